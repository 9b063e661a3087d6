import type { Note } from '../catalogue/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { tally } from '../statistics/index.ts';
import { formatDuration, formatPercent } from '../units/index.ts';
import { isRandomWorkload } from '../workload/index.ts';
import type { Comparison, PolicyEstimate } from './study.ts';

/** Two policies are told apart only if so many of the shaken copies agree which is better. */
const agreeing = 0.9;

/** How far a shake moved the mean wait, held against how far the policies differ. */
export function shakeNotes(
  { shake, workloads }: Scenario,
  policies: readonly PolicyEstimate[],
  comparisons: readonly Comparison[],
): Note[] {
  const first = policies[0];
  const wait = first?.groups.find(({ dimension }) => dimension === 'all')?.metrics.wait?.mean;
  const values = wait?.values.filter((value) => value !== null) ?? [];
  if (shake === undefined || first === undefined || values.length < 2) return [];
  const { mean, standardDeviation } = tally(values);
  const moved = mean > 0 ? formatPercent(standardDeviation / mean) : formatDuration(standardDeviation);
  const overall = comparisons.filter(
    ({ metric, statistic, dimension }) => metric === 'wait' && statistic === 'mean' && dimension === 'all',
  );
  const told = overall.map((one) => {
    const differences = one.difference.values.filter((value) => value !== null);
    const alike = differences.filter((value) => Math.sign(value) === Math.sign(one.difference.mean!)).length;
    const size =
      one.relative === null ? formatDuration(Math.abs(one.difference.mean!)) : formatPercent(Math.abs(one.relative));
    return {
      clear: alike >= agreeing * differences.length,
      text: `'${one.policy}' differs from it by ${size}, to the same side in ${alike} of ${differences.length}`,
    };
  });
  const unclear = told.some(({ clear }) => !clear);
  const random = Object.values(workloads).some(isRandomWorkload);
  const drawn = random ? ' Jobs are drawn anew in each as well, so this counts both.' : '';
  const advice = unclear ? ' What a shake can turn around is no difference between rules.' : '';
  return [
    {
      code: 'shaken',
      severity: unclear ? 'warning' : 'info',
      text: `Moving submissions by up to ${formatDuration(shake)} changed the mean wait under '${first.policy}' by ${moved} (standard deviation over ${values.length} copies, the first of them not shaken)${told.length === 0 ? '' : `; ${told.map(({ text }) => text).join('; ')}`}.${drawn}${advice}`,
    },
  ];
}
