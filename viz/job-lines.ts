import { formatCount } from '../src/units/format-number.ts';
import type { Jobs } from './data.ts';
import type { Detail } from './detail.ts';
import { duration } from './format.ts';
import type { TooltipLine } from './marks/tooltip.ts';
import { moment } from './scales/time.ts';
import type { Placement, Schedule } from './schedule.ts';

/** What is said of a job in the tooltip. */
export function jobSummary(jobs: Jobs, schedule: Schedule, job: number): TooltipLine[] {
  return [
    ...identity(jobs, job),
    ['accelerators', formatCount(jobs.accelerators[job]!)],
    ['waited', duration(schedule.waited(job))],
    ['ran', ran(schedule, job)],
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
  const { placement, of } = schedule.stretches;
  const [first, last] = of(job);
  const others = [...schedules].filter(([name]) => name !== policy);
  return [
    ...identity(jobs, job),
    ['accelerators', formatCount(jobs.accelerators[job]!)],
    ['submitted', at(jobs.submit[job]!)],
    ...(started
      ? ([
          ['started', `${at(schedule.start[job]!)}${schedule.backfilled(job) ? ', backfilled' : ''}`],
          ['waited', duration(schedule.waited(job))],
          ['ran', ran(schedule, job)],
        ] as const)
      : []),
    ...(jobs.limit === null ? [] : ([['asked for', duration(jobs.limit[job]!)]] as const)),
    ['ended', jobs.states[schedule.state[job]!] ?? 'unknown'],
    ...(placement === null || !started
      ? []
      : ([[last - first > 1 ? 'ran last on' : 'ran on', nodes(placement, last - 1, nodeName)]] as const)),
    ...others.map(
      ([name, other]): TooltipLine => [
        `waited under ${name}`,
        Number.isNaN(other.start[job]!) ? 'never started' : duration(other.waited(job)),
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

/** How long, and in how many stretches. */
function ran(schedule: Schedule, job: number): string {
  const [first, last] = schedule.stretches.of(job);
  const time = duration(schedule.ran(job));
  return last - first > 1 ? `${time}, in ${formatCount(last - first)} stretches` : time;
}

function nodes(placement: Placement, stretch: number, nodeName: (node: number) => string): string {
  const parts: string[] = [];
  for (let k = placement.offset[stretch]!; k < placement.offset[stretch + 1]!; k++) {
    const [node, span, held] = [placement.node[k]!, placement.span[k]!, placement.accelerators[k]!];
    parts.push(`${held} on ${span > 1 ? `each of ${nodeName(node)} to ${nodeName(node + span - 1)}` : nodeName(node)}`);
  }
  return parts.length > 6 ? `${parts.slice(0, 6).join(', ')} and ${parts.length - 6} more` : parts.join(', ');
}
