import type { PageEstimate } from '../../src/output/payload.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn } from '../drawn.ts';
import { estimateText } from '../format.ts';
import { nothing } from '../interval.ts';
import { intervalCells, intervalColumns } from '../marks/interval-cells.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { quantityValue } from '../quantity.ts';
import { poolsSentence } from '../takeaways/pools.ts';
import { stackedBars } from './stacked-bars.ts';

type Pool = Page['data']['policies'][number]['pools'][number];

/** Bars drawn at most; the table has them all. */
const mostBars = 24;

const working = { name: 'at work', colour: 1 } as const;
const queued = { name: 'idle, though a job waits that accepts the pool', colour: 2 } as const;
const held = { name: 'idle, all that wait for it are held before the queue', colour: 6 } as const;
const empty = { name: 'idle, nobody waits for it', colour: 4 } as const;

/** What each of several pools does, under every policy: at work, lost, or not asked for. */
export function pools(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data } = page;
  const policies = drawn(data).map(({ policy }) => policy);
  const told = data.pools.flatMap(({ name }) =>
    policies.flatMap((policy) => {
      const pool = policy.pools.find((one) => one.name === name);
      const work = pool && of(pool, 'utilisation')[0];
      const lost = pool && of(pool, 'capacity-lost')[0];
      if (pool === undefined || work == null || lost == null) return [];
      return [{ pool, policy: policy.name, work, lost, held: of(pool, 'capacity-lost-held')[0] ?? 0 }];
    }),
  );
  if (told.length === 0) return;
  const several = policies.length > 1;
  const holds = told.some(({ pool }) => pool.metrics['capacity-lost-held'] !== undefined);
  const parts = [working, queued, ...(holds ? [held] : []), empty];
  const bars = told.slice(0, mostBars);
  const left = told.length - bars.length;
  stackedBars(page, parent, tooltip, {
    id: 'pools',
    title: 'What each pool does',
    takeaway: `${poolsSentence(told.map(({ pool, ...shares }) => ({ ...shares, pool: pool.name })))}${left > 0 ? ` ${left} more in the table.` : ''}`,
    parts,
    rows: bars.map(({ pool, policy, work, lost, held }) => {
      const shares = [work, lost - held, ...(holds ? [held] : []), Math.max(0, 1 - work - lost)];
      return {
        name: several ? `${pool.name}, ${policy}` : pool.name,
        shares,
        texts: shares.map(percent),
        spoken: [
          estimateText(of(pool, 'utilisation'), 'share'),
          ...(holds
            ? [percent(lost - held), estimateText(of(pool, 'capacity-lost-held'), 'share')]
            : [estimateText(of(pool, 'capacity-lost'), 'share')]),
          percent(shares.at(-1)!),
        ],
      };
    }),
    table: () => table(page),
  });
}

function percent(share: number): string {
  return formatPercent(Number(share.toPrecision(2)));
}

function of({ metrics }: Pool, metric: string): PageEstimate {
  return metrics[metric] ?? nothing;
}

function table({ data }: Page) {
  const told = data.poolMetrics.filter(({ name }) =>
    data.policies.some(({ pools: all }) => all.some(({ metrics }) => metrics[name] !== undefined)),
  );
  return {
    caption: 'The pools in the measured window',
    columns: [
      { title: 'Pool', file: 'pool' },
      { title: 'Policy', file: 'policy' },
      ...told.flatMap(({ name, label }) => [{ title: label, file: name, number: true }, ...intervalColumns(name)]),
    ],
    rows: data.pools.flatMap(({ name }) =>
      data.policies.flatMap((policy) => {
        const pool = policy.pools.find((one) => one.name === name);
        if (pool === undefined) return [];
        return [
          [
            name,
            policy.name,
            ...told.flatMap((metric) => {
              const estimate = of(pool, metric.name);
              return [
                { text: quantityValue(estimate[0], metric), value: estimate[0] },
                ...intervalCells(estimate, metric),
              ];
            }),
          ],
        ];
      }),
    ),
  };
}
