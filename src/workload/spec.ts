/**
 * A workload as a scenario describes it, resolved: `kind` names an entry of the workload registry
 * (`synthetic`, `lublin`, `trace`), the rest are that kind's parsed options.
 */
export interface WorkloadSpec {
  readonly kind: string;
  readonly [option: string]: unknown;
}
