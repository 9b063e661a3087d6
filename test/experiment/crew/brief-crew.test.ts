import { expect, test } from 'vitest';
import { briefCrew } from '../../../src/experiment/crew/brief-crew.ts';
import { inlineCrew } from '../../../src/experiment/crew/inline-crew.ts';
import { boardWidth } from '../../../src/experiment/crew/progress.ts';
import { parseScenario } from '../../../src/scenario/index.ts';

const { scenario } = parseScenario(
  `
name: two servers
horizon: 400 s
cluster: { pools: { servers: { units: 2 } } }
workloads:
  customers: { arrivals: { process: poisson, rate: 1.5 per s }, accelerators: 1, duration: { distribution: exponential, mean: 1 s } }
policy: { ordering: fcfs, backfill: none }
`,
  { file: 'two.yaml', folder: '.' },
);

const data = { audit: false, board: new Float64Array(new SharedArrayBuffer(8 * boardWidth)) };

async function played(crew: ReturnType<typeof inlineCrew>) {
  try {
    const { jobs } = await crew.build({ scenario: scenario!, replication: 0, logs: {} });
    const policy = Object.keys(scenario!.policies)[0]!;
    const { outcome, result } = await crew.play({
      scenario: scenario!,
      policy,
      replication: 0,
      jobs,
      row: 0,
      detail: 'columns',
    });
    return { start: [...outcome!.start], result };
  } finally {
    await crew.close();
  }
}

test('what is over soon is played in the calling thread, and what takes too long is begun anew in another, with the same result', async () => {
  const expected = await played(inlineCrew(data));
  expect(expected.start.length).toBeGreaterThan(500);

  let looks = 0;
  expect(await played(briefCrew(data, 1, undefined, () => ++looks && 0))).toEqual(expected);
  // A look before each piece of work, and one at every end: nothing was played elsewhere.
  expect(looks).toBeGreaterThanOrEqual(expected.start.length);

  // Time runs out at the hundredth look, in the middle of the run.
  looks = 0;
  expect(await played(briefCrew(data, 1, undefined, () => (++looks > 100 ? 10_000 : 0)))).toEqual(expected);
  expect(looks).toBe(101);
});
