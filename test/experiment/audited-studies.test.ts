import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { auditClaims } from '../../src/metrics/index.ts';
import type { Recorder } from '../../src/metrics/recorder.ts';
import { Audit } from '../../src/simulation/audit.ts';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy } from '../job-tables.ts';
import { scenarioOf } from '../scenario/reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'audited-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Two days of hours whose price and intensity go up and down out of step. */
const rows = Array.from({ length: 48 }, (_, hour) => {
  const date = `2027-01-0${4 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00`;
  return `${date},${(hour * 37) % 101},${100 + ((hour * 53) % 307)}`;
});
writeFileSync(join(folder, 'hours.csv'), `time,price (EUR/MWh),g CO2e/kWh\n${rows.join('\n')}\n`);

/** Nodes that become fewer, and units that go: jobs wait in the queue, are held, pause and are resized. */
const text = (start: string) => `
horizon: 1 d
warmup: 2 h
replications: 2
begin: 2027-01-04
cluster:
  pools:
    nodes: { nodes: 3, acceleratorsPerNode: 2, power: { idle: 50 W, busy: 400 W }, announced: false, changes: [{ at: 9 h, nodes: 1 }, { at: 15 h, nodes: 4 }] }
    units: { units: 3, power: { idle: 50 W, busy: 400 W }, until: 20 h }
electricity: { price: { file: hours.csv, zone: UTC, repeat: true } }
carbon: { intensity: { file: hours.csv, zone: UTC, repeat: true } }
workloads:
  rigid: { arrivals: { process: poisson, rate: 1 per h }, accelerators: 2, duration: 40 min }
  pausing: { arrivals: { process: poisson, rate: 1 per h }, duration: 2 h, shiftable: 8 h, interruptible: 3 min }
  elastic: { arrivals: { process: poisson, rate: 1 per h }, accelerators: 2, duration: 1 h, shiftable: 6 h, interruptible: 1 min, elastic: { from: 1, to: 4, parallel: 95 % } }
policy: { start: ${start} }
outputs: { report: false }
`;

describe('the audit of a study whose start rule holds jobs', () => {
  it.each(['carbon-window', 'price-threshold', 'price-slots', 'carbon-elastic'])(
    'finds under %s that what is installed is used, lost to a reason, or idle',
    async (start) => {
      const study = await runStudy(scenarioOf(text(start), { folder }), { threads: 0, audit: true });
      expect(study.runs).toHaveLength(2);
      // What it looked at was there: accelerators that were idle while jobs were held.
      expect(study.policies[0]!.system['capacity-lost-held']!.mean).toBeGreaterThan(0);
    },
  );

  it('fails where a reason for being idle is left out', () => {
    const jobs = jobTable([{ submit: 0, accelerators: 1, runtime: 10 }]);
    const input = {
      jobs,
      cluster: { pools: { a: { kind: 'units', units: 2 } } },
      policy: policy('fcfs', 'easy'),
    } as const;
    const outcome = simulate({ ...input, observers: [new Audit(input)] });
    const window = { from: 0, to: Infinity, first: 0, last: 1, open: false };
    const told = { installed: 20, lostToPolicy: 1, lostToFit: 2, lostToHold: 3, idle: 4 };
    const claimed = (integrals: typeof told) => () =>
      auditClaims({ jobs, outcome, window, recorder: { integrals: () => integrals } as unknown as Recorder });
    expect(claimed(told)).not.toThrow();
    for (const reason of ['lostToPolicy', 'lostToFit', 'lostToHold', 'idle'] as const)
      expect(claimed({ ...told, [reason]: 0 })).toThrow('the ledger does not close');
  });
});
