import { nearest } from '../catalogue/index.ts';
import { capacityOf, type PoolSpec } from '../cluster/spec.ts';
import { formatPercent } from '../units/index.ts';
import { knownLabels, unnamed } from '../workload/index.ts';
import type { EconomicsInput } from './economics-field.ts';
import { listed } from './expectation.ts';
import { type Fault, type FaultCode, faultAt, type Path } from './fault.ts';
import { placeOfKey } from './issue-faults.ts';
import type { Parts } from './parts.ts';
import { planFaults } from './plan-checks.ts';
import type { PlanTime } from './plan-time.ts';
import { type Mapping, partAt } from './tree.ts';

interface Found {
  readonly path: Path;
  readonly problem: string;
  readonly hint?: string;
  /** Default: `conflict`. */
  readonly code?: FaultCode;
}

/** Faults between the money of a scenario and the rest of it, and among its own parts. */
export function economicsFaults(root: Mapping, parts: Parts): Fault[] {
  const { economics } = parts;
  if (economics === undefined) return [];
  const found: Found[] = [
    ...currencyFaults(economics, economics.currency, []),
    ...electricityFaults(root, economics.currency),
    ...dateFaults(economics, parts.begin !== undefined),
    ...shareFaults(economics),
    ...poolFaults(economics, parts.pools),
    ...nameFaults(economics, parts),
    ...planFaults(economics, parts.begin),
  ];
  const own = found.map(({ path, code = 'conflict', ...details }) => {
    const whole: Path = ['economics', ...path];
    const part = partAt(root, whole);
    const place = part?.kind === 'leaf' ? part.place : (placeOfKey(root, whole) ?? placeOfKey(root, ['economics']));
    return faultAt(place ?? root.place, code, whole, details);
  });
  return [...own, ...limitFaults(root, economics.currency)];
}

/** Amounts in another currency than that of the plan: nothing is converted, so they cannot be added. */
function currencyFaults(value: unknown, currency: string, path: Path): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const money = value as { amount?: unknown; currency?: unknown };
  if (typeof money.amount === 'number' && typeof money.currency === 'string') {
    if (money.currency === currency) return [];
    const problem = `the plan is in ${currency}, this is in ${money.currency}; nothing is converted`;
    return [{ path, problem, hint: `write it in ${currency}, or set 'economics.currency'` }];
  }
  return Object.entries(value).flatMap(([key, inner]) => currencyFaults(inner, currency, [...path, key]));
}

/** Limits of thresholds in another currency. */
function limitFaults(root: Mapping, currency: string): Fault[] {
  const list = partAt(root, ['thresholds']);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item, at): Fault[] => {
    const leaf = item.kind === 'mapping' ? partAt(item, ['threshold']) : item;
    if (leaf?.kind !== 'leaf') return [];
    const other = /[<>=≤≥].*?\b([A-Z]{3})\b/.exec(String(leaf.value))?.[1];
    if (other === undefined || other === currency) return [];
    const problem = `the plan is in ${currency}, this limit is in ${other}; nothing is converted`;
    return [faultAt(leaf.place, 'conflict', ['thresholds', at], { problem })];
  });
}

/** Measured electricity is priced in EUR. */
function electricityFaults(root: Mapping, currency: string): Found[] {
  if (currency === 'EUR' || !root.entries.has('electricity')) return [];
  const problem = `electricity is priced in EUR, the plan is in ${currency}; nothing is converted`;
  return [{ path: ['currency'], problem, hint: "leave 'electricity' out, and give its price in 'economics.energy'" }];
}

function dateFaults(economics: EconomicsInput, begun: boolean): Found[] {
  if (begun) return [];
  const isDate = (time: PlanTime | undefined) => time !== undefined && !('after' in time);
  const keys = (map: string, name: string, times: Readonly<Record<string, PlanTime | undefined>>) =>
    Object.entries(times).flatMap(([key, time]) => (isDate(time) ? [[map, name, key]] : []));
  const dated: Path[] = [
    ...Object.entries(economics.purchases).flatMap(([name, { at, retire }]) => keys('purchases', name, { at, retire })),
    ...Object.entries(economics.rentals).flatMap(([name, { from, until }]) => keys('rentals', name, { from, until })),
    ...Object.entries(economics.grants).flatMap(([name, { at }]) => keys('grants', name, { at })),
  ];
  return dated.map((path) => ({
    path,
    problem: 'a date says nothing as long as nobody knows when the scenario begins',
    hint: "add 'begin: 2027-01-01' to the scenario, or write a time after its start, such as '6 months'",
  }));
}

function shareFaults({ purchases, rentals, facility, operation }: EconomicsInput): Found[] {
  const all: readonly (readonly [Path, Readonly<Record<string, number>>])[] = [
    ...Object.entries(purchases).map(([name, { share }]) => [['purchases', name, 'share'], share] as const),
    ...Object.entries(rentals).map(([name, { share }]) => [['rentals', name, 'share'], share] as const),
    ...(facility === undefined ? [] : [[['facility', 'share'], facility.share] as const]),
    [['operation', 'share'], operation.share],
  ];
  return all.flatMap(([path, share]) => {
    const total = Object.values(share).reduce((sum, each) => sum + each, 0);
    if (total <= 1 + 1e-9) return [];
    return [{ path, problem: `the shares come to ${formatPercent(total)}; they can be 100 % at most` }];
  });
}

