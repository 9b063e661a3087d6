import {
  designPoints,
  type ParetoRequest,
  type ParetoSearch,
  paretoPoints,
  type RequestedPlan,
  searchPareto,
  settingsLabel,
} from '../../experiment/index.ts';
import type { MeasurePath } from '../../metrics/index.ts';
import { paretoTables } from '../../output/search-tables.ts';
import { type OpenScenario, requestedAxes, type Scenario } from '../../scenario/index.ts';
import type { Flags } from '../flags.ts';
import { readOpenScenario, refuse } from '../read-scenario.ts';
import { refuseAt } from '../refuse-at.ts';
import { placeOfAxis } from '../searches/axis-place.ts';
import { readMeasures } from '../searches/measures.ts';
import { paretoText } from '../searches/pareto-text.ts';
import { searchWork } from '../searches/search-work.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `pareto FILE`: scores plans on several measures and says which no other beats. */
export const work: Work = (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags.sets, terminal);
  const plans = plansOf(open, scenario, flags, terminal);
  const asked = flags.all('measure');
  const written = scenario.pareto?.measures ?? [];
  const paths = asked.length > 0 ? asked : written.map(({ measure }) => measure);
  if (paths.length < 2)
    throw new UsageError(
      'plans are compared on two measures or more',
      "give --measure twice or more, or list them under 'pareto' in the scenario",
    );
  const varied = plans.flatMap(({ settings }) => Object.keys(settings));
  const place = ['pareto', 'measures'];
  const found = readMeasures(open, scenario, { flags: asked, written: paths, place, varied }, terminal);
  // What is wanted of a measure here is what its figures should call better.
  const measures = found.map((measure) => {
    const at = written.findIndex((one) => one.measure === measure.path);
    const better = wantedEnd(measure, written[at]?.better);
    if (better !== undefined) return { ...measure, better };
    const part = asked.length > 0 ? undefined : open.part([...place, at]);
    const { path } = measure;
    const problem = `'${path}' is neither better high nor low by itself`;
    const hint = `say which under 'pareto' in the scenario: { measure: ${path}, better: higher }`;
    return refuseAt(open, part, { whole: 'the plans cannot be scored', problem, hint }, terminal);
  });
  const request: ParetoRequest = { open, scenario, plans, measures, better: measures.map(({ better }) => better) };
  const { points, faults } = paretoPoints(request);
  if (faults.length > 0) return refuse('not every plan is a valid scenario', faults, open.text, terminal);
  return searchWork<ParetoSearch>(flags, terminal, {
    scenario,
    notes,
    play: (players, own) => searchPareto(request, points, players, own),
    text: paretoText,
    tables: paretoTables,
  });
};

/** The plans of the scenario; without them, the points of its sweep and of `--over`. */
function plansOf(open: OpenScenario, scenario: Scenario, flags: Flags, terminal: Terminal): RequestedPlan[] {
  const over = flags.all('over');
  if (scenario.plans !== undefined && over.length === 0)
    return Object.entries(scenario.plans).map(([name, settings]) => ({
      name,
      settings,
      placeOf: (path) => open.part(['plans', name, path])?.place,
    }));
  const { axes, faults } = requestedAxes(open, scenario, over);
  if (faults.length > 0) return refuse('these plans cannot be played', faults, open.text, terminal);
  if (axes.length === 0)
    throw new UsageError(
      'there are no plans to compare',
      "name them under 'plans' in the scenario, or vary something with --over path=a,b,c",
    );
  const { design = 'grid', points = null } = scenario.sweep ?? {};
  const designed = designPoints(design, axes, { points, seed: scenario.seed });
  if (designed.points === undefined)
    return refuseAt(
      open,
      placeOfAxis(axes, designed.axis),
      { whole: 'these plans cannot be played', ...designed },
      terminal,
    );
  return designed.points.map((point) => {
    const settings = Object.fromEntries(axes.map(({ path }, at) => [path, point[at]!]));
    return {
      name: settingsLabel(settings),
      settings,
      placeOf: (path) => axes.find((axis) => axis.path === path)?.placeOf(settings[path]!),
    };
  });
}

/** Undefined where neither the scenario says it nor the measure itself. */
function wantedEnd({ better }: MeasurePath, written: 'lower' | 'higher' | null = null): 'lower' | 'higher' | undefined {
  const wanted = written ?? better;
  return wanted === 'neither' ? undefined : wanted;
}
