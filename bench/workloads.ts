import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LogShelf } from '../src/experiment/crew/log-shelf.ts';
import { createRecorder, measuredWindow } from '../src/metrics/index.ts';
import { parseScenario, type Scenario } from '../src/scenario/index.ts';
import { simulate } from '../src/simulation/index.ts';
import { buildJobTable, type JobTable } from '../src/workload/index.ts';

/** The shared yardsticks beside the project, where they are at hand. */
const shared = resolve(import.meta.dirname, process.env.QUEUEWORKS_SHARED ?? '../../shared');
const maker = join(shared, 'bench/make-workload.mjs');
const native = join(shared, 'bench/easy-reference.cpp');
const folder = mkdtempSync(join(tmpdir(), 'queueworks-bench-'));

export const units = 1024;

export interface Workload {
  readonly title: string;
  /** The log as a file in Standard Workload Format; absent when the jobs were made here. */
  readonly log?: string;
  readonly scenario: Scenario;
  readonly jobs: JobTable;
}

/**
 * So many jobs at an offered load on 1,024 units: from the shared maker where it is at hand, so that the native yardstick
 * can play the same; else from the Lublin–Feitelson model.
 */
export async function workload(jobs: number, load: number): Promise<Workload> {
  const title = `${jobs.toLocaleString('en')} jobs at load ${load}`;
  if (!existsSync(maker)) return { title, ...(await build(lublin(jobs, load))) };
  const log = join(folder, `${jobs}-${load}.swf`);
  if (!existsSync(log)) {
    const text = execFileSync(process.execPath, [maker, String(jobs), String(load), String(units)], {
      maxBuffer: 2 ** 30,
    });
    writeFileSync(log, text);
  }
  return { title, log, ...(await build(`log: { kind: trace, format: swf, file: '${log}' }`)) };
}

/** Plays a workload with the metrics recorder on, on 1,024 units or on 256 nodes of four, under `ordering+backfill`. */
export function play({ jobs, scenario }: Workload, policy: string, pools: string): void {
  const [ordering = 'fcfs', backfill = 'easy'] = policy.split('+');
  const machine =
    pools === 'nodes'
      ? ({ kind: 'nodes', nodes: units / 4, acceleratorsPerNode: 4 } as const)
      : ({ kind: 'units', units } as const);
  simulate({
    jobs,
    cluster: { pools: { machine } },
    policy: {
      ordering: { kind: ordering },
      backfill: { kind: backfill },
      pass: { kind: 'per-instant' },
      walltime: { rule: 'kill' },
      oracle: false,
    },
    observers: [createRecorder({ window: measuredWindow(jobs, scenario), timelineSteps: 1000 })],
  });
}

const lublin = (jobs: number, load: number) =>
  `made: { kind: lublin, type: typeless, jobs: ${jobs}, targetLoad: '${100 * load} %' }`;

async function build(workloads: string): Promise<{ scenario: Scenario; jobs: JobTable }> {
  const text = `name: bench\ncluster: { pools: { machine: { units: ${units} } } }\nworkloads: { ${workloads} }\n`;
  const reading = parseScenario(text, { file: 'bench.yaml', folder });
  const { scenario } = reading;
  if (!scenario) throw new Error(JSON.stringify(reading.faults, null, 1));
  const { jobs } = buildJobTable({ ...scenario, replication: 0, logs: await new LogShelf().of(scenario) });
  return { scenario, jobs };
}

/** Jobs per CPU second of the native yardstick on a log; undefined where it cannot be built. */
export function nativeRate(log: string | undefined): number | undefined {
  if (log === undefined || !existsSync(native)) return undefined;
  const program = join(folder, 'easy-reference');
  try {
    if (!existsSync(program)) execFileSync('g++', ['-O3', '-march=native', '-o', program, native], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  // The best of three: the yardstick is one short run, and the machine may be busy.
  const rates = [1, 2, 3].map(() => {
    const printed = execFileSync(program, ['index', log, String(units)], { encoding: 'utf8' });
    return Number(/jobs_per_s (\d+)/.exec(printed)?.[1]);
  });
  return Math.max(...rates);
}
