import { scaleLinear, scaleLog } from 'd3';
import { duration } from '../format.ts';
import { onScale, type Quantity, scaleFor, type UnitScale } from '../quantity.ts';
import { durationTicks } from './duration.ts';

/** A scale for something measured: linear, or logarithmic where values span decades; with ticks that people read. */
export interface MeasureScale {
  (value: number): number;
  /** Pixels of an end of an interval: what reaches beyond the scale ends at its edge. */
  readonly end: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly logarithmic: boolean;
  /** The unit of the ticks; empty for time spans, whose ticks carry their own. */
  readonly unit: string;
}

/** Values farther apart than this stand on a logarithmic scale. */
const decades = 30;

export interface MeasureScaleOptions {
  readonly values: readonly number[];
  readonly quantity: Quantity;
  /** Pixels from and to. */
  readonly range: readonly [number, number];
  /** About so many ticks. */
  readonly ticks: number;
  /** Leave out logarithms: amounts that add up need a zero. */
  readonly linear?: boolean;
}

export function measureScale({ values, quantity, range, ticks, linear = false }: MeasureScaleOptions): MeasureScale {
  const known = values.filter(Number.isFinite);
  const [low, high] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const logarithmic = !linear && low > 0 && high / low > decades;
  const unit = scaleFor(quantity, high);
  if (logarithmic) {
    const scale = scaleLog([low / 1.15, high * 1.15], range);
    const marks =
      quantity.kind === 'duration'
        ? durationTicks(low / 1.15, high * 1.15, true)
        : scale.ticks(ticks).filter((tick) => isRound(tick / unit.divisor));
    return finished(scale, range, marks, quantity, unit, true);
  }
  const pad = (high - low || Math.abs(high) || 1) * 0.08;
  const from = low >= 0 && (linear || low < 0.5 * high) ? 0 : low - pad;
  const to = high + pad;
  const scale = scaleLinear([from, to], range);
  const marks =
    quantity.kind === 'duration'
      ? durationTicks(from, to, false, ticks)
      : scaleLinear([from / unit.divisor, to / unit.divisor], range)
          .ticks(ticks)
          .map((tick) => tick * unit.divisor);
  return finished(scale, range, marks, quantity, unit, false);
}

function finished(
  scale: (value: number) => number,
  [first, last]: readonly [number, number],
  marks: readonly number[],
  quantity: Quantity,
  unit: UnitScale,
  logarithmic: boolean,
): MeasureScale {
  const time = quantity.kind === 'duration';
  const end = (value: number) =>
    logarithmic && value <= 0 ? first : Math.min(Math.max(first, last), Math.max(Math.min(first, last), scale(value)));
  return Object.assign((value: number) => scale(value), {
    end,
    ticks: marks.map((tick) => ({
      at: scale(tick),
      text: time ? (tick === 0 ? '0' : duration(tick)) : onScale(Number(tick.toPrecision(12)), unit),
    })),
    logarithmic,
    unit: time ? '' : unit.unit,
  });
}

/** 1, 2 and 5 times powers of ten. */
function isRound(value: number): boolean {
  const digit = Number(value.toExponential(6).split('e')[0]);
  return [1, 2, 5].some((round) => Math.abs(digit - round) < 1e-6);
}
