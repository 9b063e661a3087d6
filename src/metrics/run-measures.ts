import type { MachineEnergy } from './energy/measure-energy.ts';
import type { MeasuredJobs } from './measured-jobs.ts';
import type { Metric } from './metric.ts';
import type { GroupResult } from './result.ts';
import type { TimeIntegrals } from './time-integrals.ts';
import type { WorkDone } from './work-done.ts';

/** What the metrics of a whole run are made of. */
export interface RunMeasures {
  /** The machine and its queue in the measured window. */
  readonly time: TimeIntegrals;
  /** What of the machine's work was of use. */
  readonly work: WorkDone;
  readonly measured: MeasuredJobs;
  readonly groups: readonly GroupResult[];
  /** Waits of the measured jobs that started, s, ascending. */
  readonly ascendingWaits: Float64Array;
  /** Jobs that left the machine within the window, whenever they were submitted. */
  readonly left: number;
  /** How long the measured jobs took to arrive, s: the window, or first to last submission where there is no horizon. */
  readonly arrivalSpan: number;
  /** First submission to last end, s; null where the jobs are not a closed batch. */
  readonly makespan: number | null;
  /** Absent unless the machine states its power. */
  readonly energy?: MachineEnergy;
  /** What the run comes to in money, by metric; absent where the scenario has none. */
  readonly account?: Readonly<Record<string, number | null>>;
}

/** A metric of a whole run: one number, null where it does not apply, undefined where the scenario does not ask for it. */
export interface SystemMetric extends Metric {
  /** Whether it is a total that grows with the work done, so that it compares like with like only at the same work. Default: no. */
  readonly growsWithWork?: true;
  /**
   * The key of a scenario that has to be there for it, such as `economics.rent`; `power` where pools have to state what they
   * draw; `start` where a policy has to have a start rule. Default: none.
   */
  readonly needs?: string;
  value(run: RunMeasures): number | null | undefined;
}

/** A quotient, or null where there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
