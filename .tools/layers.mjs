// Checks the layers of `.dependency-cruiser.cjs`, and that there was something to check: a tool that reads no
// module finds no fault.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const { stdout, stderr, status } = spawnSync(
  process.execPath,
  [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'viz'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
);
if (!stdout) {
  process.stderr.write(stderr || `dependency-cruiser gave nothing and ended with ${status}\n`);
  process.exit(1);
}
const { summary, modules } = JSON.parse(stdout);
const sources = modules.filter(({ source }) => /^(src|viz)\//.test(source)).length;
for (const { rule, from, to, cycle } of summary.violations) {
  console.error(`${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`);
}
console.log(`layers: ${sources} modules, ${summary.totalDependenciesCruised} imports, ${summary.error} breaches`);
if (sources === 0 || summary.totalDependenciesCruised === 0) {
  console.error('layers: nothing was read, so nothing was checked');
  process.exit(1);
}
process.exit(summary.error > 0 ? 1 : 0);
