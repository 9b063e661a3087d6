import { scaleLinear, scaleLog } from 'd3';
import { formatNumber } from '../../src/units/format-number.ts';
import { type Setting, settingText } from '../search.ts';

/** Where the values of a setting stand along an axis. */
export interface SettingScale {
  /** Pixels of a value. */
  (value: Setting): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Whether values are numbers, so that what lies between two of them means something. */
  readonly continuous: boolean;
  readonly logarithmic: boolean;
}

/** Numbers farther apart than this stand on a logarithmic scale. */
const decades = 30;

/** Numbers on a scale, words side by side in their order. `few` values have a tick each. */
export function settingScale(values: readonly Setting[], [from, to]: readonly [number, number]): SettingScale {
  const distinct = [...new Set(values)];
  const numbers = distinct.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  if (numbers.length < distinct.length || numbers.length < 2) {
    const step = (to - from) / Math.max(1, distinct.length);
    const place = (value: Setting) => from + (distinct.indexOf(value) + 0.5) * step;
    return Object.assign(place, {
      ticks: distinct.map((value) => ({ at: place(value), text: settingText(value) })),
      continuous: false,
      logarithmic: false,
    });
  }
  const [low, high] = [numbers[0]!, numbers.at(-1)!];
  const logarithmic = low > 0 && high / low > decades;
  const inset = Math.min(24, (to - from) * 0.06);
  const scale = (logarithmic ? scaleLog : scaleLinear)([low, high], [from + inset, to - inset]);
  const few = numbers.length <= 12;
  const ticks = few ? numbers : scale.ticks(6).filter((tick) => tick >= low && tick <= high);
  return Object.assign((value: Setting) => scale(Number(value)), {
    ticks: ticks.map((tick) => ({ at: scale(tick), text: formatNumber(tick, 4).replace('-', '−') })),
    continuous: true,
    logarithmic,
  });
}
