import { accountMeasures, accountOf, yearEdges } from '../economics/index.ts';
import { type Delivered, delivered, type MeasuredEnergy, type MeasuredWindow, seenWindow } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Outcome } from '../simulation/index.ts';
import type { JobTable } from '../workload/job-table.ts';

/** What a run delivered, and what it comes to in money by the names of the metrics; nothing where the scenario has no money. */
export function moneyOfRun(
  { economics, cluster }: Scenario,
  jobs: JobTable,
  outcome: Outcome,
  window: MeasuredWindow,
  energy: MeasuredEnergy | undefined,
): { delivered: Delivered; account: Record<string, number | null> } | undefined {
  if (economics === undefined) return undefined;
  const pools = Object.keys(cluster.pools).length;
  const got = delivered({ jobs, outcome, window, pools, edges: yearEdges(economics.years) });
  const { plan } = accountOf({
    spec: economics,
    cluster,
    window: seenWindow(window, outcome),
    delivered: got,
    tenants: jobs.names.tenants,
    bill: billOf(energy),
  });
  return { delivered: got, account: accountMeasures(plan) };
}

/** What electricity cost in the window, where it was measured and has a price. */
function billOf(energy: MeasuredEnergy | undefined) {
  if (!energy?.machine.priced) return undefined;
  const { cost, idle, energy: all } = energy.machine;
  return { cost, idle: all > 0 ? idle / all : 0 };
}
