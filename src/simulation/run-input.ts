import type { ClusterSpec } from '../cluster/index.ts';
import type { Signal } from '../energy/index.ts';
import type { Source } from '../random/index.ts';
import type { PolicySpec } from '../scheduler/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { Observer } from './observer.ts';

/** What a policy may look at besides the queue. */
export interface RunSignals {
  /** EUR per kWh. */
  readonly price?: Signal;
  /** g CO2e per kWh. */
  readonly intensity?: Signal;
}

/** What one run is made of. */
export interface RunInput {
  readonly jobs: JobTable;
  readonly cluster: ClusterSpec;
  readonly policy: PolicySpec;
  /** The user's own modules, already loaded, by the path the policy names them with. */
  readonly modules?: ReadonlyMap<string, unknown>;
  /** Prices and intensities, for policies that look at them. */
  readonly signals?: RunSignals;
  /** What the site may draw at the meter over time, W, and the most of it; absent: as much as it likes. */
  readonly powerCap?: { readonly signal: Signal; readonly highest: number };
  /** The random stream of a purpose, for forecasts that err; absent: those of an empty seed. */
  readonly stream?: (purpose: string) => Source;
  /** Changes of the machine are played up to this moment even when no job is left, s; absent: to the last job. */
  readonly until?: number;
  readonly observers?: readonly Observer[];
  /** Check every invariant at every instant, with books of its own; slow. */
  readonly audit?: boolean;
}
