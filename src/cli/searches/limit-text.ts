import { estimateText, type LimitSearch, policyLabel, shortPaths } from '../../experiment/index.ts';
import { formatCount, formatNumber, formatPercent } from '../../units/index.ts';
import { shown, table, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The trials of a search for a limit, ordered by value, and what they stand on. */
export function limitText({ outcome, measures, scenario }: LimitSearch, { paint, width }: Terminal): string {
  const { trials, found } = outcome;
  const policies = Object.keys(found);
  const paths = Object.keys(trials[0]?.point.settings ?? {});
  const short = shortPaths(paths);
  const shownMeasures = measures.filter(({ path }) =>
    trials.some(({ verdicts }) => verdicts.some((one) => one.measure === path)),
  );
  const rows = policies.flatMap((policy) =>
    trials
      .filter((trial) => trial.policy === policy)
      .sort((a, b) => a.value - b.value)
      .map(({ value, holds, point, verdicts }) => [
        ...paths.map((path) => shown(String(point.settings[path]))),
        ...(paths.length > 1 ? [formatNumber(value)] : []),
        ...(policies.length > 1 ? [shown(policyLabel(policy))] : []),
        ...shownMeasures.map((measure) => {
          const estimate = point.estimates[measure.path]!;
          return point.unbounded.includes(measure.path) ? 'unstable' : estimateText(measure, estimate);
        }),
        `${holds ? 'holds' : verdicts.some(({ verdict }) => verdict === 'fails') ? 'fails' : 'not decided'}${found[policy] === value && holds ? '  ←' : ''}`,
      ]),
  );
  const count = `${formatCount(trials.length)} ${trials.length === 1 ? 'trial' : 'trials'}`;
  const basis =
    scenario.replications === 1
      ? `${count} of one run each`
      : `${count} of ${scenario.replications} replications, common random numbers; a threshold holds when its whole ${formatPercent(scenario.confidence)} interval does`;
  return [
    table(
      [
        ...paths.map((path) => ({ heading: shown(short.get(path)!), align: 'right' as const })),
        ...(paths.length > 1 ? [{ heading: 'cost', align: 'right' as const }] : []),
        ...(policies.length > 1 ? [{ heading: 'policy', align: 'left' as const }] : []),
        ...shownMeasures.map(({ path }) => ({ heading: path, align: 'right' as const })),
        { heading: '', align: 'left' as const },
      ],
      rows,
      { width, heading: paint.out.faint },
    ),
    '',
    paint.out.faint(wrapped(basis, width)),
  ].join('\n');
}
