import type { PageEstimate, PagePolicy } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { estimateText } from '../format.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import { metricOf, type Page } from '../page.ts';
import { machineSentence } from '../sentences.ts';
import { stackedBars } from './stacked-bars.ts';

/** The parts of the machine's time, in stacking order; together they are all of it. */
const allParts = [
  { metric: 'utilisation', name: 'at work', colour: 1 },
  {
    metric: 'capacity-lost-policy',
    name: 'idle, though a waiting job would fit',
    colour: 2,
  },
  { metric: 'capacity-lost-fit', name: 'idle, waiting jobs are too wide', colour: 3 },
  { metric: 'capacity-lost-held', name: 'idle, all that wait are held before the queue', colour: 6 },
  { metric: 'idle-empty-queue', name: 'idle, nobody waits', colour: 4 },
] as const;

function shareOf(policy: PagePolicy, metric: string): PageEstimate {
  return policy.system[metric] ?? [null, null];
}

/** Where the time goes: how much of the machine works, and how much stands idle while jobs wait. */
export function machineTime(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  // Where no policy holds jobs there is nothing to tell of held ones.
  const parts = allParts.filter(({ metric }) => data.policies.some(({ system }) => system[metric] !== undefined));
  const told = data.policies.filter((policy) => parts.every(({ metric }) => shareOf(policy, metric)[0] !== null));
  const shown = drawn(data).flatMap(({ policy }) => (told.includes(policy) ? [policy] : []));
  if (shown.length === 0) return;
  const shares = shown.map((policy) => parts.map(({ metric }) => shareOf(policy, metric)[0]!));
  const texts = (policy: PagePolicy) => parts.map(({ metric }) => estimateText(shareOf(policy, metric), 'share'));
  stackedBars(page, parent, tooltip, {
    id: 'machine',
    title: 'Where the machine’s time goes',
    takeaway:
      machineSentence(
        shown.map(({ name }, i) => {
          const of = (metric: string) => shares[i]![parts.findIndex((part) => part.metric === metric)] ?? 0;
          const held = of('capacity-lost-held');
          const lost = of('capacity-lost-policy') + of('capacity-lost-fit') + held;
          return { policy: name, work: of('utilisation'), lost, held, empty: of('idle-empty-queue') };
        }),
      ) + drawnHint(data),
    parts,
    rows: shown.map((policy, i) => ({
      name: policy.name,
      shares: shares[i]!,
      texts: shares[i]!.map((share) => formatPercent(Number(share.toPrecision(2)))),
      spoken: texts(policy),
    })),
    table: () => ({
      caption: 'Shares of the installed accelerators’ time in the measured window',
      columns: [
        { title: 'Policy', file: 'policy' },
        ...parts.map(({ metric, name }) => ({
          title: metricOf(data, metric)?.label ?? name,
          file: metric,
          number: true,
        })),
      ],
      rows: told.map((policy) => [
        policy.name,
        ...texts(policy).map((text, part) => ({ text, value: shareOf(policy, parts[part]!.metric)[0]! })),
      ]),
    }),
  });
}
