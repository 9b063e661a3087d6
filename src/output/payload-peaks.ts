import type { StepPeaks } from '../metrics/step-series.ts';
import type { PagePeaks } from './payload.ts';
import type { ColumnStore } from './payload-columns.ts';

/** Peaks of equal steps. Moments are told from the start of their step: seven digits would not hold one late in a long run. */
export function packPeaks(
  { height, at }: StepPeaks,
  { from, step }: { readonly from: number; readonly step: number },
  store: ColumnStore,
): PagePeaks {
  return {
    height: store.float(Float32Array.from(height)),
    after: store.float(Float32Array.from(at, (moment, k) => Math.max(0, moment - from - k * step))),
  };
}
