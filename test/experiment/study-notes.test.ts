import { describe, expect, it } from 'vitest';
import type { Note } from '../../src/catalogue/index.ts';
import { concludeStudy } from '../../src/experiment/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { realismNotes } from '../../src/scenario/realism-notes.ts';
import type { CleaningReport } from '../../src/workload/cleaning.ts';
import { runOf, runsOf, scenarioOf } from './made-runs.ts';

/** Without the remarks on what the scenario leaves out, which stand at the end of all. */
function notesOf(
  waits: readonly number[],
  kind: 'synthetic' | 'trace' = 'synthetic',
  earlier: readonly Note[] = [],
): readonly Note[] {
  const scenario = { ...scenarioOf(['easy'], 1, kind), replications: waits.length };
  const left = new Set(realismNotes(scenario).map(({ code }) => code));
  const { notes } = concludeStudy({
    scenario,
    runs: runsOf({ easy: waits }),
    knowledge: new Map(),
    cleaning: [],
    notes: earlier,
    partial: false,
  });
  expect(notes.slice(notes.length - left.size).every(({ code }) => left.has(code))).toBe(true);
  return notes.slice(0, notes.length - left.size);
}
const codes = (notes: readonly Note[]) => notes.map((note) => note.code);

describe('notes of a study', () => {
  it('warn of a single run, and of one log played once', () => {
    expect(notesOf([10])).toMatchObject([{ code: 'single-run', severity: 'warning' }]);
    expect(notesOf([10])[0]!.text).toContain('Set replications to 10 or more');
    expect(notesOf([10], 'trace')[0]!.text).toContain('this log alone');
  });

  it('warn of few replications, not of many', () => {
    expect(codes(notesOf([10, 10, 10, 10]))).toEqual(['few-replications']);
    expect(codes(notesOf([10, 10, 10, 10, 10]))).toEqual([]);
  });

  it('tell an interval wider than a tenth of the mean, and how many replications would bring it there', () => {
    const [note] = notesOf([5, 15, 5, 15, 5, 15, 5, 15, 5, 15]);
    // mean 10, s = 5.270463, half-width t(0.975, 9)·s/√10 = 3.770; (3.770/1)² · 10 ≈ 143.
    expect(note).toMatchObject({ code: 'wide-interval', policy: 'easy' });
    expect(note!.text).toContain('10.0 s (6.9–15 s)');
    expect(note!.text).toContain('about 143 replications');
  });

  it('say once what was noted while the jobs of many replications were drawn', () => {
    const raised = (count: number, workload: string): Note => ({
      code: 'limits-raised',
      severity: 'info',
      text: `${count} limits were raised`,
      workload,
      count,
    });
    const drawn = [114, 127, 130].flatMap((count, replication) => [
      { note: raised(count, 'jobs'), replication },
      ...(replication === 1 ? [{ note: raised(2, 'others'), replication }] : []),
    ]);
    const runs = runsOf({ easy: [10, 10, 10] });
    const scenario = scenarioOf(['easy'], 3);
    const study = { scenario, runs, knowledge: new Map(), cleaning: [], notes: [], drawn, partial: false };
    const said = concludeStudy(study).notes.filter(({ code }) => code === 'limits-raised');
    expect(said.map(({ text }) => text)).toEqual([
      '114 limits were raised (So in replication 1, likewise in all 3.)',
      '2 limits were raised (So in replication 2, in no other.)',
    ]);
  });

  it('say once what many runs say, with how many say so', () => {
    const rejected = (count: number): Note => ({
      code: 'rejected-jobs',
      severity: 'warning',
      text: `${count} jobs were rejected.`,
      count,
    });
    const runs = [3, 4, null].map((count, replication) =>
      runOf({ policy: 'easy', replication, wait: 10, notes: count === null ? [] : [rejected(count)] }),
    );
    const { notes } = concludeStudy({
      scenario: scenarioOf(['easy'], 3),
      runs,
      knowledge: new Map(),
      cleaning: [],
      notes: [],
      partial: false,
    });
    expect(notes.filter((note) => note.code === 'rejected-jobs').map((note) => note.text)).toEqual([
      '3 jobs were rejected. (So in replication 1, likewise in 2 of 3.)',
    ]);
  });

  it('stand with the warnings first', () => {
    const earlier: Note[] = [
      { code: 'remark', severity: 'info', text: 'A remark.' },
      { code: 'danger', severity: 'warning', text: 'A danger.' },
    ];
    expect(codes(notesOf([10], 'synthetic', earlier))).toEqual(['danger', 'single-run', 'remark']);
  });

  it('say of the load on a pool once what every replication finds anew', () => {
    const load = (percent: number, about = 'gpus'): Note => ({
      code: 'offered-load',
      severity: 'warning',
      about,
      text: `the offered load on pool ${about} is ${percent} %`,
    });
    const notes = notesOf([10, 10, 10, 10, 10], 'synthetic', [load(147), load(148), load(129), load(101, 'cpus')]);
    expect(notes.map(({ text }) => text)).toEqual([
      'the offered load on pool gpus is 147 %',
      'the offered load on pool cpus is 101 %',
    ]);
  });

  describe('of a log without requested times', () => {
    const cleaned = (missing: number, code = 'limit-missing'): CleaningReport => ({
      workload: 'jobs',
      records: 400,
      jobs: 400,
      changes: [{ code, action: 'changed', count: missing, text: '', examples: [] }],
    });
    function concluded(missing: number, policy: string, limit = '', code = 'limit-missing') {
      const plain = scenarioOf(['easy'], 1, 'trace', [`outputs: { reasons: false }`]);
      const { backfill, ordering } = parsed(policy);
      const scenario = {
        ...plain,
        policies: { easy: { ...plain.policies.easy!, backfill, ordering } },
        workloads: { jobs: { ...plain.workloads.jobs!, ...(limit === '' ? {} : { limit: { model: limit } }) } },
      };
      const study = concludeStudy({
        scenario,
        runs: runsOf({ easy: [10] }),
        knowledge: new Map([['easy', backfill.kind === 'none' && ordering.kind === 'fcfs' ? 'none' : 'estimate']]),
        cleaning: [cleaned(missing, code)],
        notes: [],
        partial: false,
      });
      const note = study.notes.find(({ code }) => code === 'exact-limits');
      return { note, knowledge: study.policies[0]!.knowledge };
    }
    const parsed = (policy: string) => {
      const { scenario } = parseScenario(
        `horizon: 1 d\ncluster: { pools: { m: { units: 1 } } }\nworkloads: { w: { arrivals: { process: poisson, rate: 1 per h }, duration: 1 s } }\npolicy: ${policy}`,
        { file: 'policy.yaml', folder: '.' },
      );
      return Object.values(scenario!.policies)[0]!;
    };

    it('warn likewise where the requests are the run times', () => {
      const { note, knowledge } = concluded(400, '{ backfill: easy }', '', 'limit-exact');
      expect(note?.text).toMatch(
        /^All jobs in the log of 'jobs' ask, or are taken to ask, for exactly the time they run/,
      );
      expect(knowledge).toBe('oracle');
      expect(concluded(380, '{ backfill: easy }', '', 'limit-exact').note?.text).toMatch(/^95 % of the jobs in/);
    });

    it('warn that backfilling has perfect knowledge, and tell the knowledge so', () => {
      const { note, knowledge } = concluded(400, '{ backfill: easy }');
      expect(note).toEqual({
        code: 'exact-limits',
        severity: 'warning',
        workload: 'jobs',
        text: "The log of 'jobs' has no requested times: its jobs are taken to ask for exactly the time they run, so backfilling plans with perfect knowledge. People ask for much more: see the limit models 'tsafrir', 'factor' and 'rounded'.",
      });
      expect(knowledge).toBe('oracle');
    });

    it('tell the share where only some jobs lack one, and leave the knowledge an estimate', () => {
      const { note, knowledge } = concluded(148, '{ backfill: conservative }');
      expect(note!.text).toMatch(
        /^37 % of the jobs in the log of 'jobs' have no requested time .* perfect knowledge for them/,
      );
      expect(knowledge).toBe('estimate');
      expect(concluded(3, '{ backfill: easy }').note).toBeUndefined();
    });

    it('tell it of orders by run time, and of nothing that looks at no limits or has a model of them', () => {
      expect(concluded(400, '{ ordering: shortest-first, backfill: none }').note!.text).toContain('orders by run time');
      expect(concluded(400, '{ ordering: fcfs, backfill: none }').note).toBeUndefined();
      expect(concluded(400, '{ backfill: easy }', 'tsafrir')).toEqual({ note: undefined, knowledge: 'estimate' });
    });
  });
});
