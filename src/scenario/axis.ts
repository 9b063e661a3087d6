import { exp, log } from '../random/index.ts';
import { readYaml } from './read-yaml.ts';
import type { Setting } from './setting.ts';
import { plainOf } from './tree.ts';

/** The values that one path takes in a search: listed, or anywhere in a range. */
export type AxisSpec = ListedAxis | RangeAxis;

export interface ListedAxis {
  readonly kind: 'listed';
  readonly values: readonly Setting[];
}

export interface RangeAxis {
  readonly kind: 'range';
  readonly from: number;
  readonly to: number;
  /** What stands after the number: `h`, `per day`, `%`; empty for bare numbers. */
  readonly unit: string;
  /** Whether equal steps are equal differences or equal ratios. */
  readonly scale: 'linear' | 'log';
  /** Whether only whole numbers make sense. */
  readonly whole: boolean;
  /** Values it comes to where a list is needed, both ends among them. */
  readonly steps: number;
}

/** Values of a range in a grid when it says nothing. */
export const defaultSteps = 5;
const mostValues = 10_000;

export type AxisReading = { readonly axis: AxisSpec } | { readonly expected: string; readonly received?: string };

/**
 * Reads the values of an axis as one would write them: a list, a range as a text (`2 h … 8 h`, `16..64`), or a range as a
 * map (`{ from: 2 h, to: 8 h, steps: 4, scale: log }`). Both ends of a range have the same unit; where both are bare whole
 * numbers so are the values between, unless `whole: false` says otherwise.
 */
export function readAxis(written: unknown): AxisReading {
  if (Array.isArray(written)) {
    const [only] = written;
    if (written.length === 1 && isRange(only)) return readAxis(only);
    if (written.length === 0) return { expected: 'at least one value', received: 'an empty list' };
    if (written.length > mostValues) return { expected: `at most ${mostValues} values`, received: `${written.length}` };
    return { axis: { kind: 'listed', values: written.map(settingOf) } };
  }
  if (typeof written === 'string' && rangeText.test(written)) {
    const [, from, to] = rangeText.exec(written)!;
    return readRange({ from: numberOr(from!), to: numberOr(to!) });
  }
  if (isRange(written)) return readRange(written as Readonly<Record<string, unknown>>);
  return { expected: "values such as [16, 32, 64] or a range such as '2 h … 8 h' or { from: 2 h, to: 8 h, steps: 4 }" };
}

/** The value of an axis at a share of it, 0 to 1: a range from end to end, a list by equal parts. */
export function valueAt(axis: AxisSpec, share: number): Setting {
  if (axis.kind === 'listed')
    return axis.values[Math.min(axis.values.length - 1, Math.floor(share * axis.values.length))]!;
  const { from, to, whole, scale } = axis;
  // Every whole number, the ends too, has the same part of a linear range.
  if (whole && scale === 'linear') return inUnit(axis, Math.min(to, from + Math.floor(share * (to - from + 1))));
  return inUnit(axis, between(axis, share));
}

/** All values of an axis: those listed, or the steps of a range. */
export function valuesOf(axis: AxisSpec): readonly Setting[] {
  if (axis.kind === 'listed') return axis.values;
  const { steps } = axis;
  const values = Array.from({ length: steps }, (_, step) => inUnit(axis, between(axis, step / (steps - 1))));
  return [...new Set(values)];
}

/** Six digits are more than anybody asks for, and the same on every machine. */
function between({ from, to, scale }: RangeAxis, share: number): number {
  if (share <= 0) return from;
  if (share >= 1) return to;
  return Number((scale === 'log' ? from * exp(share * log(to / from)) : from + share * (to - from)).toPrecision(6));
}

function inUnit({ unit, whole }: RangeAxis, value: number): Setting {
  const number = whole ? Math.round(value) : value;
  return unit === '' ? number : `${number} ${unit}`;
}

