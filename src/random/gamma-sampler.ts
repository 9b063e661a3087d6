import { exponentialSampler } from './exponential-sampler.ts';
import { normalSampler } from './normal-sampler.ts';
import { log, pow } from './portable-math.ts';
import type { Source } from './source.ts';

/**
 * Gamma variates of scale 1: a cubed normal, kept with a probability that makes the law exact; about 1.05 trials each
 * (Marsaglia and Tsang, ACM TOMS 26(3), 2000). Below shape 1, one of shape + 1 is shrunk by u^(1/shape).
 */
export function gammaSampler(shape: number, source: Source): () => number {
  if (shape === 1) return exponentialSampler(source);
  if (shape < 1) {
    const larger = gammaSampler(shape + 1, source);
    return () => larger() * pow(1 - source(), 1 / shape);
  }
  const normal = normalSampler(source);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return () => {
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = 1 - source();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v;
    }
  };
}
