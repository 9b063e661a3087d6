import { studyWork } from '../study-work.ts';
import type { Work } from '../work.ts';

/** `run FILE`: plays a scenario. */
export const work: Work = (flags, terminal) => studyWork(flags, terminal, false);
