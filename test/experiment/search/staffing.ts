import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { Players } from '../../../src/experiment/crew/players.ts';
import { type Ladder, ladderOf } from '../../../src/experiment/search/ladder.ts';
import type { LimitRequest } from '../../../src/experiment/search/limit-trials.ts';
import { type LimitSearch, searchLimit } from '../../../src/experiment/search/search-limit.ts';
import { readAxis } from '../../../src/scenario/axis.ts';
import { openScenario } from '../../../src/scenario/index.ts';
import { requestedMeasures } from '../../../src/scenario/sweep-request.ts';
import { erlangC } from '../../../src/theory/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-limit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Asked {
  readonly kind: LimitRequest['kind'];
  readonly text: string;
  readonly over: Readonly<Record<string, unknown>>;
  readonly costs?: readonly number[];
  readonly steps?: number;
}

export async function search({ kind, text, over, costs = [1], steps = 30 }: Asked): Promise<LimitSearch> {
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, text);
  const open = openScenario(file);
  const scenario = open.base.scenario;
  if (scenario === undefined) throw new Error(JSON.stringify(open.base.faults));
  const ladders = Object.entries(over).map(([path, written]) => {
    const reading = readAxis(written);
    if (!('axis' in reading)) throw new Error(reading.expected);
    return ladderOf({ path, axis: reading.axis, role: 'choice', placeOf: () => undefined }, steps) as Ladder;
  });
  const written = (scenario.thresholds ?? []).map(({ measure }) => measure);
  const { measures } = requestedMeasures(open, scenario, { flags: [], written, place: [], varied: [] });
  const players = new Players({ threads: 0 });
  try {
    return await searchLimit({ kind, open, scenario, ladders, costs, measures }, players);
  } finally {
    await players.close();
  }
}

/** Customers of mean service 1 s at an offered load, and the part of them that may wait. */
export const staffing = (offered: number, part: string, horizon: number) => `
horizon: ${horizon} s
warmup: ${Math.round(horizon / 20)} s
replications: 10
cluster: { pools: { servers: { units: 1 } } }
workloads:
  customers: { arrivals: { process: poisson, rate: ${offered} per s }, duration: { distribution: exponential, mean: 1 s } }
policy: { ordering: fcfs, backfill: none }
thresholds: ["jobs-waited <= ${part}"]
outputs: { reasons: false }
`;

/** Searches around the size that Erlang's formula gives, and expects to be told it. */
export async function expectSizeOfErlang(
  offered: number,
  part: string,
  servers: number,
  horizon: number,
): Promise<void> {
  const limit = Number.parseFloat(part) / 100;
  expect(erlangC(servers, offered)).toBeLessThan(limit);
  expect(erlangC(servers - 1, offered)).toBeGreaterThan(limit);
  const text = staffing(offered, part, horizon);
  const over = { 'cluster.pools.servers.units': `${offered + 1} … ${servers + 6}` };
  const { outcome, answer, partial } = await search({ kind: 'size', text, over });
  expect(Object.values(outcome.found)).toEqual([servers]);
  expect(partial).toBe(false);
  expect(answer).toContain(`'jobs-waited <= ${part}' holds from servers.units = ${servers} on (not `);
  expect(answer).toContain(`with ${servers - 1}), with 95 % confidence.`);
  const tried = outcome.trials.map(({ value }) => value);
  for (const near of [servers - 2, servers - 1, servers + 1, servers + 2])
    if (near > offered) expect(tried).toContain(near);
}
