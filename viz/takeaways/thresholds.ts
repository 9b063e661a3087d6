import type { ThresholdVerdict } from '../../src/experiment/search/search-outcome.ts';
import type { Paged } from '../../src/output/paged.ts';
import { formatCount } from '../../src/units/format-number.ts';

const words = {
  holds: 'holds',
  fails: 'fails',
  'not-decided': 'not decided',
  'not-estimable': 'not estimable',
} as const;

/** "holds", "not decided: about 40 replications would tell". */
export function verdictWords({
  verdict,
  replicationsNeeded,
}: Pick<Paged<ThresholdVerdict>, 'verdict' | 'replicationsNeeded'>): string {
  return replicationsNeeded === null || verdict !== 'not-decided'
    ? words[verdict]
    : `${words[verdict]}: about ${formatCount(replicationsNeeded)} replications would tell`;
}
