import type { Note } from '../catalogue/index.ts';
import { type PlanningLimits, starts } from '../scheduler/index.ts';
import type { Outcome } from '../simulation/index.ts';
import { counted, formatCount } from '../units/index.ts';

/** For how many jobs the start rule of a policy had too few data. */
export function planningNotes(
  policy: string,
  kind: string | undefined,
  { planning }: Pick<Outcome, 'planning'>,
): Note[] {
  if (kind === undefined || planning === undefined) return [];
  const what = starts.find(kind)!.signal === 'price' ? 'prices' : 'intensities';
  return [...cutNote(policy, what, planning), ...noneNote(policy, what, planning)];
}

function cutNote(policy: string, what: string, { cut }: PlanningLimits): Note[] {
  if (cut === 0) return [];
  const jobs = counted(cut, 'job');
  const text = `'${policy}' planned ${jobs} within the time for which there are ${what}, although ${cut === 1 ? 'it' : 'they'} may be put off beyond it.`;
  return [{ code: 'planned-within-data', severity: 'warning', policy, count: cut, text }];
}

function noneNote(policy: string, what: string, { none }: PlanningLimits): Note[] {
  if (none === 0) return [];
  const jobs = none === 1 ? '1 job, which was' : `${formatCount(none)} jobs, which were`;
  const text = `'${policy}' could not plan ${jobs} not held: there are no ${what} for as long as ${none === 1 ? 'it runs' : 'they run'}.`;
  return [{ code: 'not-planned', severity: 'warning', policy, count: none, text }];
}
