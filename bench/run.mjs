// `npm run bench`: builds the benchmarks and plays each case in a process of its own. Rates are per CPU second.
// `npm run bench -- easy` plays the cases whose name holds that word.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist/bench');
const million = '1000000';
const cases = [
  ['easy', 'scheduling', million, '0.7', 'fcfs+easy'],
  ['easy', 'scheduling', million, '0.9', 'fcfs+easy'],
  ['easy', 'scheduling', million, '1.2', 'fcfs+easy'],
  ['easy nodes', 'scheduling', million, '0.9', 'fcfs+easy', 'nodes'],
  ['placing nodes', 'placing', million, '0.9', 'fcfs+easy'],
  ['fcfs', 'scheduling', million, '0.9', 'fcfs+none'],
  ['sjf', 'scheduling', '100000', '0.9', 'shortest-first+easy'],
  ['wfp3', 'scheduling', '50000', '0.9', 'wfp3+easy'],
  ['depth-k', 'scheduling', '50000', '0.9', 'fcfs+depth-k'],
  ['conservative', 'scheduling', '50000', '0.9', 'fcfs+conservative'],
  ['pools', 'pools', '2', '0.7', 'shared', 'alone'],
  ['pools', 'pools', '2', '0.7', 'shared', 'watched'],
  ['pools', 'pools', '4', '0.9', 'apart', 'alone'],
  ['pools', 'pools', '4', '0.9', 'apart', 'watched'],
  ['reading', 'reading'],
  ['event-queue', 'event-queue'],
  ['command', 'command'],
];
await build({
  absWorkingDir: root,
  entryPoints: ['scheduling', 'placing', 'pools', 'reading', 'event-queue', 'command'].map(
    (name) => `bench/${name}.ts`,
  ),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
});
const wanted = process.argv[2];
const head = ['', 'cold', 'warm', 'native', 'of native', 'peak'];
console.log(head.map((word, i) => (i === 0 ? word.padEnd(46) : word.padStart(15))).join(''));
const env = { ...process.env, QUEUEWORKS_SHARED: process.env.QUEUEWORKS_SHARED ?? join(root, '../shared') };
for (const [name, file, ...args] of cases) {
  if (wanted && !name.includes(wanted)) continue;
  const { status } = spawnSync(process.execPath, [join(out, `${file}.mjs`), ...args], { stdio: 'inherit', env });
  if (status !== 0) process.exitCode = 1;
}
