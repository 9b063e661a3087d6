/**
 * Colours by position, never by meaning alone: policies also carry a symbol, job states a pattern. The values stand in
 * style.css as custom properties, light and dark, each at least 3:1 against its page and chosen to stay apart under
 * protan, deutan and tritan sight.
 */

/** Series that get a colour of their own; the rest share `other`. */
export const seriesColours = 6;

/** The custom property of a series by its position. */
export function seriesColour(index: number): string {
  return index < seriesColours ? `var(--series-${index + 1})` : 'var(--series-other)';
}

export interface Legend {
  /** Position in the palette of every value; `seriesColours` means "other". */
  readonly position: Uint16Array;
  /** What is shown, in order: position, name. */
  readonly entries: readonly { readonly position: number; readonly name: string }[];
}

/** Gives colours to the values that weigh most: all six, or the top five and "other". */
export function legendOf(names: readonly string[], weights: ArrayLike<number>): Legend {
  const order = names.map((_, i) => i).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const own = names.length <= seriesColours ? names.length : seriesColours - 1;
  const position = new Uint16Array(names.length).fill(seriesColours);
  const entries = order.slice(0, own).map((index, i) => {
    position[index] = i;
    return { position: i, name: names[index]! };
  });
  return {
    position,
    entries:
      names.length > own ? [...entries, { position: seriesColours, name: `other (${names.length - own})` }] : entries,
  };
}
