import { distance } from 'fastest-levenshtein';

/**
 * The candidate closest to a misspelt word, or undefined when none is close: at most a third of the word's
 * letters (and at least one) may differ, letter case aside. Letters in the wrong order count as one mistake.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = seen(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = mistakes(wanted, seen(candidate));
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** A word as it looks: letters of other widths or forms are the usual ones, and what nobody sees is not there. */
function seen(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]/gu, '')
    .toLowerCase();
}

function mistakes(word: string, candidate: string): number {
  const d = distance(word, candidate);
  return d === 2 && sorted(word) === sorted(candidate) ? 1 : d;
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
