import { log } from './portable-math.ts';
import type { Source } from './source.ts';

/**
 * Standard normal variates by the polar method (Marsaglia and Bray, SIAM Review 6(3), 1964). They come in pairs; the
 * second is kept in the closure for the next call, so a stream serves one such sampler only, and re-making the sampler
 * on a fresh stream replays it.
 */
export function normalSampler(source: Source): () => number {
  let kept = Number.NaN;
  return () => {
    if (!Number.isNaN(kept)) {
      const second = kept;
      kept = Number.NaN;
      return second;
    }
    for (;;) {
      const x = 2 * source() - 1;
      const y = 2 * source() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      kept = y * factor;
      return x * factor;
    }
  };
}
