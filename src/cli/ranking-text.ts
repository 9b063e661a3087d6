import { estimateText, type Ranking } from '../experiment/index.ts';
import { formatNumber } from '../units/index.ts';
import { shown, table, wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The rank of every policy on every workload with its value, and the counts beside them. */
export function rankingText(ranking: Ranking, { paint, width }: Pick<Terminal, 'paint' | 'width'>): string {
  const { measure, policies, standings, counts, answer } = ranking;
  const several = standings.length;
  const baseline = policies[0] ?? '';
  const ranks = table(
    [
      { heading: `${measure.label}: rank`, align: 'left' },
      ...policies.map((policy) => ({ heading: shown(policy), align: 'right' }) as const),
    ],
    [
      ...standings.map(({ scenario, places }) => [
        shown(scenario),
        ...places.map(({ rank, estimate }) => (rank === null ? '–' : `${rank}. ${estimateText(measure, estimate)}`)),
      ]),
      ['first in', ...counts.map(({ first }) => `${first} of ${several}`)],
      ['worst rank', ...counts.map(({ worst }) => (worst === null ? '–' : String(worst)))],
      [`ratio to ${shown(baseline)}`, ...counts.map(({ ratio }) => (ratio === null ? '–' : formatNumber(ratio)))],
    ],
    { width, heading: paint.out.faint },
  );
  const honest =
    'Rules that cannot be told apart on the same jobs share a rank. The ratio is a geometric mean over workloads: it says nothing without the ranks above it.';
  return [paint.out.strong(wrapped(shown(answer), width)), '', ranks, '', paint.out.faint(wrapped(honest, width))].join(
    '\n',
  );
}
