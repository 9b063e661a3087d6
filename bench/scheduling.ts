// The scheduling loop with the metrics recorder on: jobs per CPU second, cold (first run of a process) and warm, beside the native yardstick.
// Arguments: JOBS LOAD POLICY [nodes]; each case has a process of its own, because a warm one flatters the next.
import { measured, rate, row } from './measure.ts';
import { nativeRate, play, workload } from './workloads.ts';

const [jobCount = '100000', load = '0.9', policy = 'fcfs+easy', pools = 'units'] = process.argv.slice(2);
const made = await workload(Number(jobCount), Number(load));
const once = () => measured(() => play(made, policy, pools));

const cold = once();
const warm = [1, 2].map(once).reduce((best, cost) => (cost.cpu < best.cpu ? cost : best));
const native = policy === 'fcfs+easy' && pools === 'units' ? nativeRate(made.log) : undefined;
row(
  `${policy} on ${pools}, ${made.title}`,
  rate(made.jobs.count, cold),
  rate(made.jobs.count, warm),
  native ? `${Math.round(native / 1000).toLocaleString('en')} k/s` : '–',
  native ? (made.jobs.count / warm.cpu / native).toFixed(2) : '–',
  `${Math.round(warm.memory)} MB`,
);
