import { type ClusterSpec, capacityOf, type PoolSpec } from '../cluster/spec.ts';
import { formatDuration, formatPercent } from '../units/index.ts';
import { type WorkloadFault, type WorkloadSetting, workloadFaults } from '../workload/index.ts';
import { beginFaults } from './begin.ts';
import { economicsFaults } from './economics-checks.ts';
import { capFaults, energyFaults, startFaults } from './energy-checks.ts';
import { type Fault, faultAt, type Path } from './fault.ts';
import { placeOfKey } from './issue-faults.ts';
import { loadFaults } from './load.ts';
import type { Parts } from './parts.ts';
import { passFaults } from './pass-checks.ts';
import { shakeFaults } from './shake-checks.ts';
import { type Mapping, partAt } from './tree.ts';

/** Most accelerators of a whole cluster: job columns count them in 32 bits. */
const mostAccelerators = 2 ** 31 - 1;

/** Faults between parts of a scenario that are each right by themselves. */
export function crossFaults(root: Mapping, parts: Parts): Fault[] {
  return [
    ...beginFaults(root),
    ...timeFaults(root, parts),
    ...shakeFaults(root, parts),
    ...shareFaults(root, parts),
    ...sizeFaults(root, parts),
    ...faultsOfWorkloads(root, parts),
    ...loadFaults(root, parts),
    ...energyFaults(root, parts),
    ...economicsFaults(root, parts),
    ...startFaults(root),
    ...passFaults(root, parts),
    ...capFaults(root, parts),
  ];
}

function timeFaults(root: Mapping, { horizon, warmup: written, cooldown }: Parts): Fault[] {
  if (horizon === null && written === 'auto') {
    const problem = 'a warm-up can be found only where there is a horizon: a list of jobs has no state it settles in';
    return [
      faultAt(partAt(root, ['warmup'])!.place, 'conflict', ['warmup'], { problem, hint: 'give a time, such as 2 d' }),
    ];
  }
  const warmup = written === 'auto' ? 0 : written;
  if (horizon === null || horizon === undefined) return [];
  const at = (key: string, problem: string, hint: string) => {
    const place = partAt(root, [key])?.place ?? placeOfKey(root, ['horizon']) ?? root.place;
    return [faultAt(place, 'conflict', [key], { problem, hint })];
  };
  const whole = formatDuration(horizon);
  if (warmup !== undefined && warmup >= horizon) {
    const problem = `a warm-up of ${formatDuration(warmup)} leaves nothing of the horizon of ${whole} to measure`;
    return at('warmup', problem, 'make the horizon longer or the warm-up shorter');
  }
  if (warmup !== undefined && cooldown !== undefined && warmup + cooldown >= horizon) {
    const sum = `${formatDuration(warmup)} and ${formatDuration(cooldown)}`;
    const problem = `warm-up and cool-down (${sum}) leave nothing of the horizon of ${whole} to measure`;
    return at('cooldown', problem, 'make the horizon longer or one of the two shorter');
  }
  return [];
}

function shareFaults(root: Mapping, { shares }: Parts): Fault[] {
  const total = [...shares.values()].reduce<number>((sum, share) => sum + (share ?? 0), 0);
  // Thirds written as 33.4 % are over; a rounding of the sum is not.
  if (total <= 1 + 1e-9) return [];
  const last = [...shares].filter(([, share]) => share !== undefined).at(-1)![0];
  const path = ['tenants', last, 'share'];
  const problem = `the shares of all tenants come to ${formatPercent(total)}; they can be 100 % at most`;
  return [faultAt(partAt(root, path)?.place ?? root.place, 'conflict', path, { problem })];
}

function sizeFaults(root: Mapping, { pools }: Parts): Fault[] {
  const total = [...pools.values()].reduce((sum, pool) => sum + (pool === undefined ? 0 : capacityOf(pool)), 0);
  if (total <= mostAccelerators) return [];
  const path = ['cluster', 'pools'];
  const problem = `all pools together hold ${total.toLocaleString('en')} accelerators; at most ${mostAccelerators.toLocaleString('en')} can be simulated`;
  return [faultAt(placeOfKey(root, path) ?? root.place, 'out-of-range', path, { problem })];
}

/** What each kind of workload has to say of its options in this scenario: unknown pools and tenants, jobs too wide, no end. */
function faultsOfWorkloads(root: Mapping, { horizon, pools, workloads, ...parts }: Parts): Fault[] {
  if (pools.size === 0) return [];
  const cluster: ClusterSpec = {
    pools: Object.fromEntries([...pools].map(([name, pool]) => [name, pool ?? unknownPool])),
  };
  const tenants = [...parts.shares.keys()];
  return [...workloads].flatMap(([name, workload]) => {
    // Where the horizon cannot be told there is one, and soon: its absence and its length are not faults then.
    const setting: WorkloadSetting = { name, cluster, tenants, horizon: horizon === undefined ? 1 : horizon };
    return workloadFaults(workload, setting).map((fault) => placed(root, ['workloads', name], fault));
  });
}

/** A pool whose size cannot be told, large enough for every job. */
const unknownPool: PoolSpec = { kind: 'units', units: mostAccelerators };

function placed(root: Mapping, base: Path, { code, path, ...details }: WorkloadFault): Fault {
  const whole = [...base, ...path];
  let depth = whole.length;
  while (depth > 0 && partAt(root, whole.slice(0, depth)) === undefined) depth--;
  const found = whole.slice(0, depth);
  const part = partAt(root, found) ?? root;
  // What is missing is told at the key it is missing from.
  const missing = depth < whole.length;
  const place = (missing || part.kind !== 'leaf' ? placeOfKey(root, found) : undefined) ?? part.place;
  return faultAt(place, code, missing ? whole : part.path, details);
}
