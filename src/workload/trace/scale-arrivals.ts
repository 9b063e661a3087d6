import { formatNumber, formatPercent } from '../../units/index.ts';
import type { CleaningChange } from '../cleaning.ts';
import { type Demand, demandedWork, submissionSpan } from '../offered-load.ts';

export interface ArrivalScale {
  /** What gaps between submissions are multiplied with. */
  readonly arrivalFactor?: number | undefined;
  /** The offered load that the factor is chosen for, instead. */
  readonly targetLoad?: number | undefined;
}

/**
 * The factor on the gaps between submissions. Load is changed by gaps alone, never by sizes or run times, which
 * would change how jobs pack (Frachtenberg and Feitelson, Pitfalls in parallel job scheduling evaluation, JSSPP 2005).
 * @param capacity accelerators of all pools the jobs accept
 * @param widest accelerators of the widest of them
 */
export function scaleOf(
  jobs: Demand,
  { arrivalFactor, targetLoad }: ArrivalScale,
  capacity: number,
  widest: number,
): number {
  if (targetLoad === undefined) return arrivalFactor ?? 1;
  const load = demandedWork(jobs, widest) / (capacity * submissionSpan(jobs));
  return Number.isFinite(load) && load > 0 ? load / targetLoad : 1;
}

/** The options that change for so many times as many submissions per unit of time. */
export function scaledGaps({ arrivalFactor = 1, targetLoad }: ArrivalScale, factor: number): Record<string, number> {
  return targetLoad === undefined ? { arrivalFactor: arrivalFactor / factor } : { targetLoad: targetLoad * factor };
}

/** Submission times with their gaps multiplied; the first stays where it is. */
export function scaledTimes(submit: Float64Array, factor: number): Float64Array {
  const first = submit[0] ?? 0;
  return submit.map((time) => first + (time - first) * factor);
}

/** What a report says of it. */
export function scaleChange(jobs: number, factor: number, { targetLoad }: ArrivalScale): CleaningChange {
  const purpose = targetLoad === undefined ? '' : ` for an offered load of ${formatPercent(targetLoad)}`;
  return {
    code: 'arrivals-scaled',
    action: 'changed',
    count: jobs,
    text: `gaps between submissions were multiplied by ${formatNumber(factor)}${purpose}; sizes and run times are the log's`,
    examples: [],
  };
}
