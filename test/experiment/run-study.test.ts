import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type FinishedRun,
  runStudy,
  type Study,
  StudyError,
  type StudyFault,
  type StudyOptions,
} from '../../src/experiment/index.ts';
import { parseScenario, type Scenario } from '../../src/scenario/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-study-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scenario(lines: string): Scenario {
  const reading = parseScenario(lines, { file: join(folder, 'scenario.yaml'), folder });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults, null, 1));
  return reading.scenario;
}

const small = `
name: small
seed: 7
horizon: 2 d
warmup: 1 h
replications: 4
cluster: { pools: { machine: { units: 16 } } }
workloads:
  narrow: { arrivals: { process: poisson, rate: 6 per h }, accelerators: { choice: [1, 2, 4], weights: [4, 2, 1] }, duration: { distribution: lognormal, mean: 40 min, cv: 1.5 } }
  wide: { arrivals: { process: poisson, rate: 0.5 per h }, accelerators: 12, duration: { distribution: exponential, mean: 20 min } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
`;

/** Everything a study says and every number of its runs, as bytes. */
async function everything(options: StudyOptions): Promise<string> {
  const runs: unknown[] = [];
  const study = await runStudy(scenario(small), {
    ...options,
    onRun: ({ jobs, outcome, result }) => void runs.push(asData({ jobs, outcome, result })),
  });
  return JSON.stringify(asData({ study, runs }));
}

function asData(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part) =>
      ArrayBuffer.isView(part) ? Array.from(part as unknown as Float64Array) : part,
    ),
  );
}

async function faultOf(text: string, options: StudyOptions = { threads: 0 }): Promise<StudyFault> {
  const error = await runStudy(scenario(text), options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StudyError);
  return (error as StudyError).fault;
}

describe('a study', () => {
  it('delivers every finished run in the same order: replication by replication, policy by policy', async () => {
    const order: string[] = [];
    const study = await runStudy(scenario(small), {
      threads: 0,
      onRun: ({ result }) => void order.push(`${result.replication} ${result.policy}`),
    });
    expect(order).toEqual(['0 fcfs', '0 easy', '1 fcfs', '1 easy', '2 fcfs', '2 easy', '3 fcfs', '3 easy']);
    expect(study.runs.map(({ policy, replication }) => `${policy} ${replication}`)).toEqual([
      'fcfs 0',
      'fcfs 1',
      'fcfs 2',
      'fcfs 3',
      'easy 0',
      'easy 1',
      'easy 2',
      'easy 3',
    ]);
    expect(study).toMatchObject({ partial: false });
    // Three overall and one for each class.
    expect(study.comparisons).toHaveLength(3 + 2);
    expect(study.policies.map(({ policy, knowledge }) => [policy, knowledge])).toEqual([
      ['fcfs', 'none'],
      ['easy', 'estimate'],
    ]);
  });

  it('gives all policies the same jobs, and every replication its own', async () => {
    const submissions: Record<string, string> = {};
    await runStudy(scenario(small), {
      threads: 0,
      onRun: ({ result, jobs }) => {
        submissions[`${result.policy} ${result.replication}`] = [jobs.submit, jobs.runtime, jobs.accelerators]
          .map((column) => column.join())
          .join(';');
      },
    });
    expect(submissions['easy 0']).toBe(submissions['fcfs 0']);
    expect(submissions['easy 1']).toBe(submissions['fcfs 1']);
    expect(submissions['fcfs 1']).not.toBe(submissions['fcfs 0']);
  });

  it('comes to the same bytes in the calling thread, in one thread and in three', async () => {
    expect(existsSync('dist/worker.js'), 'the worker is built').toBe(true);
    const inline = await everything({ threads: 0 });
    expect(await everything({ threads: 1 })).toBe(inline);
    expect(await everything({ threads: 3 })).toBe(inline);
  });

  it('waits for whoever writes a run before it hands over the next', async () => {
    let writing = 0;
    let most = 0;
    await runStudy(scenario(small), {
      threads: 0,
      async onRun() {
        writing++;
        most = Math.max(most, writing);
        await new Promise((resolve) => setTimeout(resolve, 2));
        writing--;
      },
    });
    expect(most).toBe(1);
  });

  it('tells how far it is, never going back, and ends with all of it', async () => {
    const shares: number[] = [];
    await runStudy(scenario(small), { threads: 0, onProgress: ({ share }) => void shares.push(share) });
    expect(shares.every((share, at) => at === 0 || share >= shares[at - 1]! - 1e-12)).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });

  it('keeps what is finished when it is interrupted, and says it is partial', async () => {
    const controller = new AbortController();
    const finished: FinishedRun[] = [];
    const study: Study = await runStudy(scenario(small), {
      threads: 0,
      signal: controller.signal,
      onRun: (run) => {
        finished.push(run);
        if (finished.length === 3) controller.abort();
      },
    });
    expect(study.partial).toBe(true);
    expect(finished.length).toBeGreaterThanOrEqual(3);
    expect(finished.length).toBeLessThan(8);
    expect(study.runs).toHaveLength(finished.length);
    // Both policies are compared on what both have finished.
    expect(study.policies[0]!.groups[0]!.metrics.wait!.mean.values.length).toBe(
      study.policies[1]!.groups[0]!.metrics.wait!.mean.values.length,
    );
  });

  it('does nothing when it is interrupted before it began', async () => {
    const study = await runStudy(scenario(small), { threads: 0, signal: AbortSignal.abort() });
    expect(study).toMatchObject({
      partial: true,
      runs: [],
      comparisons: [],
      answer: 'No run was finished, so there is no answer.',
    });
  });

  it('names the log, the line and the expectation when a log cannot be read', async () => {
    writeFileSync(
      join(folder, 'broken.swf'),
      '; a log\n1 0 -1 10 1 -1 -1 1 10 -1 1 1 1 1 1 1 -1 -1\n2 5 -1 ten 1 -1 -1 1 10 -1 1 1 1 1 1 1 -1 -1\n',
    );
    const fault = await faultOf(
      'name: broken\ncluster: { pools: { m: { units: 4 } } }\nworkloads: { log: { kind: trace, file: broken.swf } }\n',
    );
    expect(fault).toMatchObject({
      kind: 'log',
      workload: 'log',
      faults: [{ code: 'not-a-number', file: 'broken.swf', line: 3, column: 8 }],
    });
  });
});

