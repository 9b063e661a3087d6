import type { CleanLog } from '../trace/clean.ts';
import type { LogSize } from './log-description.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { spreadOf } from './spread.ts';

/** How wide jobs are. */
export function sizesOf({ accelerators, runtime, count }: CleanLog): LogSize {
  let serial = 0;
  let powerOfTwo = 0;
  let work = 0;
  const bins: { low: number; high: number; jobs: number; work: number }[] = [];
  for (let job = 0; job < count; job++) {
    const size = accelerators[job]!;
    const area = size * runtime[job]!;
    if (size === 1) serial++;
    if ((size & (size - 1)) === 0) powerOfTwo++;
    work += area;
    const bin = 32 - Math.clz32(size - 1);
    while (bins.length <= bin) {
      const k = bins.length;
      bins.push({ low: k === 0 ? 1 : 2 ** (k - 1) + 1, high: 2 ** k, jobs: 0, work: 0 });
    }
    bins[bin]!.jobs++;
    bins[bin]!.work += area;
  }
  return {
    ...spreadOf(accelerators),
    serial: serial / count,
    powerOfTwo: powerOfTwo / count,
    bins: bins.map((bin) => ({ ...bin, work: work > 0 ? bin.work / work : 0 })),
    runtimeCorrelation: rankCorrelation(accelerators, runtime),
  };
}
