import { estimateText, type ParetoSearch } from '../../experiment/index.ts';
import { formatPercent } from '../../units/index.ts';
import { shown, table, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The plans with their scores: those that no other beats, then the others. */
export function paretoText({ outcome, measures, scenario }: ParetoSearch, { paint, width }: Terminal): string {
  const { plans, better } = outcome;
  const ordered = [
    ...plans.filter(({ dominatedBy }) => dominatedBy.length === 0),
    ...plans.filter(({ dominatedBy }) => dominatedBy.length > 0),
  ];
  const rows = ordered.map(({ name, point, dominatedBy, overlaps }) => [
    shown(name),
    ...measures.map((measure) => estimateText(measure, point.estimates[measure.path]!)),
    standing(dominatedBy.length, overlaps.length),
  ]);
  const ends = measures.map(({ path }, at) => `${path} ${better[at]}`).join(', ');
  const basis = `Wanted: ${ends}. Differences are paired over ${scenario.replications} replications and hold together with ${formatPercent(scenario.confidence)} confidence; ? marks a standing they leave open.`;
  return [
    table(
      [
        { heading: 'plan', align: 'left' },
        ...measures.map(({ path }) => ({ heading: path, align: 'right' as const })),
        { heading: '', align: 'left' },
      ],
      rows,
      { width, heading: paint.out.faint },
    ),
    '',
    paint.out.faint(wrapped(basis, width)),
  ].join('\n');
}

function standing(dominators: number, overlaps: number): string {
  const open = overlaps > 0 ? ' ?' : '';
  return dominators === 0 ? `not beaten${open}` : `beaten by ${dominators}${open}`;
}
