// The built command as users run it: `--help` beside bare node, and a log of a million jobs from SWF to CSV and page.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { row } from './measure.ts';
import { units, workload } from './workloads.ts';

const command = resolve(import.meta.dirname, '../queueworks.js');
const folder = mkdtempSync(join(tmpdir(), 'queueworks-bench-'));

/** CPU seconds and peak memory (MB) of a child process, by the shell's `time`. */
function child(args: readonly string[]): { cpu: number; wall: number; memory: number } {
  const report = join(folder, 'usage');
  // The child tells its own use when it leaves; a preload keeps the command itself untouched.
  const preload = join(folder, 'usage.cjs');
  writeFileSync(
    preload,
    `process.on('exit', () => { const u = process.resourceUsage(); require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({ cpu: (u.userCPUTime + u.systemCPUTime) / 1e6, memory: u.maxRSS / 1024 })); });`,
  );
  const from = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--require', preload, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  const wall = Number(process.hrtime.bigint() - from) / 1e9;
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return { ...(JSON.parse(readFileSync(report, 'utf8')) as { cpu: number; memory: number }), wall };
}

const least = (args: readonly string[]) => Math.min(...Array.from({ length: 9 }, () => child(args).cpu));
writeFileSync(join(folder, 'empty.cjs'), '');
const bare = least([join(folder, 'empty.cjs')]);
const help = least([command, '--help']);
row('--help, CPU over bare node', `${Math.round(1000 * (help - bare))} ms`);

const { log } = await workload(1_000_000, 0.9);
if (log === undefined) console.log('end to end: skipped, the shared workload maker is not at hand');
else {
  writeFileSync(
    join(folder, 'million.yaml'),
    `name: million\ncluster: { pools: { machine: { units: ${units} } } }\nworkloads: { log: { kind: trace, format: swf, file: '${log}' } }\npolicy: { ordering: fcfs, backfill: easy }\n`,
  );
  const { cpu, wall, memory } = child([command, 'run', 'million.yaml', '--quiet', '--force']);
  const page = statSync(join(folder, 'out/million/report.html')).size / 1e6;
  row(
    '1,000,000 jobs, SWF to CSV and page',
    `${wall.toFixed(1)} s wall`,
    `${cpu.toFixed(1)} s CPU`,
    `page ${page.toFixed(1)} MB`,
    '',
    `${Math.round(memory)} MB`,
  );
}
