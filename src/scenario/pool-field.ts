import * as z from 'zod';
import type { PoolSpec } from '../cluster/spec.ts';
import { keysOf, routed } from '../random/index.ts';
import { duration, shown, wholeNumber } from '../units/index.ts';
import { checkPower, countedPowerKeys, placedPowerKeys, powerOf } from './power-field.ts';
import { withoutAbsent } from './spell.ts';

/** When a pool is there. */
const life = {
  from: duration()
    .optional()
    .describe('When the pool appears, from the start of the scenario. Default: it is there from the start.')
    .meta({ examples: ['180 d'] }),
  until: duration({ above: 0 })
    .optional()
    .describe('When the pool retires: what is free leaves at once, what jobs hold when they end. Default: never.')
    .meta({ examples: ['900 d'] }),
  announced: z
    .boolean()
    .optional()
    .describe(
      'Whether the scheduler knows of changes beforehand, as of a maintenance reservation: then no job starts that by its limit would still hold accelerators that leave. false: it learns of a change when it comes, and jobs run on past it. Default: true.',
    ),
};

const at = duration()
  .describe('From when on the pool is of that size.')
  .meta({ examples: ['30 d'] });
const changesText =
  'Other sizes later on, in order of time; a pool may grow, shrink, and be 0 for a while. Default: none.';

const counted = z
  .strictObject({
    units: wholeNumber({ atLeast: 1, atMost: 1e9 })
      .describe('How many accelerators (or nodes, or servers) there are; any of them will do.')
      .meta({ examples: [100] }),
    ...countedPowerKeys,
    ...life,
    changes: z
      .array(
        z.strictObject({
          at,
          units: wholeNumber({ atLeast: 0, atMost: 1e9 }).describe('How many there are from then on.'),
        }),
      )
      .min(1)
      .optional()
      .describe(changesText),
  })
  .superRefine(checkPower)
  .superRefine(inOrder)
  .transform(({ units, from, until, announced, changes, ...rest }): PoolSpec => {
    const life = withoutAbsent({ from, until, announced, changes });
    return { kind: 'units', units, ...(life as object), ...powerOf(rest) };
  });

const placed = z
  .strictObject({
    nodes: wholeNumber({ atLeast: 1, atMost: 1e6 })
      .describe('How many nodes there are.')
      .meta({ examples: [32] }),
    acceleratorsPerNode: wholeNumber({ atLeast: 1, atMost: 1024 })
      .describe('How many accelerators each node holds. A job takes them on as few nodes as it can.')
      .meta({ examples: [8] }),
    ...placedPowerKeys,
    ...life,
    changes: z
      .array(
        z.strictObject({
          at,
          nodes: wholeNumber({ atLeast: 0, atMost: 1e6 }).describe('How many there are from then on.'),
        }),
      )
      .min(1)
      .optional()
      .describe(changesText),
  })
  .superRefine(checkPower)
  .superRefine(inOrder)
  .transform(({ nodes, acceleratorsPerNode, from, until, announced, changes, ...rest }): PoolSpec => {
    const life = withoutAbsent({ from, until, announced, changes });
    return { kind: 'nodes', nodes, acceleratorsPerNode, ...(life as object), ...powerOf(rest) };
  });

interface Life {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly changes?: readonly { readonly at: number }[] | undefined;
}

/** A pool appears before it retires, and its sizes are told in order of time. */
function inOrder({ from = 0, until = Infinity, changes = [] }: Life, context: z.RefinementCtx): void {
  if (until <= from) {
    context.addIssue({
      code: 'custom',
      path: ['until'],
      message: 'expected a time after `from`: the pool would never be there',
    });
  }
  changes.forEach((change, i) => {
    if (i === 0 || change.at > changes[i - 1]!.at) return;
    const message = 'expected a time after that of the change before it';
    context.addIssue({ code: 'custom', path: ['changes', i, 'at'], message });
  });
}

/** A pool of the cluster. */
export const poolField = routed<PoolSpec>([counted, placed], (input) => {
  const keys = keysOf(input);
  const example = '{ units: 100 } or { nodes: 32, acceleratorsPerNode: 8 }';
  if (keys === undefined) return { message: `expected a pool such as ${example}, received ${shown(input)}` };
  const byNode = keys.has('nodes') || keys.has('acceleratorsPerNode');
  if (byNode && keys.has('units'))
    return { message: `a pool has units, or nodes with acceleratorsPerNode, not both: ${example}` };
  return byNode ? placed : counted;
}).describe('A pool: interchangeable units, or nodes that hold accelerators.');
