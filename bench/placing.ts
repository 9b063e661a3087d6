// What it costs that nodes are placed: the same jobs on 256 nodes of four and on 1,024 units, in turn within one process, as a ratio of CPU time.
// Arguments: JOBS LOAD POLICY.
import { measured, row } from './measure.ts';
import { play, workload } from './workloads.ts';

const [jobCount = '1000000', load = '0.9', policy = 'fcfs+easy'] = process.argv.slice(2);
const made = await workload(Number(jobCount), Number(load));
const rounds = Array.from({ length: 8 }, () => {
  const [units, nodes] = ['units', 'nodes'].map((pools) => measured(() => play(made, policy, pools)));
  return { units: units!.cpu, nodes: nodes!.cpu, memory: nodes!.memory };
});
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const warm = rounds.slice(1);
row(
  `${policy}, nodes ÷ units, ${made.title}`,
  '–',
  `${(median(warm.map(({ nodes }) => nodes)) / median(warm.map(({ units }) => units))).toFixed(2)} ×`,
  '–',
  '–',
  `${Math.round(warm.at(-1)!.memory)} MB`,
);
