import { rankingWork } from '../ranking-work.ts';
import { studyWork } from '../study-work.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/**
 * `compare FILE`: plays a scenario of several policies, and shows what differs between them. With several files it ranks the policies that
 * they have in common, on each.
 */
export const work: Work = (flags, terminal) => {
  const more = flags.all('more');
  if (more.length > 0) return rankingWork([flags.text('file')!, ...more], flags, terminal);
  if (flags.text('on') !== undefined)
    throw new UsageError('--on says what to rank by, and there is one scenario only', 'name several scenarios');
  return studyWork(flags, terminal, true);
};
