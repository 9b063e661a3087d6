import { differenceText, estimateText, policyLabel, type SelectionSearch } from '../../experiment/index.ts';
import { formatCount, formatPercent } from '../../units/index.ts';
import { shown, table, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

const fates: Readonly<Record<string, string>> = {
  chosen: 'chosen',
  dropped: 'shown to be worse',
  'in-play': 'not decided',
  'no-value': 'no value',
};

/** The table of a selection, and what it promises. */
export function bestText({ outcome, measures, scenario }: SelectionSearch, { paint, width }: Terminal): string {
  const [measure] = measures;
  const { candidates, worthwhile, confidence, first } = outcome;
  const rows = candidates.map(({ policy, estimate, replications, fate }) => [
    shown(policyLabel(policy)),
    estimateText(measure!, estimate),
    formatCount(replications),
    fates[fate]!,
  ]);
  const zone = differenceText(measure!, { mean: worthwhile, interval: null });
  const basis = `Kim and Nelson’s procedure, ${formatPercent(confidence)}, worthwhile ${zone}, ${first} replications first; common random numbers; intervals hold with ${formatPercent(scenario.confidence)} confidence`;
  return [
    table(
      [
        { heading: 'policy', align: 'left' },
        { heading: measure!.path, align: 'right' },
        { heading: 'replications', align: 'right' },
        { heading: '', align: 'left' },
      ],
      rows,
      { width, heading: paint.out.faint },
    ),
    '',
    paint.out.faint(wrapped(basis, width)),
  ].join('\n');
}
