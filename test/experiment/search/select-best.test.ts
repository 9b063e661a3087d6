import { describe, expect, it } from 'vitest';
import { Players, searchBest } from '../../../src/experiment/index.ts';
import { parseScenario } from '../../../src/scenario/index.ts';

/** A queue of one server at a load of 0.75, under several rules. */
function scenario(policies: string) {
  const text = `
horizon: 2000 s
warmup: 100 s
cluster: { pools: { server: { units: 1 } } }
workloads:
  customers: { arrivals: { process: poisson, rate: 0.75 per s }, duration: { distribution: exponential, mean: 1 s } }
policies: ${policies}
outputs: { reasons: false }
`;
  const reading = parseScenario(text, { file: 'queue.yaml', folder: '.' });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults));
  return reading.scenario;
}

async function select(policies: string, worthwhile: number, path = 'wait', most = 200) {
  const players = new Players({ threads: 0 });
  const range = { least: 0, most: Number.POSITIVE_INFINITY };
  const of = { kind: 'job', metric: 'wait', statistic: 'mean', dimension: 'all', group: 'all' } as const;
  const measure = { path, label: 'Mean wait', unit: 's', better: 'lower', share: false, range, of } as const;
  const given = { scenario: scenario(policies), measure, better: 'lower', worthwhile, confidence: 0.95 } as const;
  try {
    return await searchBest({ ...given, first: 10, most }, players);
  } finally {
    await players.close();
  }
}

const rules = (...names: readonly string[]) =>
  `{ ${names.map((name) => `${name}: { ordering: ${name}, backfill: none, oracle: true }`).join(', ')} }`;

describe('the selection of the best policy', () => {
  it('finds shortest first, which halves the wait of an M/M/1 queue at that load', async () => {
    const { outcome, answer } = await select(rules('fcfs', 'shortest-first', 'longest-first'), 0.1);
    expect(outcome.chosen).toBe('shortest-first');
    expect(answer).toContain('has the lowest mean wait');
    const [fcfs, shortest, longest] = outcome.candidates;
    expect([fcfs!.fate, shortest!.fate, longest!.fate]).toEqual(['dropped', 'chosen', 'dropped']);
    // Theory: 3 s for first come, first served.
    expect(Math.abs(fcfs!.estimate.mean! - 3)).toBeLessThan(2 * fcfs!.estimate.halfWidth!);
    // How far behind each is rests on the replications that both took, pair by pair.
    expect(shortest!.behind).toBeNull();
    for (const other of [fcfs!, longest!]) {
      const gaps = other.estimate.values.map((value, at) => value! - shortest!.estimate.values[at]!);
      expect(other.behind!.values).toEqual(gaps);
      expect(other.behind!.mean!).toBeGreaterThan(0.1);
    }
    // What shares its random numbers needs far fewer than a procedure for independent replications.
    expect(shortest!.replications).toBeLessThan(shortest!.rinott!);
    const shares = outcome.candidates.map(({ budgetShare }) => budgetShare!);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('takes the first of rules that are the same', async () => {
    const same = '{ a: { ordering: fcfs, backfill: none }, b: { ordering: fcfs, backfill: none } }';
    const { outcome } = await select(same, 0.1);
    expect([outcome.chosen, outcome.candidates[0]!.replications]).toEqual(['a', 10]);
  });

  it('drops a rule that gives no value, and says why', async () => {
    // Nobody is called so: no replication has such a wait.
    const { outcome, notes, answer } = await select(rules('fcfs', 'shortest-first'), 1, 'nobody.wait');
    expect(outcome.candidates.map(({ fate }) => fate)).toEqual(['no-value', 'no-value']);
    expect(notes.map(({ code }) => code)).toEqual(['candidate-without-value', 'candidate-without-value']);
    expect(answer).toBe('No policy has a value of nobody.wait in every replication, so none can be chosen.');
  });

  it('ends undecided when so many replications were allowed and no more', async () => {
    const { outcome, answer } = await select(rules('fcfs', 'expansion-factor'), 0.001, 'wait', 12);
    expect(outcome.chosen).toBeNull();
    expect(outcome.candidates.map(({ replications }) => replications)).toEqual([12, 12]);
    expect(answer).toContain('The best is not decided after the 12 replications that were allowed');
  });
});
