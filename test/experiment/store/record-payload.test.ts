import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../../src/experiment/index.ts';
import { packed, unpacked } from '../../../src/experiment/store/record-payload.ts';
import type { RunRecord } from '../../../src/experiment/store/run-record.ts';
import { parseScenario } from '../../../src/scenario/index.ts';

/** The records that a study puts into a store. */
async function recordsOf(lines: string): Promise<RunRecord[]> {
  const { scenario, faults } = parseScenario(lines, { file: 'made.yaml', folder: '.' });
  if (scenario === undefined) throw new Error(JSON.stringify(faults));
  const records: RunRecord[] = [];
  const store = { find: () => undefined, add: (_key: unknown, record: RunRecord) => void records.push(record) };
  await runStudy(scenario, { threads: 0, store });
  return records;
}

const machine = `
seed: 2
horizon: 6 h
replications: 2
cluster: { pools: { nodes: { nodes: 4, acceleratorsPerNode: 4, power: { idle: 60 W, busy: 400 W } } } }
electricity: { price: 100 EUR per MWh }
policies: { fcfs: { ordering: fcfs, backfill: none }, easy: { ordering: fcfs, backfill: easy } }
workloads:
  jobs: { arrivals: { process: poisson, rate: RATE }, accelerators: { choice: [1, 2, 6] }, duration: { distribution: exponential, mean: 20 min }, users: { count: 9 } }
`;

describe('the payload of a record', () => {
  it('without columns is deflated JSON, as it always was', () => {
    const value = { a: [1, null, 'ü'], b: { c: 0.1 } };
    expect(packed(value).equals(deflateRawSync(JSON.stringify(value), { level: 6 }))).toBe(true);
    expect(unpacked(packed(value))).toEqual(value);
  });

  it('gives columns back bit by bit, wherever they stand', () => {
    const value = {
      name: 'x',
      times: Float64Array.of(Number.NaN, -0, 1 / 3, Number.POSITIVE_INFINITY),
      none: new Float64Array(0),
      part: { state: Uint8Array.of(1, 255), deep: { node: Int32Array.of(-1, 7) } },
      lists: [{ one: Float32Array.of(0.5) }, { one: Float32Array.of(-2) }],
      plain: [{ one: 1 }, { one: 2 }],
    };
    const found = unpacked(packed(value)) as typeof value;
    expect(found).toStrictEqual(value);
    expect(Object.is(found.times[1], -0)).toBe(true);
    // A view of a part of something larger is not taken for all of it.
    const part = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(unpacked(packed({ part }))).toStrictEqual({ part: Float64Array.of(2, 3) });
  });

  it.each(['12 per h', '0.001 per h'])('gives back what a run came to, with jobs at %s', async (rate) => {
    const records = await recordsOf(machine.replace('RATE', rate));
    expect(records).toHaveLength(4);
    expect(records[0]!.outcome!.start).toBeInstanceOf(Float64Array);
    expect(records[0]!.result.energy!.timeline.power.length).toBeGreaterThan(0);
    for (const record of records) expect(unpacked(packed(record))).toEqual(record);
    // The page shows the jobs of the first replication only.
    expect(records.map(({ outcome }) => outcome !== undefined)).toEqual([true, true, false, false]);
  });
});
