import type { CleanLog } from '../trace/clean.ts';
import type { Log } from '../trace/log.ts';
import type { LogRequests } from './log-description.ts';
import { spreadOf } from './spread.ts';

const popularShown = 10;

/** How people ask for time, where the log tells. */
export function requestsOf(log: Log, { record, runtime, limit, count }: CleanLog): LogRequests {
  const accuracy = new Float64Array(count);
  const bins = new Array<number>(11).fill(0);
  const times = new Map<number, number>();
  let recorded = 0;
  let exact = 0;
  let over = 0;
  for (let job = 0; job < count; job++) {
    if (!(log.columns.requestedTime[record[job]!]! > 0)) continue;
    const run = runtime[job]!;
    const asked = limit[job]!;
    if (run === asked) exact++;
    if (run > asked) over++;
    const part = run / asked;
    bins[part > 1 ? 10 : Math.min(9, Math.floor(10 * part))]!++;
    times.set(asked, (times.get(asked) ?? 0) + 1);
    accuracy[recorded++] = part;
  }
  const popular = [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, popularShown);
  return {
    recorded,
    exact,
    over,
    accuracy: recorded === 0 ? null : spreadOf(accuracy.subarray(0, recorded)),
    accuracyBins: bins,
    distinct: times.size,
    popular: popular.map(([time, jobs]) => ({ time, share: jobs / recorded })),
  };
}
