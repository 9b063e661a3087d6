import type { ClusterSpec } from '../cluster/index.ts';
import type { PolicySpec } from '../scheduler/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { Observer } from './observer.ts';

/** What one run is made of. */
export interface RunInput {
  readonly jobs: JobTable;
  readonly cluster: ClusterSpec;
  readonly policy: PolicySpec;
  /** The user's own modules, already loaded, by the path the policy names them with. */
  readonly modules?: ReadonlyMap<string, unknown>;
  readonly observers?: readonly Observer[];
  /** Check every invariant at every instant, with books of its own; slow. */
  readonly audit?: boolean;
}
