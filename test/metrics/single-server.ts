import { stream } from '../../src/random/source.ts';
import type { HandMadeJob } from './hand-made.ts';

/** M/M/1, first come, first served, service 1 s on average, from an empty start until the horizon. */
export function singleServer(load: number, horizon: number, seed: string | number): HandMadeJob[] {
  const { submit, start, run } = singleServerColumns(load, horizon, seed);
  return submit.map((time, k) => ({ submit: time, start: start[k]!, run: run[k]! }));
}

/** The same, as columns: submissions, starts and run times. */
export function singleServerColumns(load: number, horizon: number, seed: string | number) {
  const random = stream('single-server', seed, load);
  const exponential = (mean: number) => -Math.log1p(-random()) * mean;
  const columns = { submit: [] as number[], start: [] as number[], run: [] as number[] };
  let free = 0;
  let time = exponential(1 / load);
  while (time < horizon) {
    const start = Math.max(time, free);
    const run = exponential(1);
    free = start + run;
    columns.submit.push(time);
    columns.start.push(start);
    columns.run.push(run);
    time += exponential(1 / load);
  }
  return columns;
}
