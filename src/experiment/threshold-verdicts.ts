import type { Note } from '../catalogue/index.ts';
import { jobMetrics, type MeasurePath, systemMetrics } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Threshold } from '../scenario/threshold.ts';
import { distanceWithin, type Range, replicationsNeeded, tally } from '../statistics/index.ts';
import { isRandomWorkload } from '../workload/index.ts';
import { atConfidence, type Estimate, notMeasured } from './estimate.ts';
import { measured } from './measured.ts';
import type { ThresholdVerdict } from './search/search-outcome.ts';
import type { PolicyEstimate } from './study.ts';

/**
 * What is known of every threshold under every policy it is for. It holds (or fails) when the whole confidence interval
 * lies on the right (or wrong) side of the limit. That all of several hold needs no correction: each must, so the chance to
 * pass wrongly is at most that of the one that is wrong (an intersection–union test; Berger, Technometrics 24(4), 1982).
 */
export function thresholdVerdicts(scenario: Scenario, policies: readonly PolicyEstimate[]): ThresholdVerdict[] {
  return (scenario.thresholds ?? []).flatMap((threshold) =>
    policies
      .filter(({ policy }) => threshold.policies?.includes(policy) ?? true)
      .map((policy) => verdictOf(threshold, policy, scenario)),
  );
}

function verdictOf(threshold: Threshold, policy: PolicyEstimate, scenario: Scenario): ThresholdVerdict {
  const { text, measure: path, limit, holdsWhen, inclusive, confidence = scenario.confidence } = threshold;
  const { measure, estimate: found } = measured(path, policy);
  // What cannot be told at the scenario's confidence cannot be told at another.
  const own =
    measure === undefined || found.mean === null
      ? (found ?? notMeasured)
      : atConfidence(found, confidence, measure.range);
  const certain =
    own.halfWidth === null && scenario.shake === undefined && !Object.values(scenario.workloads).some(isRandomWorkload);
  const about = {
    text,
    measure: path,
    label: measure?.label ?? path,
    unit: measure?.unit ?? '',
    share: measure?.share ?? false,
    policy: policy.policy,
    limit,
    holdsWhen,
    confidence: certain ? null : confidence,
    estimate: own,
  };
  const told = (verdict: ThresholdVerdict['verdict'], replicationsNeeded: number | null = null) => ({
    ...about,
    verdict,
    replicationsNeeded,
  });
  if (own.mean === null) {
    const boundless = own.unbounded === true && measure !== undefined && growsWith(measure) && holdsWhen === 'below';
    return told(boundless ? 'fails' : 'not-estimable');
  }
  const holds = (value: number) =>
    value === limit ? inclusive : holdsWhen === 'below' ? value < limit : value > limit;
  if (certain) return told(holds(own.mean) ? 'holds' : 'fails');
  if (own.interval === null) return told('not-decided');
  const sides = own.interval.map(holds);
  if (sides[0] === sides[1]) return told(sides[0] ? 'holds' : 'fails');
  return told('not-decided', replicationsToDecide(own, limit, confidence, measure!.range));
}

/** Whether the measure has no bound where the queue has none. */
function growsWith({ of, better }: MeasurePath): boolean {
  if (of.kind === 'count' || of.kind === 'pool' || better !== 'lower') return false;
  const metric = of.kind === 'job' ? jobMetrics.find(of.metric) : systemMetrics.find(of.metric);
  return metric?.withheldWhenUnstable === true;
}

/** The fewest replications whose interval, at the spread seen, would end before the limit; null when that is out of reach. */
export function replicationsToDecide(
  { mean, values }: Estimate,
  limit: number,
  confidence: number,
  range: Range,
): number | null {
  const { standardDeviation } = tally(values.filter((value) => value !== null));
  return replicationsNeeded(standardDeviation, distanceWithin(mean!, limit, range), confidence);
}

/** A threshold on something that no policy has: names of logs are known only once they are read. */
export function thresholdNotes({ thresholds = [] }: Scenario, policies: readonly PolicyEstimate[]): Note[] {
  const ran = policies.filter(({ groups }) => groups.length > 0);
  return thresholds.flatMap(({ text, measure }): Note[] => {
    const faults = ran.map((policy) => measured(measure, policy).fault);
    const fault = faults[0];
    if (fault === undefined || faults.includes(undefined)) return [];
    const hint = fault.hint === undefined ? '' : `; ${fault.hint}`;
    return [
      {
        code: 'threshold-of-nothing',
        severity: 'warning',
        text: `The threshold '${text}' is about nothing that was measured: ${fault.problem}${hint}`,
      },
    ];
  });
}
