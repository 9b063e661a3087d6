import type { Estimate, PolicyEstimate, Study } from '../experiment/index.ts';
import { type GroupResult, jobMetrics, type RunResult, statistics, systemMetrics } from '../metrics/index.ts';
import { numberField, textField } from './csv-text.ts';
import { type Origin, originCells, runEnding } from './origin.ts';

/** The rows of `groups.csv` beside a run: the values of that run. */
export function* runGroupsRows(result: RunResult, origin: Origin): Generator<string> {
  const ending = `,1${runEnding(origin, result.policy, result.replication)}`;
  for (const group of result.groups) {
    const who = `${group.dimension},${textField(group.name)}`;
    for (const [metric, unit, value] of countsOf(group)) {
      yield `${who},${metric},${unit},sum,${numberField(value)},,${group.submitted}${ending}`;
    }
    for (const [name, value] of Object.entries(group.totals ?? {})) {
      yield `${who},${name},${unitOfTotal(name)},sum,${numberField(value)},,${group.submitted}${ending}`;
    }
    for (const { name, unit } of jobMetrics.entries) {
      const summary = group.metrics[name]!;
      for (const statistic of statistics) {
        yield `${who},${name},${unit},${statistic},${numberField(summary[statistic])},,${summary.count}${ending}`;
      }
    }
  }
}

function countsOf(group: GroupResult): [string, string, number][] {
  return [
    ['jobs-submitted', 'jobs', group.submitted],
    ['jobs-completed', 'jobs', group.completed],
    ['jobs-timed-out', 'jobs', group.timedOut],
    ['jobs-rejected', 'jobs', group.rejected],
    ['accelerator-seconds', 'accelerator·s', group.acceleratorSeconds],
  ];
}

/** A total has the unit of the metric of the machine that bears its name. */
function unitOfTotal(name: string): string {
  return systemMetrics.find(name)?.unit ?? '';
}

/** The rows of `groups.csv` beside a study: means over its replications. */
export function* studyGroupsRows(study: Study, version: string): Generator<string> {
  const origin = originCells({ scenario: study.scenario, version }).map(textField).join(',');
  for (const policy of study.policies) yield* policyGroupsRows(policy, `${textField(policy.policy)},,${origin}\n`);
}

function* policyGroupsRows({ groups }: PolicyEstimate, ending: string): Generator<string> {
  for (const group of groups) {
    const who = `${group.dimension},${textField(group.name)}`;
    yield `${who},jobs-submitted,jobs,sum,${estimateFields(group.submitted)},${ending}`;
    yield `${who},jobs-rejected,jobs,sum,${estimateFields(group.rejected)},${ending}`;
    yield `${who},accelerator-seconds,accelerator·s,sum,${estimateFields(group.acceleratorSeconds)},${ending}`;
    for (const [name, estimate] of Object.entries(group.totals ?? {})) {
      yield `${who},${name},${unitOfTotal(name)},sum,${estimateFields(estimate)},${ending}`;
    }
    for (const { name, unit } of jobMetrics.entries) {
      for (const statistic of statistics) {
        const estimate = group.metrics[name]?.[statistic];
        if (estimate) yield `${who},${name},${unit},${statistic},${estimateFields(estimate)},${ending}`;
      }
    }
  }
}

/** `value`, `half_width`, `jobs` (which is of single runs) and `replications`. */
function estimateFields(estimate: Estimate): string {
  return `${numberField(estimate.mean)},${numberField(estimate.halfWidth)},,${replicationsOf(estimate)}`;
}

/** Replications that have a value. */
export function replicationsOf({ values }: Estimate): number {
  return values.filter((value) => value !== null).length;
}
