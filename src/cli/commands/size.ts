import { limitWork } from '../searches/limit-work.ts';
import type { Work } from '../work.ts';

/** `size FILE`: searches for the smallest machine with which every threshold holds. */
export const work: Work = (flags, terminal) => limitWork(flags, terminal, 'size');
