import { log, stream } from '../../random/index.ts';
import { type AxisSpec, valueAt, valuesOf } from '../../scenario/axis.ts';
import type { SensitivitySpec } from '../../scenario/searches/sensitivity-field.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { RequestedAxis } from '../../scenario/sweep-request.ts';
import {
  type MorrisEffect,
  morrisEffects,
  morrisTrajectories,
  type SobolIndices,
  saltelliDesign,
  sobolIndices,
} from '../../statistics/index.ts';

/** The points of a design for sensitivity, and what is made of a measure's values at them. */
export interface SensitivityDesign {
  /** A setting for each factor, point by point. */
  readonly points: readonly (readonly Setting[])[];
  /**
   * What each factor does to a measure.
   * @param values one a point; NaN where there is none
   * @param name of the measure and policy, for the random numbers of a bootstrap
   */
  effects(values: readonly number[], name: readonly string[]): readonly (MorrisEffect | SobolIndices)[];
  /** Trajectories or rows that these values make useless, because one of theirs is missing. */
  lost(values: readonly number[]): number;
  /** Trajectories or rows in all. */
  readonly parts: number;
}

type Method = Pick<SensitivitySpec, 'method' | 'trajectories' | 'levels' | 'samples'>;

/** The design of a method; its random numbers are the seed's own. */
export function sensitivityDesign(
  axes: readonly RequestedAxis[],
  method: Method,
  { seed, confidence }: { readonly seed: string; readonly confidence: number },
): SensitivityDesign {
  return method.method === 'morris' ? morris(axes, method, seed, confidence) : sobol(axes, method, seed, confidence);
}

function morris(
  axes: readonly RequestedAxis[],
  { trajectories, levels }: Method,
  seed: string,
  confidence: number,
): SensitivityDesign {
  const source = stream(seed, 'sensitivity', 'morris');
  const rungs = axes.map(({ axis }) => valuesOf(axis.kind === 'range' ? { ...axis, steps: levels } : axis));
  const settings = morrisTrajectories(trajectories, axes.length, levels, source).map((walk) =>
    walk.map((point) => point.map((share, factor) => nearestOf(rungs[factor]!, share))),
  );
  const walks = settings.map((walk) =>
    walk.map((point) => point.map((value, factor) => shareOf(axes[factor]!.axis, value))),
  );
  const dealt = (values: readonly number[]) =>
    walks.map((walk, at) => values.slice(at * walk.length, (at + 1) * walk.length));
  return {
    points: settings.flat(),
    parts: trajectories,
    effects: (values) => morrisEffects(walks, dealt(values), confidence),
    lost: (values) => dealt(values).filter((walk) => !walk.every(Number.isFinite)).length,
  };
}

/** The order of points: A, B, then A with one factor of B after another. */
function sobol(
  axes: readonly RequestedAxis[],
  { samples }: Method,
  seed: string,
  confidence: number,
): SensitivityDesign {
  const { a, b, mixed } = saltelliDesign(samples, axes.length, stream(seed, 'sensitivity', 'sobol'));
  const part = (values: readonly number[], at: number) => values.slice(at * samples, (at + 1) * samples);
  return {
    points: [a, b, ...mixed].flatMap((sample) =>
      sample.map((point) => point.map((share, factor) => valueAt(axes[factor]!.axis, share))),
    ),
    parts: samples,
    effects: (values, name) =>
      sobolIndices(
        { a: part(values, 0), b: part(values, 1), mixed: axes.map((_, factor) => part(values, 2 + factor)) },
        confidence,
        stream(seed, 'sensitivity', 'bootstrap', ...name),
      ),
    lost: (values) =>
      Array.from({ length: samples }, (_, row) => row).filter(
        (row) =>
          !Array.from({ length: axes.length + 2 }, (_, at) => values[at * samples + row]!).every(Number.isFinite),
      ).length,
  };
}

function nearestOf(values: readonly Setting[], share: number): Setting {
  return values[Math.round(share * (values.length - 1))]!;
}

/** Where a setting stands in its axis, 0 to 1. */
function shareOf(axis: AxisSpec, value: Setting): number {
  if (axis.kind === 'listed') return axis.values.length < 2 ? 0 : axis.values.indexOf(value) / (axis.values.length - 1);
  const number = Number.parseFloat(String(value));
  return axis.scale === 'log'
    ? log(number / axis.from) / log(axis.to / axis.from)
    : (number - axis.from) / (axis.to - axis.from);
}
