import { stream } from '../../random/index.ts';
import { type AxisSpec, defaultSteps, valueAt, valuesOf } from '../../scenario/axis.ts';
import type { Setting } from '../../scenario/setting.ts';
import { type DesignName, mostPoints } from '../../scenario/sweep-field.ts';
import { latinHypercube } from '../../statistics/index.ts';

/** Points of a Latin hypercube for each factor when nobody says: Loeppky, Sacks and Welch, Technometrics 51(4), 2009. */
const pointsPerFactor = 10;

export interface DesignAxis {
  readonly path: string;
  readonly axis: AxisSpec;
}

/** The points of a design, or why it has none. A point is a setting for each axis, in their order. */
export type DesignReading =
  | { readonly points: readonly (readonly Setting[])[]; readonly problem?: undefined }
  | {
      readonly points?: undefined;
      readonly problem: string;
      readonly hint: string;
      /** Which axis is to blame, where it is one. */
      readonly axis?: number;
    };

/**
 * The points of a design: every combination of the axes' values, the last axis fastest (`grid`); the first of each, the
 * second of each and so on (`list`); or points of which each stratum of each axis has exactly one, paired at random from the
 * seed's own stream (`latin-hypercube`).
 */
export function designPoints(
  design: DesignName,
  axes: readonly DesignAxis[],
  { points, seed }: { readonly points: number | null; readonly seed: string },
): DesignReading {
  if (axes.length === 0)
    return { problem: 'nothing is varied', hint: "say what with --over path=a,b,c, or under 'sweep' in the scenario" };
  if (design === 'latin-hypercube') return hypercube(axes, points ?? pointsPerFactor * axes.length, seed);
  if (points !== null)
    return {
      problem: `a ${design} has as many points as its values make; it takes no number of points`,
      hint: "leave 'points' out, or choose the design 'latin-hypercube'",
    };
  return design === 'grid' ? grid(axes) : list(axes);
}

function grid(axes: readonly DesignAxis[]): DesignReading {
  let points: Setting[][] = [[]];
  for (const { axis } of axes) {
    const values = valuesOf(axis);
    if (points.length * values.length > mostPoints) {
      const size = axes.reduce((product, each) => product * valuesOf(each.axis).length, 1);
      return tooMany(size, 'vary less, or spread fewer points evenly with the design latin-hypercube');
    }
    points = points.flatMap((point) => values.map((value) => [...point, value]));
  }
  return { points };
}

function list(axes: readonly DesignAxis[]): DesignReading {
  const columns = axes.map(({ axis }) => valuesOf(axis));
  const [length, ...others] = columns.map((values) => values.length);
  const odd = others.findIndex((other) => other !== length);
  if (odd >= 0)
    return {
      problem: `a list takes the first of each, the second of each and so on, but ${axes[0]!.path} has ${length} values and ${axes[odd + 1]!.path} has ${others[odd]}`,
      hint: `give the same number of values (a range has ${defaultSteps} unless it says 'steps'), or choose the design 'grid'`,
      axis: odd + 1,
    };
  return { points: columns[0]!.map((_, point) => columns.map((values) => values[point]!)) };
}

function hypercube(axes: readonly DesignAxis[], points: number, seed: string): DesignReading {
  if (points > mostPoints) return tooMany(points, 'ask for fewer points');
  const shares = latinHypercube(points, axes.length, stream(seed, 'sweep', 'latin-hypercube'));
  return { points: shares.map((point) => point.map((share, index) => valueAt(axes[index]!.axis, share))) };
}

function tooMany(points: number, hint: string): DesignReading {
  return {
    problem: `it comes to ${points.toLocaleString('en')} points; at most ${mostPoints.toLocaleString('en')} are played`,
    hint,
  };
}
