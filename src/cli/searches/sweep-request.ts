import { type Note, nearest } from '../../catalogue/index.ts';
import { designPoints, SweepPlan } from '../../experiment/index.ts';
import {
  type DesignName,
  designs,
  type OpenScenario,
  requestedAxes,
  requestedMeasures,
  type Scenario,
} from '../../scenario/index.ts';
import { readOpenScenario } from '../read-scenario.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { placeOfAxis } from './axis-place.ts';
import { Objections, type Request, readyOr } from './request.ts';
import type { SweepWords } from './sweep-words.ts';

/**
 * What a sweep is to play, from the scenario's `sweep` and the command line, which wins. Every point is checked before any is played.
 * @throws UsageError when something of it is not valid
 */
export function readSweep(
  words: SweepWords,
  terminal: Terminal,
): { readonly plan: SweepPlan; readonly notes: readonly Note[] } {
  const { open, scenario, notes } = readOpenScenario(words.file, words, terminal);
  return {
    plan: readyOr(sweepRequest(open, scenario, words), { open, command: 'sweep', file: words.file }, terminal),
    notes,
  };
}

type Asked = Pick<SweepWords, 'over' | 'design' | 'points' | 'measures'>;

/** The points of a sweep, or everything that is wrong with what is varied, what is measured and the points themselves. */
export function sweepRequest(open: OpenScenario, scenario: Scenario, words: Asked): Request<SweepPlan> {
  const { axes, faults } = requestedAxes(open, scenario, words.over);
  const measures = requestedMeasures(open, scenario, {
    flags: words.measures,
    written: scenario.sweep?.measures ?? [],
    place: ['sweep', 'measures'],
    varied: axes.map(({ path }) => path),
  });
  const objections = new Objections();
  objections.add(...faults, ...measures.faults);
  const design = designOf(words.design) ?? scenario.sweep?.design ?? 'grid';
  const points = pointsOf(words.points) ?? (design === 'latin-hypercube' ? scenario.sweep?.points : null) ?? null;
  const designed = designPoints(design, axes, { points, seed: scenario.seed });
  let plan: SweepPlan | undefined;
  if (designed.points === undefined) {
    if (faults.length === 0) objections.at(placeOfAxis(axes, designed.axis), designed);
  } else {
    plan = new SweepPlan({ open, scenario, design, axes, points: designed.points, measures: measures.measures });
    objections.add(...plan.faults);
  }
  const refusal = objections.refusal('this sweep cannot be played');
  return refusal === undefined ? { ready: plan! } : { refusal };
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
