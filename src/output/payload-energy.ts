import { type Estimate, estimate } from '../experiment/estimate.ts';
import type { RunResult } from '../metrics/result.ts';
import { pageEstimate } from './page-estimate.ts';
import type { PageEnergy } from './payload.ts';
import type { ColumnStore } from './payload-columns.ts';

const day = 86_400;

/** Energy by hour of the day as means over replications, and power over time in the first; null where the machine does not state its power. */
export function packEnergy(runs: readonly RunResult[], confidence: number, store: ColumnStore): PageEnergy | null {
  const first = runs.find(({ energy }) => energy !== undefined)?.energy;
  if (first === undefined) return null;
  const byHour = (of: 'energy' | 'cost' | 'emissions') =>
    first.hours[of] === undefined
      ? null
      : Array.from({ length: 24 }, (_, hour) => pageEstimate(ofHour(runs, of, hour, confidence)));
  const { from, step, power, intensity } = first.timeline;
  const column = (values: Float64Array | undefined) =>
    values === undefined ? null : store.float(Float32Array.from(values));
  return {
    hours: { energy: byHour('energy')!, cost: byHour('cost'), emissions: byHour('emissions') },
    timeline: { from, step, power: column(power)!, intensity: column(intensity) },
  };
}

/** What an hour of the day takes on a day of the measured window, by replication. */
function ofHour(
  runs: readonly RunResult[],
  of: 'energy' | 'cost' | 'emissions',
  hour: number,
  confidence: number,
): Estimate {
  const values = runs.map(({ energy, window }) => {
    const sum = energy?.hours[of]?.[hour];
    return sum === undefined ? null : sum / ((window.to - window.from) / day);
  });
  return estimate(values, confidence);
}
