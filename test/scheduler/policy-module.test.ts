import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantSignal } from '../../src/energy/index.ts';
import {
  type BackfillContext,
  type JobView,
  PolicyModuleFault,
  type SchedulerContext,
} from '../../src/scheduler/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';

const own = { kind: 'module', module: './mine.mjs' };

function play(rows: readonly Row[], rules: ReturnType<typeof policy>, exported: unknown): string {
  const modules = new Map([['./mine.mjs', exported]]);
  return simulate({ jobs: jobTable(rows), cluster: units(8), policy: rules, modules, audit: true }).start.join();
}
const builtIn = (rows: readonly Row[], ordering: string, backfill: string) =>
  play(rows, policy(ordering, backfill), {});
/** On ten units of 100 W, under a cap that leaves power for five. */
function playCapped(rows: readonly Row[], rules: ReturnType<typeof policy>, exported: unknown): string {
  const machine = { kind: 'units' as const, units: 10, power: { accelerator: { idle: 10, busy: 110 } } };
  const powerCap = { signal: constantSignal(600), highest: 600 };
  const modules = new Map([['./mine.mjs', exported]]);
  return simulate({
    jobs: jobTable(rows),
    cluster: { pools: { machine } },
    policy: rules,
    modules,
    powerCap,
    audit: true,
  }).start.join();
}

/** Shortest first, as a user would write it. */
const shortest = {
  ordering: {
    name: 'mine',
    create: () => ({ changes: false, key: (jobs: JobView, job: number) => jobs.estimate[job]! }),
  },
};
/** First-fit, as a user would write it. */
const greedy = {
  backfill: {
    name: 'mine',
    create: (_options: unknown, { queue, jobs, fits, start }: BackfillContext) => ({
      pass() {
        for (const job of queue.inOrder()) if (fits(0, jobs.accelerators[job]!)) start(job, 0, false);
      },
    }),
  },
};
/** Strict order of arrival, as a whole scheduler. */
const patient = {
  scheduler: {
    name: 'mine',
    create(_options: unknown, { jobs, machine }: SchedulerContext) {
      const queue: number[] = [];
      return {
        submitted: (job: number) => void queue.push(job),
        ended() {},
        pass() {
          while (queue.length > 0 && machine.fits(0, jobs.accelerators[queue[0]!]!))
            machine.start(queue.shift()!, 0, false);
        },
      };
    },
  },
};

describe("a policy of the user's own schedules as a built-in one of the same rule does, with and without a cap on power:", () => {
  it.each([
    [
      'an ordering under a rule that promises',
      policy('', 'conservative', { ordering: own }),
      shortest,
      'shortest-first',
      'conservative',
    ],
    ['an ordering', policy('', 'easy', { ordering: own }), shortest, 'shortest-first', 'easy'],
    ['a backfill rule', policy('wfp3', own), greedy, 'wfp3', 'first-fit'],
    ['a whole scheduler', policy('', '', { scheduler: own }), patient, 'fcfs', 'none'],
    [
      'a module that is named as scheduler but exports a rule',
      policy('wfp3', '', { scheduler: own }),
      greedy,
      'wfp3',
      'first-fit',
    ],
  ] as const)('%s', (_, rules, exported, ordering, backfill) => {
    fc.assert(
      fc.property(arbitraryRows(), (rows) => {
        agree(play(rows, rules, exported), builtIn(rows, ordering, backfill));
        agree(playCapped(rows, rules, exported), playCapped(rows, policy(ordering, backfill), {}));
      }),
      drawn(100),
    );
  });
});

describe("a policy of the user's own knows the pools that change", () => {
  const cluster = {
    pools: {
      machine: { kind: 'units' as const, units: 8, changes: [{ at: 10, units: 2 }] },
      still: { kind: 'units' as const, units: 3 },
    },
  };
  const rows: Row[] = [
    { submit: 0, accelerators: 2, runtime: 4 },
    { submit: 1, accelerators: 3, runtime: 9 },
    { submit: 2, accelerators: 2, runtime: 50 },
    { submit: 3, accelerators: 3, runtime: 7 },
  ];
  const simulated = (rules: ReturnType<typeof policy>, exported: unknown) =>
    simulate({
      jobs: jobTable(rows),
      cluster,
      policy: rules,
      modules: new Map([['./mine.mjs', exported]]),
      audit: true,
    });

  it('as a backfill rule, which may start only what can stay', () => {
    const seen: unknown[] = [];
    const careful = {
      backfill: {
        name: 'mine',
        create: (_options: unknown, { announced, queue, canStart, start }: BackfillContext) => ({
          pass() {
            seen.push(announced);
            for (const job of queue.inOrder()) if (canStart(job, 0)) start(job, 0, false);
          },
        }),
      },
    };
    const { start } = simulated(policy('fcfs', own), careful);
    expect(seen[0]).toEqual([[{ at: 10, capacity: 2 }], undefined]);
    expect([...start]).toEqual([...simulated(policy('fcfs', 'first-fit'), {}).start]);
    // The last could start at 3 and no later, and one unit was free then.
    expect([...start]).toEqual([0, 1, 2, Number.NaN]);
  });

  it('as a whole scheduler, which is told of changes and of jobs that have lost their last chance', () => {
    const told: string[] = [];
    const listening = {
      scheduler: {
        ...patient.scheduler,
        create(_options: unknown, context: SchedulerContext) {
          let queue: number[] = [];
          const { machine, jobs } = context;
          return {
            submitted: (job: number) => void queue.push(job),
            ended() {},
            resized: (pool: number, now: number) => void told.push(`${pool} has ${machine.capacity[pool]} at ${now}`),
            withdrawn(job: number, now: number) {
              told.push(`${job} leaves at ${now}`);
              queue = queue.filter((other) => other !== job);
            },
            pass() {
              while (queue.length > 0 && machine.fits(0, jobs.accelerators[queue[0]!]!))
                machine.start(queue.shift()!, 0, false);
            },
          };
        },
      },
    };
    const jobs = [
      { submit: 0, accelerators: 8, runtime: 9 },
      { submit: 0, accelerators: 3, runtime: 5 },
    ];
    const modules = new Map([['./mine.mjs', listening]]);
    simulate({ jobs: jobTable(jobs), cluster, policy: policy('fcfs', 'none', { scheduler: own }), modules, until: 20 });
    expect(told).toEqual(['1 leaves at 5', '0 has 2 at 10']);
  });
});

