import { duration } from '../../units/index.ts';

/** By how much a rule puts jobs off at most. */
export const deadlineField = duration()
  .optional()
  .describe("Put no start off by more than this, whatever the workload's shiftable allows. Default: as it allows.")
  .meta({ examples: ['24 h'] });
