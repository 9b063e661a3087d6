import type { BestRequest } from '../../experiment/index.ts';
import { type MeasurePath, readValue } from '../../metrics/index.ts';
import { type OpenScenario, requestedMeasures, type Scenario } from '../../scenario/index.ts';
import { isRandomWorkload } from '../../workload/index.ts';
import { keyPart, Objections, type Request } from './request.ts';

interface Asked {
  readonly measure: string | undefined;
  readonly worthwhile: string | undefined;
}

/** What the best policy is selected by, or everything that keeps it from being selected. */
export function selectionRequest(open: OpenScenario, scenario: Scenario, asked: Asked): Request<BestRequest> {
  const { select } = scenario;
  const objections = new Objections();
  const own = keyPart(open, 'select');
  if (Object.keys(scenario.policies).length < 2)
    objections.at(own, {
      problem: 'the scenario has one policy, so there is nothing to select from',
      hint: "list several under 'policies', or vary one with 'compare'",
    });
  if (!Object.values(scenario.workloads).some(isRandomWorkload))
    objections.at(own, {
      problem: 'nothing in the scenario is random, so every replication would be the same',
      hint: '`queueworks compare` tells the differences as they are, for this log alone',
    });
  const { first = 10, most = 500 } = select ?? {};
  if (first > most)
    objections.at(open.part(['select', 'first']) ?? open.part(['select', 'most']), {
      problem: `select.first (${first}) is more than select.most (${most})`,
      hint: 'allow at least so many',
    });
  const flags = asked.measure === undefined ? [] : [asked.measure];
  const place = ['select', 'measure'];
  const found = requestedMeasures(open, scenario, { flags, written: [select?.measure ?? 'wait'], place, varied: [] });
  objections.add(...found.faults);
  const [measure] = found.measures;
  const better = measure?.better ?? 'neither';
  if (measure !== undefined && better === 'neither')
    objections.at(flags.length > 0 ? undefined : (open.part(place) ?? own), {
      problem: `'${measure.path}' is neither better high nor low, so no policy is best`,
      hint: 'choose another with --measure, such as wait.p95',
    });
  const worthwhile =
    measure && better !== 'neither'
      ? worthwhileOf(asked.worthwhile, measure, { open, scenario, objections })
      : undefined;
  const refusal = objections.refusal('no policy can be selected');
  if (refusal !== undefined) return { refusal };
  const confidence = select?.confidence ?? scenario.confidence;
  const wanted = better as 'lower' | 'higher';
  return {
    ready: { scenario, measure: measure!, better: wanted, worthwhile: worthwhile!, confidence, first, most },
  };
}

/** The smallest difference worth finding, in the measure's unit; undefined after saying why there is none. */
function worthwhileOf(
  flag: string | undefined,
  measure: MeasurePath,
  {
    open,
    scenario,
    objections,
  }: { readonly open: OpenScenario; readonly scenario: Scenario; readonly objections: Objections },
): number | undefined {
  const example = measure.unit === 's' ? '30 min' : measure.share ? '2 %' : '1';
  const given = flag ?? scenario.select?.worthwhile ?? undefined;
  if (given === undefined) {
    objections.at(undefined, {
      problem: `nothing says which difference in '${measure.path}' is worth finding`,
      hint: `give --worthwhile "${example}", or worthwhile under 'select' in the scenario: smaller differences take more replications`,
    });
    return undefined;
  }
  const value = readValue(given, measure);
  if (value.ok && value.value > 0) return value.value;
  const problem = value.ok
    ? `the difference worth finding must be above zero, got '${given}'`
    : `expected ${value.fault.expected} as the difference worth finding, got ${value.fault.received}`;
  const part = flag === undefined ? open.part(['select', 'worthwhile']) : undefined;
  objections.at(part, { problem, hint: `such as --worthwhile "${example}"` });
  return undefined;
}
