import {
  designPoints,
  type ParetoRequest,
  type Point,
  paretoPoints,
  type RequestedPlan,
  settingsLabel,
} from '../../experiment/index.ts';
import type { MeasurePath } from '../../metrics/index.ts';
import { type OpenScenario, requestedAxes, requestedMeasures, type Scenario } from '../../scenario/index.ts';
import { placeOfAxis } from './axis-place.ts';
import { Objections, type Request } from './request.ts';

interface Asked {
  readonly over: readonly string[];
  readonly measures: readonly string[];
}

interface ReadyPareto {
  readonly request: ParetoRequest;
  readonly points: readonly Point[];
}

/** Plans and what they are scored on, or everything that is wrong with either. */
export function paretoRequest(open: OpenScenario, scenario: Scenario, asked: Asked): Request<ReadyPareto> {
  const objections = new Objections();
  const plans = plansOf(open, scenario, asked.over, objections);
  const scores = scoresOf(open, scenario, { ...asked, plans }, objections);
  const request = { open, scenario, plans, ...scores };
  const { points, faults } = paretoPoints(request);
  objections.add(...faults);
  const refusal = objections.refusal('the plans cannot be compared');
  return refusal === undefined ? { ready: { request, points } } : { refusal };
}

/** The plans of the scenario; without them, the points of its sweep and of `--over`. */
function plansOf(
  open: OpenScenario,
  scenario: Scenario,
  over: readonly string[],
  objections: Objections,
): readonly RequestedPlan[] {
  if (scenario.plans !== undefined && over.length === 0)
    return Object.entries(scenario.plans).map(([name, settings]) => ({
      name,
      settings,
      placeOf: (path) => open.part(['plans', name, path])?.place,
    }));
  const { axes, faults } = requestedAxes(open, scenario, over);
  objections.add(...faults);
  if (axes.length === 0) {
    if (faults.length === 0)
      objections.at(undefined, {
        problem: 'there are no plans to compare',
        hint: "name them under 'plans' in the scenario, or vary something with --over path=a,b,c",
      });
    return [];
  }
  const { design = 'grid', points = null } = scenario.sweep ?? {};
  const designed = designPoints(design, axes, { points, seed: scenario.seed });
  if (designed.points === undefined) {
    objections.at(placeOfAxis(axes, designed.axis), designed);
    return [];
  }
  return designed.points.map((point) => {
    const settings = Object.fromEntries(axes.map(({ path }, at) => [path, point[at]!]));
    return {
      name: settingsLabel(settings),
      settings,
      placeOf: (path) => axes.find((axis) => axis.path === path)?.placeOf(settings[path]!),
    };
  });
}

/** What plans are scored on, and which end of it is wanted: what its figures should call better. */
function scoresOf(
  open: OpenScenario,
  scenario: Scenario,
  { measures: flags, plans }: Asked & { readonly plans: readonly RequestedPlan[] },
  objections: Objections,
): Pick<ParetoRequest, 'measures' | 'better'> {
  const written = scenario.pareto?.measures ?? [];
  const paths = flags.length > 0 ? flags : written.map(({ measure }) => measure);
  if (paths.length < 2) {
    objections.at(undefined, {
      problem: 'plans are compared on two measures or more',
      hint: "give --measure twice or more, or list them under 'pareto' in the scenario",
    });
    return { measures: [], better: [] };
  }
  const varied = plans.flatMap(({ settings }) => Object.keys(settings));
  const place = ['pareto', 'measures'];
  const found = requestedMeasures(open, scenario, { flags, written: paths, place, varied });
  objections.add(...found.faults);
  const scored = found.measures.flatMap((measure) => {
    const at = written.findIndex((one) => one.measure === measure.path);
    const better = wantedEnd(measure, written[at]?.better);
    if (better !== undefined) return [{ ...measure, better }];
    const { path } = measure;
    objections.at(flags.length > 0 ? undefined : open.part([...place, at]), {
      problem: `'${path}' is neither better high nor low by itself`,
      hint: `say which under 'pareto' in the scenario: { measure: ${path}, better: higher }`,
    });
    return [];
  });
  return { measures: scored, better: scored.map(({ better }) => better) };
}

/** Undefined where neither the scenario says it nor the measure itself. */
function wantedEnd({ better }: MeasurePath, written: 'lower' | 'higher' | null = null): 'lower' | 'higher' | undefined {
  const wanted = written ?? better;
  return wanted === 'neither' ? undefined : wanted;
}
