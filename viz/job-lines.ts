import { formatCount } from '../src/units/format-number.ts';
import type { Jobs, Schedule } from './data.ts';
import type { Detail } from './detail.ts';
import { duration } from './format.ts';
import type { TooltipLine } from './marks/tooltip.ts';
import { moment } from './scales/time.ts';

/** What is said of a job in the tooltip. */
export function jobSummary(jobs: Jobs, schedule: Schedule, job: number): TooltipLine[] {
  return [
    ...identity(jobs, job),
    ['accelerators', formatCount(jobs.accelerators[job]!)],
    ['waited', duration(schedule.start[job]! - jobs.submit[job]!)],
    ['ran', duration(schedule.end[job]! - schedule.start[job]!)],
    ['ended', jobs.states[schedule.state[job]!] ?? 'unknown'],
  ];
}

/** Everything the page knows of a job under one policy, and its wait under the others. */
export function jobStory(
  detail: Detail,
  policy: string,
  job: number,
  nodeName: (node: number) => string,
): TooltipLine[] {
  const { jobs, schedules } = detail;
  const schedule = schedules.get(policy);
  if (jobs === null || schedule === undefined) return [];
  const at = (time: number) => moment(time, 86_400);
  const started = !Number.isNaN(schedule.start[job]!);
  const others = [...schedules].filter(([name]) => name !== policy);
  return [
    ...identity(jobs, job),
    ['accelerators', formatCount(jobs.accelerators[job]!)],
    ['submitted', at(jobs.submit[job]!)],
    ...(started
      ? ([
          ['started', `${at(schedule.start[job]!)}${schedule.backfilled(job) ? ', backfilled' : ''}`],
          ['waited', duration(schedule.start[job]! - jobs.submit[job]!)],
          ['ran', duration(schedule.end[job]! - schedule.start[job]!)],
        ] as const)
      : []),
    ...(jobs.limit === null ? [] : ([['asked for', duration(jobs.limit[job]!)]] as const)),
    ['ended', jobs.states[schedule.state[job]!] ?? 'unknown'],
    ...(schedule.placement === null || !started
      ? []
      : ([['ran on', nodes(schedule.placement, job, nodeName)]] as const)),
    ...others.map(
      ([name, other]): TooltipLine => [
        `waited under ${name}`,
        Number.isNaN(other.start[job]!) ? 'never started' : duration(other.start[job]! - jobs.submit[job]!),
      ],
    ),
  ];
}

function identity(jobs: Jobs, job: number): TooltipLine[] {
  const of = (label: string, column: Float64Array | null, names: readonly string[]): TooltipLine[] => {
    const name = names[column === null ? 0 : column[job]!];
    return name === undefined || (column === null && names.length < 2) ? [] : [[label, name]];
  };
  const workload = of('workload', jobs.workload, jobs.names.workloads);
  const own = of('class', jobs.class, jobs.names.classes);
  return [
    ...own,
    ...(workload[0]?.[1] === own[0]?.[1] ? [] : workload),
    ...of('tenant', jobs.tenant, jobs.names.tenants),
    ...of('user', jobs.user, jobs.names.users),
  ];
}

function nodes(placement: NonNullable<Schedule['placement']>, job: number, nodeName: (node: number) => string): string {
  const parts: string[] = [];
  for (let k = placement.offset[job]!; k < placement.offset[job + 1]!; k++) {
    const [node, span, held] = [placement.node[k]!, placement.span[k]!, placement.accelerators[k]!];
    parts.push(`${held} on ${span > 1 ? `each of ${nodeName(node)} to ${nodeName(node + span - 1)}` : nodeName(node)}`);
  }
  return parts.length > 6 ? `${parts.slice(0, 6).join(', ')} and ${parts.length - 6} more` : parts.join(', ');
}
