import { studyWork } from '../study-work.ts';
import type { Work } from '../work.ts';

/** `compare FILE`: plays a scenario of several policies, and shows what differs between them. */
export const work: Work = (flags, terminal) => studyWork(flags, terminal, true);
