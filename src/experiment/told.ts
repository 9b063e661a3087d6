import { type Better, type MeasurePath, systemMetrics } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import {
  currencyUnit,
  durationScale,
  type Estimated,
  formatDurationEstimate,
  formatDurationMean,
} from '../units/index.ts';
import { lowered } from './answer-words.ts';
import { type Compared, meanWait } from './comparisons.ts';
import { measured } from './measured.ts';
import { estimateText } from './search/sweep-answer.ts';
import type { Comparison, Estimate, PolicyEstimate } from './study.ts';

/** Something that the answer tells of every policy. */
export interface Told {
  readonly compared: Compared;
  /** With its article: "the mean wait", "the cost per useful hour". */
  readonly what: string;
  /** The same after "shortest", "lowest": "mean wait". */
  readonly name: string;
  readonly better: Better;
  /** Whether its values are parts of a whole, whose differences are told in points. */
  readonly share: boolean;
  /** Whether it is a time. */
  readonly time: boolean;
  of(policy: PolicyEstimate): Estimate | undefined;
  /** A value, or the size of a difference, with its interval. */
  text(estimate: Estimated): string;
  /** "from 2 h to 1.2 h". */
  fromTo(before: Estimate, after: Estimate): string;
}

/**
 * What the answer tells, in order: what the scenario asks for (`answer`), or else what a useful hour costs where it has
 * money; and the mean wait last, unless waits of some kind were asked for.
 */
export function toldOf(scenario: Scenario, policies: readonly PolicyEstimate[]): Told[] {
  const first = policies.find(({ groups }) => groups.length > 0);
  if (first === undefined) return [];
  const paths = scenario.answer ?? (scenario.economics === undefined ? [] : ['cost-per-useful-hour']);
  const asked = paths.flatMap((path) => toldBy(path, first, scenario.economics?.currency) ?? []);
  return asked.some(({ compared }) => compared.metric === meanWait.metric) ? asked : [...asked, wait];
}

/**
 * What people decide by besides the mean wait, in that order; all of it is compared in any case. What the answer tells
 * anyway is left out.
 */
export function besideMeanWait(told: readonly Told[], first: PolicyEstimate): Told[] {
  return ['wait.p95', 'bounded-slowdown']
    .flatMap((path) => toldBy(path, first, undefined) ?? [])
    .filter(({ compared: { metric, statistic } }) =>
      told.every(
        ({ compared }) =>
          compared.dimension !== 'all' || compared.metric !== metric || compared.statistic !== statistic,
      ),
    );
}

/** What of it is compared: of what is better neither high nor low no difference is a gain. */
export function comparedOf(told: readonly Told[]): Compared[] {
  return told.filter(({ better }) => better !== 'neither').map(({ compared }) => compared);
}

/** Whether a comparison is about it. */
export function isAbout({ compared }: Told): (comparison: Comparison) => boolean {
  const { metric, statistic, dimension, group } = compared;
  return (one) =>
    one.metric === metric &&
    one.statistic === statistic &&
    one.dimension === dimension &&
    (dimension === 'all' || one.group === group);
}

/** The mean wait of all jobs. */
export function isMeanWait({ compared: { metric, statistic, dimension } }: Told): boolean {
  return metric === meanWait.metric && statistic === meanWait.statistic && dimension === meanWait.dimension;
}

const wait: Told = {
  compared: meanWait,
  what: 'the mean wait',
  name: 'mean wait',
  better: 'lower',
  share: false,
  time: true,
  of: ({ groups }) => groups.find(({ dimension }) => dimension === 'all')?.metrics.wait?.mean,
  text: formatDurationEstimate,
  fromTo: timesFromTo,
};

/** Nothing where the results have no such measure: names that only a log can tell are known late. */
function toldBy(path: string, first: PolicyEstimate, currency: string | undefined): Told | undefined {
  const { measure } = measured(path, first);
  if (measure === undefined) return undefined;
  const compared = comparedBy(measure);
  if (compared === undefined) return undefined;
  const unit = currencyUnit(measure.unit, currency);
  const time = unit === 's';
  const text = (of: Estimated) => (time ? formatDurationEstimate(of) : estimateText({ ...measure, unit: shown }, of));
  const name = nameOf(measure, compared);
  // "Start-ups served" are start-ups: the unit would say it twice.
  const shown = name.startsWith(unit) ? '1' : unit;
  return {
    compared,
    what: `the ${name}`,
    name,
    better: measure.better,
    share: measure.share,
    time,
    of: (policy) => measured(path, policy).estimate,
    text,
    fromTo: time ? timesFromTo : (before, after) => amountsFromTo(text(before), text(after)),
  };
}

/** As comparisons name it; undefined for counts, which are not compared. */
function comparedBy({ of }: MeasurePath): Compared | undefined {
  if (of.kind === 'system') return { metric: of.metric, statistic: 'mean', dimension: 'all', group: 'all' };
  if (of.kind === 'count' || of.kind === 'pool' || of.dimension === null) return undefined;
  return { metric: of.metric, statistic: of.statistic, dimension: of.dimension, group: of.group };
}

/** "95 % wait of sweeps": the label of a measure with its group in words. */
function nameOf({ label }: MeasurePath, { metric, dimension, group }: Compared): string {
  if (systemMetrics.find(metric) !== undefined || dimension === 'all') return lowered(label);
  return `${lowered(label).slice(0, -`, ${group}`.length)} of ${group}`;
}

function timesFromTo(before: Estimate, after: Estimate): string {
  const scale = durationScale(Math.max(before.mean!, after.mean!));
  const small = Math.min(before.mean!, after.mean!) < 0.5 * scale.seconds;
  const text = (of: Estimate) => formatDurationMean(of, small ? undefined : scale);
  return `from ${text(before)} to ${text(after)}`;
}

/** Both with their intervals; a unit that both have stands once. */
function amountsFromTo(before: string, after: string): string {
  // With both ends of an interval the unit stands twice already.
  if (before.includes('(') || after.includes('(')) return `from ${before} to ${after}`;
  const unit = / [^\d±]*$/.exec(after)?.[0] ?? '';
  const short = unit !== '' && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
  return `from ${short} to ${after}`;
}
