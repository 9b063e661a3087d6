import type { Note } from '../catalogue/index.ts';
import { capacityOver } from '../cluster/spec.ts';
import { createDistribution, type DistributionSpec } from '../random/index.ts';
import { formatPercent } from '../units/index.ts';
import { type ArrivalSpec, arrivalKinds, type WorkloadSpec } from '../workload/index.ts';
import { energyNotes } from './energy-checks.ts';
import { moduleNotes } from './module-checks.ts';
import { manyPassesNotes } from './pass-checks.ts';
import type { Scenario } from './scenario.ts';
import { longShake } from './shake-checks.ts';
import { shareNotes } from './share-notes.ts';
import { startNotes } from './start-notes.ts';

/** What can be told of a scenario without playing it: too much demand, and names that nothing uses. */
export function scenarioNotes(scenario: Scenario): Note[] {
  return [
    ...loadNotes(scenario),
    ...unusedPools(scenario),
    ...unusedTenants(scenario),
    ...shareNotes(scenario),
    ...moduleNotes(scenario.policies),
    ...energyNotes(scenario),
    ...startNotes(scenario),
    ...manyPassesNotes(scenario),
    ...longShake(scenario),
  ];
}

/** A warning for every set of pools that is asked, on average, for as much as it has or more. */
function loadNotes({ workloads, cluster, horizon }: Scenario): Note[] {
  const all = Object.keys(cluster.pools);
  const demands = Object.values(workloads).map((workload) => ({
    pools: poolsOf(workload) ?? all,
    accelerators: meanDemand(workload, horizon),
  }));
  const sets = new Map(
    [...demands.map(({ pools }) => pools), all].map((pools) => [pools.toSorted().join('\n'), pools]),
  );
  return [...sets.values()].flatMap((pools): Note[] => {
    const capacity = pools.reduce((sum, name) => sum + capacityOver(cluster.pools[name]!, horizon), 0);
    const inside = demands.filter((demand) => demand.pools.every((name) => pools.includes(name)));
    const load = inside.reduce((sum, demand) => sum + demand.accelerators, 0) / capacity;
    // Loads are means of distributions: a load of exactly one may come out a hair below.
    if (!(load >= 1 - 1e-9) || !Number.isFinite(load)) return [];
    const about = pools.join(', ');
    const where = pools.length === 1 ? `pool ${pools[0]}` : `pools ${pools.join(', ')}`;
    const text = `the offered load on ${where} is ${formatPercent(load)} on average: as long as jobs arrive, the queue grows; lower a rate, shorten the jobs, or enlarge the machine`;
    return [{ code: 'offered-load', severity: 'warning', about, text }];
  });
}

/** Accelerators that a workload keeps busy on average, until the horizon or in the long run; 0 where it ends by itself or cannot be told. */
function meanDemand({ kind, arrivals, accelerators, duration }: WorkloadSpec, horizon: number | null): number {
  if (kind !== 'synthetic') return 0;
  const process = arrivalKinds.find((arrivals as ArrivalSpec).process);
  const mean = horizon === null ? undefined : process?.meanRate?.(arrivals as never, horizon);
  const rate = mean ?? process?.rate(arrivals as never) ?? 0;
  const [width, time] = [accelerators, duration].map((spec) => createDistribution(spec as DistributionSpec).mean);
  return rate * width! * time!;
}

function poolsOf({ pools }: WorkloadSpec): readonly string[] | undefined {
  return pools as readonly string[] | undefined;
}

function unusedPools({ workloads, cluster }: Scenario): Note[] {
  const accepted = Object.values(workloads).map(poolsOf);
  if (accepted.includes(undefined)) return [];
  const used = new Set(accepted.flatMap((pools) => pools ?? []));
  return Object.keys(cluster.pools).flatMap((name): Note[] => {
    if (used.has(name)) return [];
    return [{ code: 'pool-unused', severity: 'info', text: `no workload accepts the pool '${name}': it stays idle` }];
  });
}

/** Traces may take their tenants from the log, so nothing is said where there is one. */
function unusedTenants({ workloads, tenants }: Scenario): Note[] {
  const specs = Object.values(workloads);
  if (specs.some(({ kind }) => kind === 'trace')) return [];
  const used = new Set(specs.map(({ tenant }) => tenant));
  return Object.keys(tenants).flatMap((name): Note[] => {
    if (used.has(name)) return [];
    return [{ code: 'tenant-unused', severity: 'info', text: `no workload belongs to the tenant '${name}'` }];
  });
}
