import type { PagePolicy } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { estimateText, meanDuration } from '../format.ts';
import { certain, nothing } from '../interval.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { estimateOf, groupOf, type Page } from '../page.ts';
import { reasonSentence } from '../sentences.ts';
import { stackedBars } from './stacked-bars.ts';

/** The reasons a waiting job can have, in the order and the words of the page. */
const allReasons = [
  { reason: 'Resources', name: 'first in the queue, too few accelerators are free', colour: 1 },
  { reason: 'Priority', name: 'earlier jobs go first', colour: 2 },
  { reason: 'Backfill', name: 'it would delay a reservation', colour: 3 },
  { reason: 'PowerCap', name: 'the cap leaves too little power', colour: 5 },
  { reason: 'Carbon', name: 'held until electricity is cleaner', colour: 6 },
  { reason: 'Price', name: 'held until electricity is cheaper', colour: 7 },
] as const;

/** Why jobs waited: the mean wait, split without remainder over what held the jobs back. */
export function waitReasons(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const overall = (policy: PagePolicy) => policy.reasons.find(({ dimension }) => dimension === 'all');
  // Not every policy can have every reason: nobody waits for power where it is not capped.
  const reasons = allReasons.filter(({ reason }) => data.policies.some((policy) => overall(policy)?.waits[reason]));
  const shown = drawn(data).flatMap(({ policy }) => {
    const waits = Object.values(overall(policy)?.waits ?? {});
    return waits.length > 0 && waits.every(([mean]) => mean !== null) ? [policy] : [];
  });
  const seconds = shown.map((policy) => reasons.map(({ reason }) => overall(policy)!.waits[reason]?.[0] ?? 0));
  const totals = seconds.map((parts) => parts.reduce((a, b) => a + b, 0));
  if (Math.max(0, ...totals) === 0) return;
  // The same wait as everywhere on the page, with what its interval supports.
  const waits = shown.map((policy, i) => {
    const whole = estimateOf(groupOf(policy, 'all'), 'wait', 'mean');
    return whole[0] === null ? certain(totals[i]!) : whole;
  });
  stackedBars(page, parent, tooltip, {
    id: 'reasons',
    title: 'Why jobs wait',
    takeaway:
      reasonSentence(
        shown.map(({ name }, i) => {
          const largest = seconds[i]!.indexOf(Math.max(...seconds[i]!));
          return {
            policy: name,
            wait: waits[i]!,
            share: seconds[i]![largest]! / totals[i]!,
            reason: reasons[largest]!.name,
          };
        }),
      ) + drawnHint(data),
    parts: reasons,
    rows: shown.map((policy, i) => ({
      name: `${policy.name}: ${meanDuration(waits[i]!)} on average`,
      shares: seconds[i]!.map((part) => (totals[i]! > 0 ? part / totals[i]! : 0)),
      texts: seconds[i]!.map((part) =>
        totals[i]! > 0 ? formatPercent(Number((part / totals[i]!).toPrecision(2))) : '',
      ),
      spoken: reasons.map(({ reason }) => estimateText(overall(policy)!.waits[reason] ?? [0, null], 'duration')),
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
            text: estimateText(waits[reason] ?? nothing, 'duration'),
            value: waits[reason]?.[0] ?? null,
          })),
        ]),
      ),
    }),
  });
}
