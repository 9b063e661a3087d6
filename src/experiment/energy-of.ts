import type { Signal } from '../energy/index.ts';
import { type MeasuredEnergy, type MeasuredWindow, measureEnergy } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Outcome } from '../simulation/index.ts';
import { day, secondsOfWeek } from '../units/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { Signals } from './signals.ts';

/** What a finished run came to in energy, cost and emissions; undefined unless some pool states its power. */
export function energyOf(
  scenario: Scenario,
  signals: Signals,
  jobs: JobTable,
  outcome: Outcome,
  window: MeasuredWindow,
  cap: Signal | undefined,
): MeasuredEnergy | undefined {
  const { cluster, carbon, outputs } = scenario;
  if (Object.values(cluster.pools).every(({ power }) => power === undefined)) return undefined;
  return measureEnergy({
    jobs,
    outcome,
    cluster,
    window,
    timelineSteps: outputs.timelineSteps,
    timeOfDay: jobs.begin === undefined ? 0 : secondsOfWeek(jobs.begin) % day,
    price: signals.price,
    intensity: signals.intensity,
    embodied: carbon?.embodied,
    cap,
  });
}