describe("a fault of the user's own policy is told as its own, with its name:", () => {
  const rows = [
    { submit: 0, accelerators: 8, runtime: 5 },
    { submit: 1, accelerators: 8, runtime: 5 },
    { submit: 9, accelerators: 1, runtime: 5 },
  ];
  const starting = (start: (context: BackfillContext) => void) => ({
    backfill: {
      name: 'mine',
      create: (_options: unknown, context: BackfillContext) => ({ pass: () => start(context) }),
    },
  });
  const ordering = (create: () => unknown) => ({ ordering: { name: 'mine', create } });
  const byOwnOrder = policy('', 'none', { ordering: own });
  const byOwnRule = policy('fcfs', own);

  it.each([
    ['nothing of use exported', byOwnOrder, { colour: 1 }, /found 'colour'/],
    ['no function create', byOwnOrder, { ordering: { name: 'mine' } }, /create/],
    ['a rule where an ordering is wanted', byOwnOrder, greedy, /'ordering'/],
    ['no key function', byOwnOrder, ordering(() => ({ changes: true })), /key/],
    ['a key that is no number', byOwnOrder, ordering(() => ({ changes: true, key: () => Number.NaN })), /NaN/],
    ['no pass function', byOwnRule, { backfill: { name: 'mine', create: () => ({}) } }, /pass\(\)/],
    [
      'a start that does not fit',
      byOwnRule,
      starting(({ queue, start }) => start(queue.first(), 0, false)),
      /8 accelerators.*0 free/,
    ],
    ['a start of a job yet to come', byOwnRule, starting(({ start }) => start(2, 0, false)), /not waiting/],
    ['a start of no job', byOwnRule, starting(({ start }) => start(Number.NaN, 0, false)), /not waiting/],
    [
      'a start in no pool',
      byOwnRule,
      starting(({ queue, start }) => start(queue.first(), 3, false)),
      /does not accept that pool/,
    ],
    ['jobs left waiting for ever', byOwnRule, starting(() => {}), /3 jobs/],
  ])('%s', (_, rules, exported, words) => {
    const run = () => play(rows, rules, exported);
    expect(run).toThrow(PolicyModuleFault);
    expect(run).toThrow(words);
    try {
      run();
    } catch (fault) {
      expect((fault as PolicyModuleFault).module).toBe('./mine.mjs');
    }
  });
});

it('a start for which a cap on power leaves too little is told as such', () => {
  const rows = [
    { submit: 0, accelerators: 3, runtime: 5 },
    { submit: 1, accelerators: 3, runtime: 5 },
  ];
  const heedless = {
    backfill: {
      name: 'mine',
      create: (_options: unknown, { queue, start }: BackfillContext) => ({
        pass() {
          for (const job of queue.inOrder()) start(job, 0, false);
        },
      }),
    },
  };
  const words = 'start(1, 0): the job needs 3 accelerators, the cap on power leaves too little for them';
  expect(() => playCapped(rows, policy('fcfs', own), heedless)).toThrow(words);
});

describe("a policy of the user's own sees no job before its submission:", () => {
  const rows = [
    { submit: 0, accelerators: 3, runtime: 5 },
    { submit: 7, accelerators: 4, runtime: 5 },
  ];
  it('not as a backfill rule', () => {
    const seen: number[] = [];
    const curious = {
      backfill: {
        name: 'mine',
        create: (options: unknown, context: BackfillContext) => ({
          pass() {
            seen.push(context.jobs.accelerators[1]!);
            greedy.backfill.create(options, context).pass();
          },
        }),
      },
    };
    play(rows, policy('fcfs', own), curious);
    expect(seen).toEqual([0, 0, 4, 4]);
  });

  it('not as an ordering', () => {
    const seen: number[] = [];
    const curious = {
      ordering: {
        name: 'mine',
        create: () => ({
          changes: true,
          key(jobs: JobView, job: number) {
            if (job === 0) seen.push(jobs.accelerators[1]!);
            return jobs.submit[job]!;
          },
        }),
      },
    };
    play(rows, policy('', 'none', { ordering: own }), curious);
    expect(seen[0]).toBe(0);
  });
});
