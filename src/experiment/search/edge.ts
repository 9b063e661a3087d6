/** Where something begins to hold on a list of places, from there to its end. */
export interface Edge {
  /** The first place such that it holds there and at all later places that were tried; null when it does not hold at the last. */
  readonly found: number | null;
  /** The places that were tried and whether it held, in ascending order. */
  readonly tried: ReadonlyMap<number, boolean>;
  /** Places later than one where it held at which it did not: it does not simply begin. */
  readonly relapses: readonly number[];
  /** False when trying ended early. */
  readonly finished: boolean;
}

/** How many places on either side of the edge are tried, too. */
export const neighbours = 2;

/**
 * Finds where something begins to hold that is expected to hold from some place on, by bisection, and then tries the
 * neighbours of that place: schedules have anomalies (Graham, SIAM J. Appl. Math. 17, 1969), so more machine or less work can
 * do worse, and chance can make it look so. Where a later place turns out not to hold, the edge moves behind it and its
 * neighbours are tried again. O(log places) trials where nothing odd happens.
 * @param places how many there are, numbered from 0
 * @param holds whether it holds at a place; undefined ends the search early
 */
export async function findEdge(places: number, holds: (place: number) => Promise<boolean | undefined>): Promise<Edge> {
  const tried = new Map<number, boolean>();
  let finished = true;
  const attempt = async (place: number): Promise<boolean> => {
    const known = tried.get(place);
    if (known !== undefined || !finished) return known ?? false;
    const held = await holds(place);
    if (held === undefined) finished = false;
    else tried.set(place, held);
    return held ?? false;
  };
  const last = places - 1;
  if (places > 0 && (await attempt(last))) {
    let fails = (await attempt(0)) ? -1 : 0;
    let works = fails < 0 ? 0 : last;
    while (works - fails > 1 && finished) {
      const middle = (fails + works) >> 1;
      if (await attempt(middle)) works = middle;
      else fails = middle;
    }
    for (let edge: number | null = works, before = -1; edge !== null && edge !== before && finished; ) {
      const from = Math.max(0, edge - neighbours);
      const to = Math.min(last, edge + neighbours);
      for (let place = from; place <= to; place++) await attempt(place);
      before = edge;
      edge = firstOfLastStretch(tried);
    }
  }
  const ascending = new Map([...tried].sort(([a], [b]) => a - b));
  const relapses = [...ascending].filter(
    ([place, held]) => !held && [...ascending].some(([earlier, worked]) => worked && earlier < place),
  );
  return {
    found: firstOfLastStretch(tried),
    tried: ascending,
    relapses: relapses.map(([place]) => place),
    finished,
  };
}

/** The first of the places tried from which on it held at all that were tried. */
function firstOfLastStretch(tried: ReadonlyMap<number, boolean>): number | null {
  let first: number | null = null;
  for (const [place, held] of [...tried].sort(([a], [b]) => b - a)) {
    if (!held) break;
    first = place;
  }
  return first;
}
