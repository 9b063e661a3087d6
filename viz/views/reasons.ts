import type { PagePolicy } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { about, estimateText } from '../format.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { reasonSentence } from '../sentences.ts';
import { stackedBars } from './stacked-bars.ts';

/** The reasons a waiting job can have, in the order and the words of the page. */
const reasons = [
  {
    reason: 'Resources',
    name: 'first in the queue, too few accelerators are free',
  },
  { reason: 'Priority', name: 'earlier jobs go first' },
  { reason: 'Backfill', name: 'it would delay a reservation' },
] as const;

/** Why jobs waited: the mean wait, split without remainder over what held the jobs back. */
export function waitReasons(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const overall = (policy: PagePolicy) => policy.reasons.find(({ dimension }) => dimension === 'all');
  const shown = drawn(data).flatMap(({ policy }) =>
    reasons.every(({ reason }) => (overall(policy)?.waits[reason]?.[0] ?? null) !== null) ? [policy] : [],
  );
  const seconds = shown.map((policy) => reasons.map(({ reason }) => overall(policy)!.waits[reason]![0]!));
  const totals = seconds.map((parts) => parts.reduce((a, b) => a + b, 0));
  if (Math.max(0, ...totals) === 0) return;
  stackedBars(page, parent, tooltip, {
    id: 'reasons',
    title: 'Why jobs wait',
    takeaway:
      reasonSentence(
        shown.map(({ name }, i) => {
          const largest = seconds[i]!.indexOf(Math.max(...seconds[i]!));
          return {
            policy: name,
            wait: totals[i]!,
            share: seconds[i]![largest]! / totals[i]!,
            reason: reasons[largest]!.name,
          };
        }),
      ) + drawnHint(data),
    parts: reasons,
    rows: shown.map((policy, i) => ({
      name: `${policy.name}: ${about(totals[i]!)} on average`,
      shares: seconds[i]!.map((part) => (totals[i]! > 0 ? part / totals[i]! : 0)),
      texts: seconds[i]!.map((part) =>
        totals[i]! > 0 ? formatPercent(Number((part / totals[i]!).toPrecision(2))) : '',
      ),
      spoken: reasons.map(({ reason }) => estimateText(overall(policy)!.waits[reason]!, 'duration')),
    })),
    table: () => ({
      caption: 'Mean wait of a job for each reason, by group of jobs',
      columns: [
        { title: 'Jobs', file: 'group' },
        { title: 'Policy', file: 'policy' },
        ...reasons.map(({ reason }) => ({ title: reason, file: `${reason.toLowerCase()}_s`, number: true })),
      ],
      rows: data.policies.flatMap((policy) =>
        policy.reasons.map(({ dimension, name, waits }) => [
          dimension === 'all' ? 'all' : `${dimension} ${name}`,
          policy.name,
          ...reasons.map(({ reason }) => ({
            text: estimateText(waits[reason] ?? [null, null], 'duration'),
            value: waits[reason]?.[0] ?? null,
          })),
        ]),
      ),
    }),
  });
}
