import type { Note } from '../catalogue/index.ts';
import { parseDuration, parseRate } from '../units/index.ts';
import { quantity, valuesOf } from './axis.ts';
import { readSet } from './set.ts';
import type { Setting } from './setting.ts';
import type { RequestedAxis } from './sweep-request.ts';
import type { OpenScenario } from './variants.ts';

/**
 * A warning for every path that the scenario itself has outside of the range over which it is varied: both ends then lie to one side of
 * the scenario as it is. What cannot be compared, such as names of rules, gets none.
 */
export function basesOutside(open: OpenScenario, axes: readonly RequestedAxis[]): Note[] {
  return axes.flatMap(({ path, axis }) => {
    const base = baseOf(open, path);
    const own = amount(base);
    const values = valuesOf(axis);
    const amounts = values.map(amount).filter((one) => one !== undefined);
    if (own === undefined || amounts.length < values.length || amounts.some(({ of }) => of !== own.of)) return [];
    const sorted = values.toSorted((a, b) => amount(a)!.size - amount(b)!.size);
    const [lowest, highest] = [sorted[0]!, sorted.at(-1)!];
    // A hair beyond an end is what spelling the same in another unit may make of it.
    const slack = 1e-9 * Math.abs(own.size);
    if (own.size >= amount(lowest)!.size - slack && own.size <= amount(highest)!.size + slack) return [];
    const text = `'${path}' is ${base} in the scenario, outside of what it is varied over (${lowest} to ${highest}): what it does alone starts from there, so both ends lie to one side. Widen the range, or set the scenario inside of it.`;
    return [{ code: 'base-outside-range', severity: 'warning', about: path, text }];
  });
}

/** What the scenario says at a path, where it is a single value. */
function baseOf(open: OpenScenario, path: string): Setting | undefined {
  const steps = readSet(`${path}=0`).flag?.steps.map(({ name }) => name) ?? [];
  const found = open.part(steps) ?? (steps[0] === 'load' ? (open.part(['load']) ?? wholeLoad) : undefined);
  return found?.kind === 'leaf' && found.value !== null ? (found.value as Setting) : undefined;
}

/** The load where the scenario says none. */
const wholeLoad = { kind: 'leaf', value: '100 %' } as const;

/** A size, of what: times in s, rates in 1/s, per cent as parts of one; undefined for what is no amount. */
function amount(value: Setting | undefined): { readonly size: number; readonly of: string } | undefined {
  const read = quantity(value);
  if (read === undefined) return undefined;
  if (read.unit === '%') return { size: read.number / 100, of: '' };
  const time = parseDuration(String(value));
  if (time.ok) return { size: time.value, of: 's' };
  const rate = parseRate(String(value));
  if (rate.ok) return { size: rate.value, of: '1/s' };
  return { size: read.number, of: read.unit };
}
