import { type Edge, findEdge } from './edge.ts';

/** One pool of a mix: how many of it there may be, and what each costs. */
export interface MixPart {
  readonly from: number;
  readonly to: number;
  /** Above 0. */
  readonly cost: number;
}

export interface CheapestMix {
  /** How many of each part; null when no mix that was tried holds. */
  readonly found: readonly number[] | null;
  readonly finished: boolean;
}

/** Most combinations of all parts but the last. */
export const mostRows = 1_000;

/**
 * The cheapest mix of several parts with which something holds, by branch and bound: for every combination of all parts but
 * the last, cheapest first, the fewest of the last are found by bisection, but only among those that would make the mix
 * cheaper than the best so far; a combination is left as soon as even the most of them would not do. In the end the mixes with one
 * or two fewer of one part are tried again, since more of a part may do worse (see `findEdge`).
 */
export async function cheapestMix(
  parts: readonly MixPart[],
  holds: (mix: readonly number[]) => Promise<boolean | undefined>,
): Promise<CheapestMix> {
  const known = new Map<string, boolean>();
  let finished = true;
  const attempt = async (mix: readonly number[]) => {
    const key = mix.join();
    const held = known.get(key) ?? (finished ? await holds(mix) : undefined);
    if (held === undefined) finished = false;
    else known.set(key, held);
    return held;
  };
  const costOf = (mix: readonly number[]) => mix.reduce((sum, count, part) => sum + count * parts[part]!.cost, 0);
  const last = parts.at(-1)!;
  let best: readonly number[] | null = null;
  for (const row of rows(parts.slice(0, -1), costOf)) {
    if (!finished) break;
    const affordable = best === null ? last.to : Math.ceil((costOf(best) - costOf(row)) / last.cost) - 1;
    const most = Math.min(last.to, affordable);
    if (most < last.from) continue;
    const edge: Edge = await findEdge(most - last.from + 1, (place) => attempt([...row, last.from + place]));
    if (edge.found !== null) best = [...row, last.from + edge.found];
  }
  for (let cheaper = best; cheaper !== null && finished; ) {
    best = cheaper;
    cheaper = null;
    for (const mix of fewer(parts, best)) {
      if ((await attempt(mix)) && (cheaper === null || costOf(mix) < costOf(cheaper))) cheaper = mix;
    }
  }
  return { found: best, finished };
}

/** Every combination of some parts, cheapest first. */
function rows(parts: readonly MixPart[], costOf: (mix: readonly number[]) => number): number[][] {
  let all: number[][] = [[]];
  for (const { from, to } of parts)
    all = all.flatMap((row) => Array.from({ length: to - from + 1 }, (_, more) => [...row, from + more]));
  return all.sort((a, b) => costOf(a) - costOf(b));
}

/** The mixes with one or two fewer of one part. */
function fewer(parts: readonly MixPart[], mix: readonly number[]): number[][] {
  return mix.flatMap((count, part) =>
    [1, 2]
      .filter((less) => count - less >= parts[part]!.from)
      .map((less) => mix.map((other, at) => (at === part ? count - less : other))),
  );
}
