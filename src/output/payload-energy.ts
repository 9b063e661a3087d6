import { type Estimate, estimate } from '../experiment/estimate.ts';
import type { RunResult } from '../metrics/result.ts';
import { notBelowZero, unbounded } from '../statistics/index.ts';
import { pageEstimate } from './page-estimate.ts';
import type { PageEnergy } from './payload.ts';
import type { ColumnStore } from './payload-columns.ts';
import { packPeaks } from './payload-peaks.ts';

const anHour = 3600;

/** Energy by hour of the day as means over replications, and power over time in the first; null where the machine does not state its power. */
export function packEnergy(runs: readonly RunResult[], confidence: number, store: ColumnStore): PageEnergy | null {
  const first = runs.find(({ energy }) => energy !== undefined)?.energy;
  if (first === undefined) return null;
  const byHour = (of: 'energy' | 'cost' | 'emissions') =>
    first.hours[of] === undefined
      ? null
      : Array.from({ length: 24 }, (_, hour) => pageEstimate(ofHour(runs, of, hour, confidence)));
  const { from, step, power, peaks, intensity } = first.timeline;
  const column = (values: Float64Array | undefined) =>
    values === undefined ? null : store.float(Float32Array.from(values));
  return {
    hours: { energy: byHour('energy')!, cost: byHour('cost'), emissions: byHour('emissions') },
    timeline: {
      from,
      step,
      power: column(power)!,
      peaks: packPeaks(peaks, first.timeline, store),
      intensity: column(intensity),
    },
  };
}

/** What an hour of the day takes in the measured window, over as many of them as lie in it, by replication; null where none does. */
function ofHour(
  runs: readonly RunResult[],
  of: 'energy' | 'cost' | 'emissions',
  hour: number,
  confidence: number,
): Estimate {
  const values = runs.map(({ energy }) => {
    const sum = energy?.hours[of]?.[hour];
    const seen = energy?.hours.seconds[hour] ?? 0;
    return sum === undefined || !(seen > 0) ? null : (sum * anHour) / seen;
  });
  return estimate(values, confidence, of === 'cost' ? unbounded : notBelowZero);
}
