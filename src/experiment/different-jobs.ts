import type { Note } from '../catalogue/index.ts';
import type { RunResult } from '../metrics/index.ts';

/**
 * A warning where policies did not bring the same measured jobs to a start: means over different jobs cannot be compared. Measured jobs are
 * drawn before a run, so this can only be a rejection that depends on the policy.
 */
export function differentJobs(runs: readonly RunResult[]): Note[] {
  const first = runs[0]?.policy;
  const measured = (run: RunResult) => run.groups[0]?.metrics.wait?.count ?? 0;
  const baseline = new Map(
    runs.filter(({ policy }) => policy === first).map((run) => [run.replication, measured(run)]),
  );
  const other = runs.find((run) => {
    const expected = baseline.get(run.replication);
    return expected !== undefined && measured(run) !== expected;
  });
  if (other === undefined) return [];
  const [here, there] = [measured(other), baseline.get(other.replication)!];
  return [
    {
      code: 'different-jobs',
      severity: 'warning',
      policy: other.policy,
      text: `Under '${other.policy}' ${here.toLocaleString('en')} measured jobs ran in replication ${other.replication + 1}, under '${first}' ${there.toLocaleString('en')}: their means are over different jobs, and differences between them may come from that.`,
    },
  ];
}
