import { log10 } from '../../random/index.ts';
import { learnedOrdering } from './learned.ts';

export const f3 = learnedOrdering('f3', 'r·n + 6860000·log10(s)', (r, n, s) => r * n + 6.86e6 * log10(s));
