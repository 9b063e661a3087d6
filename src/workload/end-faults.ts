import { type ArrivalSpec, arrivalKindOf } from './arrivals/arrival-kinds.ts';
import { mostJobs } from './arrivals/collect.ts';
import type { WorkloadFault, WorkloadSetting } from './workload-kind.ts';

/** Faults of arrivals themselves, arrivals without an end, and arrivals of more jobs than can be kept. */
export function endFaults(
  { arrivals, jobs }: { readonly arrivals: ArrivalSpec; readonly jobs?: number | undefined },
  setting: WorkloadSetting,
): WorkloadFault[] {
  const kind = arrivalKindOf(arrivals);
  const own = kind.faults?.(arrivals) ?? [];
  if (own.length > 0) return own.map((fault) => ({ ...fault, path: ['arrivals', ...fault.path] }));
  if (!kind.endless) return [];
  const { horizon } = setting;
  // Until the horizon, where there is one: a rate that grows without a limit has no long run.
  const rate = (horizon === null ? undefined : kind.meanRate?.(arrivals, horizon)) ?? kind.rate(arrivals);
  const faults = endlessFaults(rate, jobs, setting, `'${arrivals.process}' arrivals`);
  if (faults.length > 0) return faults;
  const length = Math.min(horizon ?? Number.POSITIVE_INFINITY, (jobs ?? Number.POSITIVE_INFINITY) / rate);
  const steps = (kind.steps?.(arrivals) ?? 0) * length;
  return steps > mostSteps ? [tooManySteps(steps, arrivals.process)] : [];
}

/** Steps that take some ten seconds for each replication. */
const mostSteps = 5e8;

function tooManySteps(steps: number, process: string): WorkloadFault {
  const told = steps < 1e12 ? `about ${Math.round(steps / 1e6)} million` : 'more than a million million';
  return {
    code: 'out-of-range',
    path: ['arrivals'],
    problem: `'${process}' arrivals change ${told} times before they end; at most ${mostSteps / 1e6} million changes can be played`,
    hint: 'make the phases longer: such short ones come to a steady rate',
  };
}

/** What is wrong with the end of a process that goes on at a rate (1/s) until it is ended. */
export function endlessFaults(
  rate: number,
  jobs: number | undefined,
  { horizon }: WorkloadSetting,
  what: string,
): WorkloadFault[] {
  if (horizon === null && jobs === undefined) {
    return [
      {
        code: 'missing-key',
        path: [],
        problem: `${what} never end by themselves`,
        hint: "give the scenario a horizon ('horizon: 30 d'), or this workload a number of jobs ('jobs: 10000')",
      },
    ];
  }
  const expected = Math.min(jobs ?? Number.POSITIVE_INFINITY, rate * (horizon ?? Number.POSITIVE_INFINITY));
  if (expected <= mostJobs) return [];
  const told = expected < 1e12 ? `about ${Math.round(expected / 1e6)} million` : 'more than a million million';
  return [
    {
      code: 'out-of-range',
      path: [],
      problem: `${told} jobs until the horizon; at most ${mostJobs / 1e6} million can be simulated`,
      hint: "shorten the horizon, lower the rate, or give this workload a number of jobs ('jobs: 1000000')",
    },
  ];
}
