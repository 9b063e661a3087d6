import { type SensitivityRequest, sensitivityDesign, sensitivityPlan } from '../../experiment/index.ts';
import {
  defaultSensitivity,
  type OpenScenario,
  requestedAxes,
  requestedMeasures,
  type Scenario,
  type SensitivityMethod,
} from '../../scenario/index.ts';
import { Objections, type Request } from './request.ts';

interface Asked {
  readonly over: readonly string[];
  readonly measures: readonly string[];
  readonly method: SensitivityMethod | undefined;
}

interface ReadySensitivity {
  readonly request: SensitivityRequest;
  readonly plan: ReturnType<typeof sensitivityPlan>;
}

/** The points of a search for what matters, or everything that is wrong with its factors, its measures and its points. */
export function sensitivityRequest(open: OpenScenario, scenario: Scenario, asked: Asked): Request<ReadySensitivity> {
  const spec = scenario.sensitivity ?? defaultSensitivity;
  const { axes, faults } = requestedAxes(open, scenario, asked.over, 'sensitivity');
  const measures = requestedMeasures(open, scenario, {
    flags: asked.measures,
    written: spec.measures,
    place: ['sensitivity', 'measures'],
    varied: axes.map(({ path }) => path),
  });
  const objections = new Objections();
  objections.add(...faults, ...measures.faults);
  if (axes.length === 0 && faults.length === 0)
    objections.at(undefined, {
      problem: 'nothing is varied',
      hint: "say what may change with --over path=from…to, or under 'sensitivity' in the scenario",
    });
  const method = asked.method ?? spec.method;
  const design = axes.length > 0 ? sensitivityDesign(axes, { ...spec, method }, scenario) : undefined;
  const request = design && { open, scenario, method, axes, design, measures: measures.measures };
  const plan = request && sensitivityPlan(request);
  objections.add(...(plan === undefined ? [] : [...plan.ends, plan.design].flatMap((points) => points.faults)));
  const refusal = objections.refusal('this search cannot be played');
  return refusal === undefined ? { ready: { request: request!, plan: plan! } } : { refusal };
}