/** Played in a thread of the build: there the modules are loaded by Node itself, as users have it. */
describe("a policy of the user's own", () => {
  const jobs = `
name: own
horizon: 6 h
cluster: { pools: { machine: { units: 4 } } }
workloads: { jobs: { arrivals: { process: poisson, rate: 12 per h }, accelerators: 2, duration: { distribution: exponential, mean: 8 min } } }
`;
  const own = (file: string) =>
    `${jobs}policies: { own: { module: ./${file} }, builtin: { ordering: shortest-first, backfill: easy } }\n`;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  it('is played like a built-in one: the same order gives the same schedule', async () => {
    write(
      'shortest.mjs',
      "export const ordering = { name: 'shortest', knowledge: 'estimate', create: () => ({ changes: false, key: (jobs, job) => jobs.estimate[job] }) };\n",
    );
    const starts: Record<string, string> = {};
    const study = await runStudy(scenario(own('shortest.mjs')), {
      threads: 1,
      onRun: ({ result, outcome }) => void (starts[result.policy] = outcome.start.join()),
    });
    expect(starts.own).toBe(starts.builtin);
    expect(study.policies[0]!.knowledge).toBe('estimate');
  });

  it.each([
    [
      'throws while it plays',
      "export const ordering = {\n  name: 'x',\n  create: () => ({ changes: false, key: (jobs, job) => jobs.nothing[job] }),\n};\n",
      3,
      /^TypeError: /,
    ],
    [
      'gives no number',
      "export const ordering = {\n  name: 'x',\n  create: () => ({\n    changes: false,\n    key: () => undefined,\n  }),\n};\n",
      5,
      /key\(\) returned undefined/,
    ],
    [
      'exports nothing of use',
      'export const order = 1;\n',
      undefined,
      /expected an export named 'ordering', 'backfill' or 'scheduler', found 'order'/,
    ],
    [
      'has no create',
      "export const ordering = { name: 'x' };\n",
      1,
      /expected 'ordering' to be an object with a text 'name' and a function 'create'/,
    ],
    ['cannot be parsed', 'export const ordering = {\n  name: ;\n};\n', 2, /^SyntaxError: /],
    ['throws while it is loaded', "\nthrow new Error('not today');\n", 2, /^Error: not today/],
    ['imports what is not there', "import './nothing-here.mjs';\n", undefined, /imports something that is not there/],
  ])('that %s is told as its own fault, with its name and line', async (title, text, line, message) => {
    const file = `${title.replaceAll(' ', '-')}.mjs`;
    write(file, text);
    const fault = await faultOf(own(file), { threads: 1 });
    expect(fault).toMatchObject({ kind: 'module', module: `./${file}`, message: expect.stringMatching(message) });
    if (fault.kind === 'module') expect(fault.line).toBe(line);
  });

  it('that starts what does not fit is stopped at the call', async () => {
    write(
      'greedy.mjs',
      "export const scheduler = {\n  name: 'greedy',\n  create(options, { machine }) {\n    const waiting = [];\n    return {\n      submitted: (job) => waiting.push(job),\n      ended() {},\n      pass() {\n        for (const job of waiting.splice(0)) machine.start(job, 0);\n      },\n    };\n  },\n};\n",
    );
    const fault = await faultOf(own('greedy.mjs'), { threads: 1 });
    expect(fault).toMatchObject({
      kind: 'module',
      line: 9,
      policy: 'own',
      message: expect.stringMatching(/^start\(\d+, 0\): the job needs 2 accelerators, the pool has \d free$/),
    });
  });
});
