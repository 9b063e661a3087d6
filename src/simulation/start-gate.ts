import type { Signal } from '../energy/index.ts';
import { type Source, stream } from '../random/index.ts';
import { createStartGate, type StartGate, starts } from '../scheduler/index.ts';
import { estimates } from './estimates.ts';
import type { RunInput } from './run-input.ts';

/** Over how long a signal's mean size is taken, s: a year. */
const sizeSpan = 365 * 86_400;
const sizeStep = 3_600;

/**
 * The gate of a run's policy; undefined where it holds no job.
 * @throws Error when the policy looks at a signal that the run was not given
 */
export function startGate({ jobs, policy, signals, stream: streamOf = nameless }: RunInput): StartGate | undefined {
  const spec = policy.start;
  if (spec === undefined || (jobs.shift ?? jobs.interruption) === undefined) return undefined;
  const kind = starts.find(spec.kind);
  const signal = kind && signals?.[kind.signal];
  if (!kind || !signal) throw new Error(`the start rule '${spec.kind}' was given nothing to look at`);
  return createStartGate(spec, {
    jobs: { ...jobs, estimate: estimates(jobs, policy) },
    shift: jobs.shift,
    interruption: jobs.interruption,
    elastic: jobs.elastic,
    signal,
    size: meanSize(signal),
    source: streamOf(`forecast ${kind.signal}`),
  });
}

/** The mean absolute value over a year, as far as there are data. */
function meanSize(signal: Signal): number {
  const known: number[] = [];
  for (let at = 0; at < sizeSpan; at += sizeStep) {
    const stretch = signal.known(at);
    if (stretch === undefined) break;
    if (stretch.from <= at) known.push(Math.abs(signal.at(at)));
  }
  const span = known.length * sizeStep;
  return known.length === 0 ? Math.abs(signal.at(0)) : known.reduce((sum, value) => sum + (value * sizeStep) / span, 0);
}

function nameless(purpose: string): Source {
  return stream(purpose);
}
