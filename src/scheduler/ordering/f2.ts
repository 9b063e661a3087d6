import { log10 } from '../../random/index.ts';
import { learnedOrdering } from './learned.ts';

export const f2 = learnedOrdering(
  'f2',
  'sqrt(r)·n + 25600·log10(s)',
  (r, n, s) => Math.sqrt(r) * n + 2.56e4 * log10(s),
);
