import { estimateText, type ParetoSearch, scored } from '../../experiment/index.ts';
import { counted, formatPercent } from '../../units/index.ts';
import { shown, table, wrapped } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The plans with their scores: those that no other beats, then the others, last those that lack a score. */
export function paretoText({ outcome, measures, scenario }: ParetoSearch, { paint, width }: Terminal): string {
  const { plans, better } = outcome;
  const whole = scored(outcome, measures);
  const ordered = [
    ...whole.filter(({ dominatedBy }) => dominatedBy.length === 0),
    ...whole.filter(({ dominatedBy }) => dominatedBy.length > 0),
    ...plans.filter((plan) => !whole.includes(plan)),
  ];
  const rows = ordered.map((plan) => [
    shown(plan.name),
    ...measures.map((measure) =>
      plan.point.unbounded.includes(measure.path)
        ? 'unstable'
        : estimateText(measure, plan.point.estimates[measure.path]!),
    ),
    whole.includes(plan) ? standing(plan.dominatedBy.length, plan.overlaps.length) : 'not scored',
  ]);
  const ends = measures.map(({ path }, at) => `${path} ${better[at]}`).join(', ');
  const basis = `Wanted: ${ends}. Differences are paired over ${counted(scenario.replications, 'replication')} and hold together with ${formatPercent(scenario.confidence)} confidence; ? marks a standing they leave open.`;
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
