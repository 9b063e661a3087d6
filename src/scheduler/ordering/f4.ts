import { log10 } from '../../random/index.ts';
import { learnedOrdering } from './learned.ts';

export const f4 = learnedOrdering(
  'f4',
  'r·sqrt(n) + 530000·log10(s)',
  (r, n, s) => r * Math.sqrt(n) + 5.3e5 * log10(s),
);
