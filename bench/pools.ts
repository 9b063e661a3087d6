// The scheduling loop with the metrics recorder on, on several pools: CPU time a job, with or without somebody who watches each of them. One of the two
// a process: both in turn in one would be compiled for both. Arguments: POOLS LOAD ('0.9') shared|apart (pools that no job shares) watched|alone.
import { createRecorder, measuredWindow, PoolRecorder } from '../src/metrics/index.ts';
import { parseScenario } from '../src/scenario/index.ts';
import { simulate } from '../src/simulation/index.ts';
import { buildJobTable } from '../src/workload/index.ts';
import { row } from './measure.ts';

const [count = '2', load = '0.9', share = 'shared', watched = 'watched'] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, i) => `p${i}`);
const jobsOf = (name: string, pools: string, rate: number) =>
  `  ${name}: { ${pools} arrivals: { process: poisson, rate: ${rate} per day }, accelerators: { choice: [1, 2, 4, 8, 16, 32] }, duration: { distribution: lognormal, mean: 3 h, cv: 2 }, limit: { factor: 2 } }`;
const rate = (128 * 24 * Number(load)) / (10.5 * 3);
const text = [
  'name: pools',
  `horizon: ${Math.round(3000 / names.length)} d`,
  `cluster: { pools: { ${names.map((name) => `${name}: { units: 128 }`).join(', ')} } }`,
  'workloads:',
  ...(share === 'apart'
    ? names.map((name) => jobsOf(name, `pools: [${name}],`, rate))
    : [jobsOf('all', '', rate * names.length)]),
].join('\n');
const { scenario, faults } = parseScenario(text, { file: 'pools.yaml', folder: '.' });
if (!scenario) throw new Error(JSON.stringify(faults, null, 1));
const { jobs } = buildJobTable({ ...scenario, replication: 0, logs: {} });
const window = measuredWindow(jobs, scenario);
const [policy] = Object.values(scenario.policies);

function once(): number {
  const pools = watched === 'watched' ? new PoolRecorder({ pools: names.length, jobs, changes: false }) : undefined;
  const recorder = createRecorder({ window, timelineSteps: 1000, ...(pools ? { pools } : {}) });
  const before = process.cpuUsage();
  simulate({ jobs, cluster: scenario!.cluster, policy: policy!, observers: [recorder, ...(pools ? [pools] : [])] });
  const { user, system } = process.cpuUsage(before);
  return (1000 * (user + system)) / jobs.count;
}

const [cold, ...others] = Array.from({ length: 16 }, once);
const warm = others.slice(4).toSorted((a, b) => a - b)[3]!;
const costText = (cost: number) => `${cost.toFixed(0)} ns/job`;
row(`${count} pools ${share}, ${watched}, load ${load}`, costText(cold!), costText(warm), '–', '–', '–');
