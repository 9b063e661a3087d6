import { notMeasured, type PoolEstimate, type Study } from '../experiment/index.ts';
import { formatCount, formatEstimate } from '../units/index.ts';
import { shown, table } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What the pools come to under each policy, as a table; for machines of several. */
export function poolsText(
  { policies }: Pick<Study, 'policies'>,
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
): string {
  const rows = policies.flatMap(({ policy, pools = [] }) => pools.map((pool) => ({ policy, pool })));
  const several = new Set(rows.map(({ policy }) => policy)).size > 1;
  return table(
    [
      { heading: 'pool', align: 'left' },
      ...(several ? [{ heading: 'policy', align: 'left' } as const] : []),
      { heading: 'installed', align: 'right' },
      { heading: 'in use, %', align: 'right' },
      { heading: 'delivered, h', align: 'right' },
      { heading: 'of idle, lost, %', align: 'right' },
    ],
    byPool(rows).map(({ policy, pool }) => [
      shown(pool.name),
      ...(several ? [shown(policy)] : []),
      count(pool),
      text(pool, 'utilisation', 0.01),
      text(pool, 'delivered-hours', 1),
      text(pool, 'idle-lost', 0.01),
    ]),
    { width, heading: paint.out.faint },
  );
}

interface Row {
  readonly policy: string;
  readonly pool: PoolEstimate;
}

/** The policies of one pool stand together. */
function byPool(rows: readonly Row[]): Row[] {
  const names = [...new Set(rows.map(({ pool }) => pool.name))];
  return names.flatMap((name) => rows.filter(({ pool }) => pool.name === name));
}

function count({ metrics }: PoolEstimate): string {
  const mean = metrics.installed?.mean ?? null;
  return mean === null ? '–' : formatCount(Math.round(mean));
}

function text({ metrics }: PoolEstimate, metric: string, unit: number): string {
  return formatEstimate(metrics[metric] ?? notMeasured, { size: unit, symbol: '' });
}
