import { log10 } from '../../random/index.ts';
import { learnedOrdering } from './learned.ts';

export const f1 = learnedOrdering('f1', 'log10(r)·n + 870·log10(s)', (r, n, s) => log10(r) * n + 8.7e2 * log10(s));
