import {
  differenceText,
  estimateText,
  type Measure,
  policyLabel,
  ranked,
  type SensitivitySearch,
  shortPaths,
} from '../../experiment/index.ts';
import { counted, type Estimated, formatEstimate, formatNumber, formatPercent } from '../../units/index.ts';
import { type Column, shown, table, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A table for each measure and policy, the factor that matters most first. */
export function sensitivityText(search: SensitivitySearch, { paint, width }: Terminal): string {
  const { measures, outcome, scenario } = search;
  const { effects, factors, method } = outcome;
  const short = shortPaths(factors.map(({ path }) => path));
  const policies = [...new Set(effects.map(({ policy }) => policy))];
  const tables = measures.flatMap((measure) =>
    policies.map((policy) => {
      const own = ranked(effects.filter((one) => one.measure === measure.path && one.policy === policy));
      // Points stand once a row: three times they would leave little room for the path.
      const alone = (value: number) =>
        measure.share ? formatNumber(100 * value) : differenceText(measure, { mean: value, interval: null });
      const rows = own.map(({ path, morris, sobol, ends }) => [
        shown(short.get(path)!),
        ...(morris
          ? [
              size(measure, { mean: morris.muStar, interval: morris.muStarInterval }),
              alone(morris.mu),
              alone(morris.sigma),
            ]
          : [share(sobol!.total, sobol!.totalInterval), share(sobol!.first, sobol!.firstInterval)]),
        `${estimateText(measure, { ...ends.low, interval: null })} → ${estimateText(measure, { ...ends.high, interval: null })}`,
      ]);
      const title = `${measure.path}${policies.length > 1 ? `, ${policyLabel(policy)}` : ''}`;
      return table([left(title), ...columns[method].map(right), right('alone, low → high')], rows, {
        width,
        heading: paint.out.faint,
      });
    }),
  );
  const ends = factors.map(({ path, low, high }) => `${short.get(path)} ${String(low)} … ${String(high)}`).join('; ');
  const points = new Set(outcome.points.map(({ point }) => point)).size;
  const basis = `${counted(points, 'point')} (${method}), ${counted(scenario.replications, 'replication')} each, ${formatPercent(scenario.confidence)} intervals; ${ends}`;
  return [...tables, paint.out.faint(wrapped(shown(basis), width))].join('\n\n');
}

/** The mean size of the effects; points stand once behind both ends of an interval, too, since the table is wide. */
function size(measure: Measure, of: Estimated): string {
  return measure.share ? `${formatEstimate(of, { size: 0.01, symbol: '' })} points` : differenceText(measure, of);
}

const columns = {
  morris: ['size of effect', 'direction', 'spread'],
  sobol: ['of variance, in all', 'by itself'],
} as const;

function share(value: number, [low, high]: readonly [number, number]): string {
  if (Number.isNaN(value)) return '–';
  return `${formatNumber(value, 2)} (${formatNumber(low, 2)}–${formatNumber(high, 2)})`;
}

function left(heading: string): Column {
  return { heading, align: 'left' };
}

function right(heading: string): Column {
  return { heading, align: 'right' };
}