const rangeText = /^\s*(\S.*?)\s*(?:…|\.\.\.?)\s*(\S.*?)\s*$/;

function isRange(written: unknown): boolean {
  if (typeof written === 'string') return rangeText.test(written);
  return typeof written === 'object' && written !== null && 'from' in written && 'to' in written;
}

const keys = ['from', 'to', 'steps', 'scale', 'whole'];

function readRange(range: Readonly<Record<string, unknown>>): AxisReading {
  const unknown = Object.keys(range).find((key) => !keys.includes(key));
  if (unknown !== undefined) return { expected: `a range with ${keys.join(', ')}`, received: `'${unknown}'` };
  const from = quantity(range.from);
  const to = quantity(range.to);
  if (from === undefined || to === undefined)
    return {
      expected: "a number at each end of the range, such as '2 h … 8 h'",
      received: `'${String(from === undefined ? range.from : range.to)}'`,
    };
  if (from.unit !== to.unit)
    return { expected: 'the same unit at both ends of the range', received: `'${from.unit}' and '${to.unit}'` };
  if (!(from.number < to.number))
    return { expected: 'a range that goes up', received: `${String(range.from)} … ${String(range.to)}` };
  const { steps = defaultSteps, scale = 'linear' } = range;
  if (!Number.isInteger(steps) || (steps as number) < 2 || (steps as number) > mostValues)
    return { expected: `steps from 2 to ${mostValues}`, received: `${String(steps)}` };
  if (scale !== 'linear' && scale !== 'log')
    return { expected: "a scale 'linear' or 'log'", received: `'${String(scale)}'` };
  if (scale === 'log' && from.number <= 0)
    return { expected: 'a range above 0 for a log scale', received: `${String(range.from)}` };
  const bare = from.unit === '' && Number.isInteger(from.number) && Number.isInteger(to.number);
  const { whole = bare } = range;
  if (typeof whole !== 'boolean') return { expected: "'true' or 'false' for whole", received: `'${String(whole)}'` };
  const [ends, step] = [{ from: from.number, to: to.number, unit: from.unit }, steps as number];
  return { axis: { kind: 'range', ...ends, scale, whole, steps: step } };
}

/** A number and what stands after it; undefined for anything else. */
export function quantity(end: unknown): { readonly number: number; readonly unit: string } | undefined {
  if (typeof end === 'number') return Number.isFinite(end) ? { number: end, unit: '' } : undefined;
  const match =
    typeof end === 'string' ? /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(\D.*)?$/i.exec(end.trim()) : null;
  return match === null ? undefined : { number: Number(match[1]), unit: match[2] ?? '' };
}

function numberOr(text: string): number | string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** What was written, as a setting that reads back as the same: a text that would be read as something else gets quotes, maps and lists stand in a line. */
function settingOf(written: unknown): Setting {
  if (typeof written === 'string') return readsAsItself(written) ? written : JSON.stringify(written);
  if (typeof written === 'object' && written !== null) return JSON.stringify(written);
  return written as Setting;
}

/** An axis as one would write it in a scenario; read again, it is the same. */
export function writtenAxis(axis: AxisSpec): unknown {
  if (axis.kind === 'listed') return axis.values.map(writtenSetting);
  const { kind: _kind, from, to, unit, ...rest } = axis;
  const end = (number: number) => (unit === '' ? number : `${number} ${unit}`);
  return { from: end(from), to: end(to), ...rest };
}

/** A setting as one would write it. */
export function writtenSetting(setting: Setting): unknown {
  if (typeof setting !== 'string') return setting;
  const { tree } = readYaml({ kind: 'flag', name: '', text: setting });
  return tree === undefined ? setting : plainOf(tree);
}

function readsAsItself(text: string): boolean {
  const { tree, faults } = readYaml({ kind: 'flag', name: '', text });
  return faults.length === 0 && tree?.kind === 'leaf' && tree.value === text;
}
