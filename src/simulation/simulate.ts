import type { ClusterSpec } from '../cluster/spec.ts';
import type { PolicySpec } from '../scheduler/policy.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { Observer } from './observer.ts';
import type { Outcome } from './outcome.ts';

export interface RunInput {
  readonly jobs: JobTable;
  readonly cluster: ClusterSpec;
  readonly policy: PolicySpec;
  /** The user's own modules, already loaded, by the path the policy names them with. */
  readonly modules?: ReadonlyMap<string, unknown>;
  readonly observers?: readonly Observer[];
  /** Check every invariant after every event; slow. */
  readonly audit?: boolean;
}

/** Plays all jobs through the machine under the policy, until the last one has ended. */
export function simulate(_input: RunInput): Outcome {
  throw new Error('not yet');
}
