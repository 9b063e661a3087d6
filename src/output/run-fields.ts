import type { FinishedRun } from '../experiment/index.ts';
import { jobStates, rejectionReasons, startReasons } from '../simulation/index.ts';
import { textField } from './csv-text.ts';
import type { Origin } from './origin.ts';

/** The names of a run as finished fields, so that no row has to quote them again. */
export interface RunFields {
  readonly workloads: readonly string[];
  readonly classes: readonly string[];
  readonly tenants: readonly string[];
  readonly users: readonly string[];
  readonly pools: readonly string[];
  readonly states: readonly string[];
  readonly startReasons: readonly string[];
  readonly rejectionReasons: readonly string[];
}

export function runFields({ jobs }: FinishedRun, { scenario }: Origin): RunFields {
  const { workloads, classes, tenants, users } = jobs.names;
  return {
    workloads: workloads.map(textField),
    classes: classes.map(textField),
    tenants: tenants.map(textField),
    users: users.map(textField),
    pools: Object.keys(scenario.cluster.pools).map(textField),
    states: jobStates.map(textField),
    startReasons: startReasons.map((reason) => (reason === 'not-started' ? '' : reason)),
    rejectionReasons: rejectionReasons.map((reason) => (reason === 'accepted' ? '' : reason)),
  };
}
