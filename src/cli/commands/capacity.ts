import { limitWork } from '../searches/limit-work.ts';
import type { Work } from '../work.ts';

/** `capacity FILE`: searches for the largest load at which every threshold holds. */
export const work: Work = (flags, terminal) => limitWork(flags, terminal, 'capacity');
