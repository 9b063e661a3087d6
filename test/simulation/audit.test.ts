import { describe, expect, it } from 'vitest';
import { Audit } from '../../src/simulation/audit.ts';
import { AuditFailure, type MachineView } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';

/** An audit of a run on four units that is acted out by hand. */
function audited(rows: readonly Row[]) {
  const free = Int32Array.of(4);
  const pool = { capacity: 4, free: 4 };
  const jobs = jobTable(rows);
  const run = { free, accelerators: jobs.accelerators, cluster: { pools: [pool] }, installed: 4, poolOfJob: () => 0 };
  const audit = new Audit({ jobs, cluster: units(4), policy: policy('fcfs', 'none') });
  audit.begin(run as unknown as MachineView);
  const setFree = (count: number) => {
    free[0] = count;
    pool.free = count;
  };
  return { audit, setFree };
}
const two = [
  { submit: 5, accelerators: 3, runtime: 1 },
  { submit: 5, accelerators: 3, runtime: 1 },
];

describe('the audit', () => {
  it.each<[string, (acted: ReturnType<typeof audited>) => void]>([
    ['before its submission', ({ audit }) => audit.started(0, 4)],
    [
      'started twice',
      ({ audit }) => {
        audit.started(0, 5);
        audit.started(0, 6);
      },
    ],
    ['ended without running', ({ audit }) => audit.ended(1, 6)],
    [
      'given out 6 of 4',
      ({ audit, setFree }) => {
        audit.started(0, 5);
        audit.started(1, 5);
        setFree(-2);
        audit.instant(5);
      },
    ],
    [
      'says 4 free',
      ({ audit }) => {
        audit.started(0, 5);
        audit.instant(5);
      },
    ],
    [
      'ran back',
      ({ audit }) => {
        audit.instant(6);
        audit.instant(5);
      },
    ],
    [
      'still hold',
      ({ audit, setFree }) => {
        audit.started(0, 5);
        setFree(1);
        audit.finish(6);
      },
    ],
  ])('finds what must not be: %s', (words, act) => {
    const acted = audited(two);
    expect(() => act(acted)).toThrow(AuditFailure);
    expect(() => act(audited(two))).toThrow(words);
  });

  it('finds a job in a pool that it does not accept', () => {
    const { audit } = audited([{ submit: 0, accelerators: 1, runtime: 1, pools: [1] }]);
    expect(() => audit.started(0, 0)).toThrow('does not accept');
  });

  it('finds nothing in a run as it should be', () => {
    const { audit, setFree } = audited(two);
    const act = () => {
      audit.started(0, 5);
      setFree(1);
      audit.instant(5);
      audit.ended(0, 6);
      audit.started(1, 6);
      audit.instant(6);
      audit.ended(1, 7);
      setFree(4);
      audit.instant(7);
      audit.finish(7);
    };
    expect(act).not.toThrow();
  });
});