function poolFaults({ purchases, rentals, facility, energy }: EconomicsInput, pools: Parts['pools']): Found[] {
  const powered = [...pools.values()].some((pool) => pool === undefined || pool.power !== undefined);
  const bought = Object.entries(purchases).flatMap(([name, { pool, nodes, accelerators }]): Found[] => {
    const path = ['purchases', name];
    if (pool === undefined)
      return nodes === undefined
        ? []
        : [{ path: [...path, 'nodes'], problem: "only a pool has nodes; name it with 'pool', or give accelerators" }];
    return sizeFaults(path, pool, pools, nodes, accelerators);
  });
  const rented = Object.entries(rentals).flatMap(([name, { pool, accelerators }]) =>
    sizeFaults(['rentals', name], pool, pools, undefined, accelerators),
  );
  const unpowered =
    facility !== undefined && energy === undefined && !powered
      ? [
          {
            path: ['facility'],
            problem: 'what has to be built hangs on what the machine draws, which nothing says',
            hint: "say what the pools draw, such as 'accelerator: h100', or add 'energy' with its watts",
          },
        ]
      : [];
  return [...bought, ...rented, ...unpowered];
}

function sizeFaults(
  path: Path,
  pool: string,
  pools: ReadonlyMap<string, PoolSpec | undefined>,
  nodes: number | undefined,
  accelerators: number | undefined,
): Found[] {
  if (!pools.has(pool)) return [{ path: [...path, 'pool'], ...noSuch('pool', pool, [...pools.keys()]) }];
  const spec = pools.get(pool);
  if (spec === undefined) return [];
  if (nodes !== undefined && accelerators !== undefined)
    return [{ path: [...path, 'nodes'], problem: 'give nodes or accelerators, not both' }];
  if (nodes !== undefined && spec.kind !== 'nodes')
    return [
      {
        path: [...path, 'nodes'],
        problem: `the pool '${pool}' is a count of units without nodes`,
        hint: "give 'accelerators'",
      },
    ];
  if (nodes !== undefined && spec.kind === 'nodes' && nodes > spec.nodes)
    return [{ path: [...path, 'nodes'], problem: `the pool '${pool}' has ${spec.nodes} nodes` }];
  if (accelerators !== undefined && spec.kind === 'nodes' && accelerators % spec.acceleratorsPerNode !== 0) {
    const problem = `the pool '${pool}' is bought in whole nodes of ${spec.acceleratorsPerNode} accelerators`;
    return [{ path: [...path, 'accelerators'], problem }];
  }
  if (accelerators !== undefined && accelerators > capacityOf(spec))
    return [{ path: [...path, 'accelerators'], problem: `the pool '${pool}' has ${capacityOf(spec)} accelerators` }];
  return [];
}

/** Funders and tenants that nothing else names. */
function nameFaults(economics: EconomicsInput, parts: Parts): Found[] {
  const { purchases, rentals, facility, operation, grants, leverage, startUps } = economics;
  const payers = [...Object.values(purchases), ...Object.values(rentals), ...(facility ? [facility] : []), operation];
  const funders = [
    ...new Set([
      ...payers.flatMap(({ share }) => Object.keys(share)),
      ...Object.values(grants).map(({ from }) => from),
    ]),
  ];
  const unknown = economics.public.flatMap((name, at): Found[] =>
    funders.includes(name) ? [] : [{ path: ['public', at], ...noSuch('funder', name, funders) }],
  );
  const nobody: Found[] =
    leverage === undefined || funders.includes(leverage.of)
      ? []
      : [{ path: ['leverage', 'of'], ...noSuch('funder', leverage.of, funders) }];
  const { names: tenants, open } = tenantsOf(parts);
  const nowhere: Found[] =
    startUps === undefined || open || tenants.includes(startUps.tenant)
      ? []
      : [{ path: ['startUps', 'tenant'], ...noSuch('tenant', startUps.tenant, tenants) }];
  return [...unknown, ...nobody, ...nowhere];
}

/** Tenants that jobs can have: those declared, or else those that workloads name; open where a log may name others. */
function tenantsOf({ shares, workloads, workloadNames }: Parts): { names: readonly string[]; open: boolean } {
  if (shares.size > 0) return { names: [...shares.keys()], open: false };
  const named = [...workloads].map(([name, spec]) => knownLabels(spec, name).tenants);
  return {
    names: [...new Set(named.flatMap((tenants) => tenants ?? []))].filter((name) => name !== unnamed),
    open: workloads.size < workloadNames.length || named.includes(undefined),
  };
}

function noSuch(what: string, name: string, names: readonly string[]): Omit<Found, 'path'> {
  const near = nearest(name, names);
  const some = names.length === 0 ? `no ${what} is named anywhere` : `${what}s are ${listed(names)}`;
  return {
    code: 'unknown-name',
    problem: `there is no ${what} '${name}'`,
    hint: near === undefined ? some : `did you mean '${near}'?`,
  };
}
