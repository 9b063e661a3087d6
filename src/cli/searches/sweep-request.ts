import { type Note, nearest } from '../../catalogue/index.ts';
import { designPoints, SweepPlan } from '../../experiment/index.ts';
import { type DesignName, designs, requestedAxes, requestedMeasures } from '../../scenario/index.ts';
import { readOpenScenario, refuse } from '../read-scenario.ts';
import { refuseAt } from '../refuse-at.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { placeOfAxis } from './axis-place.ts';
import type { SweepWords } from './sweep-words.ts';

/**
 * What a sweep is to play, from the scenario's `sweep` and the command line, which wins. Every point is checked before any is played.
 * @throws UsageError when something of it is not valid
 */
export function readSweep(
  words: SweepWords,
  terminal: Terminal,
): { readonly plan: SweepPlan; readonly notes: readonly Note[] } {
  const { file, sets, currentFolder } = words;
  const { open, scenario, notes } = readOpenScenario(file, sets, terminal, currentFolder);
  const { axes, faults } = requestedAxes(open, scenario, words.over);
  const measures = requestedMeasures(open, scenario, {
    flags: words.measures,
    written: scenario.sweep?.measures ?? [],
    place: ['sweep', 'measures'],
    varied: axes.map(({ path }) => path),
  });
  const wrong = [...faults, ...measures.faults];
  if (wrong.length > 0) return refuse('this sweep cannot be played', wrong, open.text, terminal);
  const design = designOf(words.design) ?? scenario.sweep?.design ?? 'grid';
  const points = pointsOf(words.points) ?? (design === 'latin-hypercube' ? scenario.sweep?.points : null) ?? null;
  const designed = designPoints(design, axes, { points, seed: scenario.seed });
  if (designed.points === undefined)
    return refuseAt(
      open,
      placeOfAxis(axes, designed.axis),
      { whole: 'this sweep cannot be played', ...designed },
      terminal,
    );
  const plan = new SweepPlan({ open, scenario, design, axes, points: designed.points, measures: measures.measures });
  if (plan.faults.length > 0)
    return refuse('not every point of this sweep is a valid scenario', plan.faults, open.text, terminal);
  return { plan, notes };
}

function designOf(given: string | undefined): DesignName | undefined {
  if (given === undefined) return undefined;
  const found = designs.find((name) => name === given);
  if (found !== undefined) return found;
  const near = nearest(given, designs);
  throw new UsageError(
    `there is no design '${given}'`,
    near === undefined ? `designs: ${designs.join(', ')}` : `did you mean '${near}'?`,
  );
}

function pointsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const points = Number(given);
  if (Number.isInteger(points) && points >= 1) return points;
  throw new UsageError(`--points takes a whole number from 1, got '${given}'`);
}
