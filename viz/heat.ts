/** Colours of a heat map go in so many steps. */
export const heatSteps = 7;

/** Values farther apart than this are coloured by their logarithms. */
const decades = 30;

export interface Heat {
  /** Step of a value, from 0. */
  readonly of: (value: number) => number;
  /** Where the steps begin and end; one more than there are steps. */
  readonly bounds: readonly number[];
}

/** Equal steps between the least and the largest value, or of their logarithms where they span decades. */
export function heatOf(values: readonly number[]): Heat | null {
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const logarithmic = low > 0 && high / low > decades;
  const to = logarithmic ? Math.log : (value: number) => value;
  const from = logarithmic ? Math.exp : (value: number) => value;
  const step = (to(high) - to(low)) / heatSteps;
  return {
    of: (value) => (step > 0 ? Math.min(heatSteps - 1, Math.max(0, Math.floor((to(value) - to(low)) / step))) : 0),
    bounds: Array.from({ length: heatSteps + 1 }, (_, i) => from(to(low) + i * step)),
  };
}

/** Whether values differ by more than the rounding of what they were worked out from. */
export function varies(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most - least > 1e-6 * Math.max(Math.abs(least), Math.abs(most));
}
