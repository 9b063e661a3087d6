import type { Estimate, PolicyEstimate, Study } from '../experiment/index.ts';
import { type GroupResult, jobMetrics, type RunResult, statistics, systemMetrics } from '../metrics/index.ts';
import { numberField, textField } from './csv-text.ts';
import { type Origin, originCells } from './origin.ts';

/** The rows of `groups.csv` beside a run: the values of that run. */
export function* runGroupsRows(result: RunResult, origin: Origin): Generator<string> {
  // A single run has no interval.
  const { policy, replication } = result;
  const ending = `,1,${textField(policy)},${numberField(replication + 1)},,,${originCells(origin).map(textField).join(',')}\n`;
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
  for (const policy of study.policies) yield* policyGroupsRows(policy, origin);
}

function* policyGroupsRows({ policy, groups }: PolicyEstimate, origin: string): Generator<string> {
  const fields = (estimate: Estimate) =>
    `${estimateFields(estimate)},${textField(policy)},,${intervalFields(estimate)},${origin}\n`;
  for (const group of groups) {
    const who = `${group.dimension},${textField(group.name)}`;
    yield `${who},jobs-submitted,jobs,sum,${fields(group.submitted)}`;
    yield `${who},jobs-rejected,jobs,sum,${fields(group.rejected)}`;
    yield `${who},accelerator-seconds,accelerator·s,sum,${fields(group.acceleratorSeconds)}`;
    for (const [name, estimate] of Object.entries(group.totals ?? {})) {
      yield `${who},${name},${unitOfTotal(name)},sum,${fields(estimate)}`;
    }
    for (const { name, unit } of jobMetrics.entries) {
      for (const statistic of statistics) {
        const estimate = group.metrics[name]?.[statistic];
        if (estimate) yield `${who},${name},${unit},${statistic},${fields(estimate)}`;
      }
    }
  }
}

/** `value`, `half_width`, `jobs` (which is of single runs) and `replications`. */
function estimateFields(estimate: Estimate): string {
  return `${numberField(estimate.mean)},${numberField(estimate.halfWidth)},,${replicationsOf(estimate)}`;
}

/** `low` and `high`. */
function intervalFields({ interval }: Estimate): string {
  return `${numberField(interval?.[0] ?? null)},${numberField(interval?.[1] ?? null)}`;
}

/** Replications that have a value. */
export function replicationsOf({ values }: Estimate): number {
  return values.filter((value) => value !== null).length;
}
