import type { Note } from '../catalogue/index.ts';
import { accelerators } from '../energy/index.ts';
import { starts } from '../scheduler/index.ts';
import { type Fault, faultAt } from './fault.ts';
import { placeOfKey } from './issue-faults.ts';
import { listed } from './listed.ts';
import type { Parts } from './parts.ts';
import type { Scenario } from './scenario.ts';
import { type Mapping, partAt, type Tree } from './tree.ts';

/** Start rules that look at what the scenario does not state. */
export function startFaults(root: Mapping): Fault[] {
  return startsIn(root).flatMap((tree) => {
    const kind = tree.kind === 'mapping' ? partAt(tree, ['kind']) : tree;
    const rule = kind?.kind === 'leaf' ? starts.find(String(kind.value)) : undefined;
    if (rule === undefined) return [];
    const path = rule.signal === 'price' ? ['electricity', 'price'] : ['carbon', 'intensity'];
    if (partAt(root, path) !== undefined) return [];
    const problem = `'${rule.name}' looks at ${path.join('.')}, which the scenario does not state`;
    const hint =
      rule.signal === 'price'
        ? 'add electricity: { price: { file: prices.csv } }'
        : 'add carbon: { intensity: { file: intensity.csv } }';
    return [faultAt(kind!.place, 'conflict', tree.path, { problem, hint })];
  });
}

/** Caps on the power of a machine that states none. */
export function capFaults(root: Mapping, { pools }: Parts): Fault[] {
  if ([...pools.values()].some((pool) => pool === undefined || pool.power !== undefined)) return [];
  return policiesIn(root).flatMap((policy) => {
    const path = [...policy.path, 'powerCap'];
    const place =
      placeOfKey(root, path) ??
      (policy.path[0] === 'policy' ? placeOfKey(root, ['compare', 'policy.powerCap']) : undefined);
    if (place === undefined) return [];
    const problem = 'no pool states what it draws, so there is nothing to cap';
    const hint = 'give a pool its power, or the accelerator it is made of';
    return [faultAt(place, 'conflict', path, { problem, hint })];
  });
}

function policiesIn(root: Mapping): Tree[] {
  const policies = partAt(root, ['policies']);
  return [
    partAt(root, ['policy']),
    ...(policies?.kind === 'mapping' ? [...policies.entries.values()].map(({ value }) => value) : []),
  ].filter((tree) => tree !== undefined);
}

/** Whatever stands for a start rule: of the policy, of policies, in a comparison. */
function startsIn(root: Mapping): Tree[] {
  const policies = partAt(root, ['policies']);
  const compared = partAt(root, ['compare', 'policy.start']);
  return [
    partAt(root, ['policy', 'start']),
    ...(policies?.kind === 'mapping'
      ? [...policies.entries.values()].map(({ value }) => partAt(value, ['start']))
      : []),
    ...(compared?.kind === 'list' ? compared.items : []),
  ].filter((tree) => tree !== undefined);
}

/** Prices and intensities are of nothing where no pool says what it draws. */
export function energyFaults(root: Mapping, { pools }: Parts): Fault[] {
  if ([...pools.values()].some((pool) => pool === undefined || pool.power !== undefined)) return [];
  return ['electricity', 'carbon'].flatMap((key) => {
    const place = placeOfKey(root, [key]);
    if (place === undefined) return [];
    const problem = 'no pool states what it draws, so there is nothing to multiply with';
    const hint = "give a pool its power: { idle: 60 W, busy: 400 W }, or the 'accelerator' it is made of";
    return [faultAt(place, 'conflict', [key], { problem, hint })];
  });
}

/** What to know before believing energy, where a scenario asks for it. */
export function energyNotes({ cluster, electricity, carbon }: Scenario): Note[] {
  const pools = Object.entries(cluster.pools);
  const powered = pools.filter(([, { power }]) => power !== undefined);
  if (powered.length === 0) return [];
  const silent = pools.filter(([, { power }]) => power === undefined).map(([name]) => name);
  const bare = powered.filter(([, { kind, power }]) => kind === 'nodes' && power!.node === undefined);
  const rated = powered.filter(
    ([, { accelerator, power }]) => accelerators.find(accelerator ?? '')?.busy === power!.accelerator.busy,
  );
  const tabled = [electricity?.price, carbon?.intensity].flatMap((spec) =>
    spec?.kind === 'country' ? [spec.country] : [],
  );
  const info = (code: string, text: string): Note => ({ code, severity: 'info', text });
  return [
    ...(silent.length === 0
      ? []
      : [
          {
            code: 'power-unknown',
            severity: 'warning',
            text: `What ${listed(silent)} ${silent.length === 1 ? 'draws' : 'draw'} is not stated and counts as nothing; energy is that of the other pools.`,
          } as const,
        ]),
    ...(bare.length === 0
      ? []
      : [
          info(
            'node-power-unknown',
            `Energy in ${listed(bare.map(([name]) => name))} is that of the accelerators alone: the rest of the nodes (processors, memory, fans) is not stated; in an 8-GPU server it is a fifth to a third more.`,
          ),
        ]),
    ...(rated.length === 0
      ? []
      : [
          info(
            'rated-power',
            `Accelerators at work are taken at their rated power in ${listed(rated.map(([name]) => name))}: an upper bound; measured means lie well below it.`,
          ),
        ]),
    ...(cluster.pue === undefined
      ? [
          info(
            'no-pue',
            'No PUE is stated, so energy is that of the machine itself; cooling and conversion add 4 to 10 % with warm water, 20 to 60 % with air.',
          ),
        ]
      : []),
    ...(tabled.length === 0
      ? []
      : [
          info(
            'yearly-average',
            `The value for ${listed([...new Set(tabled)])} is a mean over a year: at which hour a job runs makes no difference to it. Give a series to see hours.`,
          ),
        ]),
  ];
}
