import fc from 'fast-check';
import { stream } from '../../src/random/index.ts';
import type { Row } from '../job-tables.ts';

/** Property tests draw the same scenarios every time. */
export const drawn = (numRuns: number) => ({ seed: 20261122, numRuns });

interface Shape {
  readonly most?: number;
  readonly widest?: number;
  /** Whether jobs may ask for less time than they take. */
  readonly honest?: boolean;
  readonly shortest?: number;
}

/** A few jobs with small whole numbers, so that ties abound: simultaneous arrivals and ends, zero run times, limits equal to, over and under run times. */
export function arbitraryRows({
  most = 12,
  widest = 8,
  honest = false,
  shortest = 0,
}: Shape = {}): fc.Arbitrary<Row[]> {
  const job = fc.record({
    gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 })),
    accelerators: fc.integer({ min: 1, max: widest }),
    runtime: fc.integer({ min: shortest, max: 10 }),
    limit: fc.oneof(
      fc.constant((runtime: number) => runtime),
      fc.integer({ min: 1, max: 8 }).map((over) => (runtime: number) => runtime + over),
      ...(honest ? [] : [fc.integer({ min: 1, max: 8 }).map((under) => (runtime: number) => runtime - under)]),
    ),
  });
  return fc.array(job, { minLength: 1, maxLength: most, size: 'max' }).map((jobs) => {
    let submit = 0;
    return jobs.map(({ gap, accelerators, runtime, limit }) => {
      submit += gap;
      return { submit, accelerators, runtime, limit: Math.max(1, limit(runtime)) };
    });
  });
}

/** A long random workload on so many units, about as busy as asked for. */
export function randomRows(seed: string, count: number, units: number, load: number): Row[] {
  const uniform = stream('textbook', seed);
  const below = (n: number) => Math.floor(uniform() * n);
  let submit = 0;
  const jobs = Array.from({ length: count }, () => {
    const accelerators = 1 + below(2 ** (1 + below(Math.log2(units))));
    const runtime = below(4) === 0 ? below(5) : below(120);
    const limit = [runtime, runtime + below(60), 10 * Math.ceil(runtime / 10) + 20, Math.ceil(runtime * 0.8)][
      below(4)
    ]!;
    return { accelerators, runtime, limit: Math.max(1, limit) };
  });
  const area = jobs.reduce((sum, job) => sum + job.accelerators * Math.min(job.runtime, job.limit), 0);
  const gap = area / count / (load * units);
  return jobs.map((job) => {
    submit += -Math.log1p(-uniform()) * gap;
    return { submit: Math.round(submit), ...job };
  });
}
