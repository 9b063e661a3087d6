import * as z from 'zod';
import { accelerators, type PowerSpec, type Watts } from '../energy/index.ts';
import { power, scaled, spellScaled } from '../units/index.ts';

const watts = () => scaled(power);
const dearer = {
  error: 'expected busy watts of at least the idle ones',
};

const nodeWatts = z
  .strictObject({
    idle: watts()
      .describe('What it draws while no job is on the node.')
      .meta({ examples: ['1 kW'] }),
    busy: watts()
      .describe('What it draws while any job is on the node.')
      .meta({ examples: ['1.7 kW'] }),
  })
  .refine(({ idle, busy }) => busy >= idle, dearer);

const acceleratorKeys = {
  idle: watts()
    .optional()
    .describe('What each accelerator draws while nobody holds it.')
    .meta({ examples: ['60 W'] }),
  busy: watts()
    .optional()
    .describe('What each accelerator draws while a job holds it.')
    .meta({ examples: ['400 W'] }),
};

/** The keys of a pool that say what it draws, for a count of units. */
export const countedPowerKeys = {
  accelerator: z
    .enum(accelerators.names as [string, ...string[]])
    .optional()
    .describe('The make of its accelerators, whose watts are known: see `queueworks list accelerators`.')
    .meta({ examples: ['h100'] }),
  power: z
    .strictObject(acceleratorKeys)
    .optional()
    .describe('What its accelerators draw, instead of what is known of their make.')
    .meta({ examples: [{ idle: '60 W', busy: '400 W' }] }),
};

/** The same for a pool of nodes, which have processors, memory and fans besides. */
export const placedPowerKeys = {
  ...countedPowerKeys,
  power: z
    .strictObject({
      ...acceleratorKeys,
      node: nodeWatts
        .optional()
        .describe(
          'What the rest of each node draws: processors, memory, fans, network. Default: nothing is known of it.',
        )
        .meta({ examples: [{ idle: '1 kW', busy: '1.7 kW' }] }),
    })
    .optional()
    .describe('What its accelerators draw, instead of what is known of their make, and the rest of its nodes.')
    .meta({ examples: [{ idle: '60 W', busy: '400 W', node: { idle: '1 kW', busy: '1.7 kW' } }] }),
};

interface PowerInput {
  readonly accelerator?: string | undefined;
  readonly power?:
    | { readonly idle?: number | undefined; readonly busy?: number | undefined; readonly node?: Watts | undefined }
    | undefined;
}

/** What is wrong between the keys. */
export function checkPower({ accelerator, power }: PowerInput, context: z.RefinementCtx): void {
  if (power === undefined) return;
  const model = accelerators.find(accelerator ?? '');
  for (const key of ['idle', 'busy'] as const) {
    if (power[key] !== undefined || model !== undefined) continue;
    const message = `expected the ${key} watts of an accelerator, or an 'accelerator' whose watts are known`;
    context.addIssue({ code: 'custom', path: ['power', key], message, params: { received: 'nothing' } });
  }
  const { idle = model?.idle ?? 0, busy = model?.busy ?? Infinity } = power;
  if (busy < idle) context.addIssue({ code: 'custom', path: ['power', 'busy'], message: dearer.error });
}

/** The part of a pool that says what it draws: nothing where nothing is stated. */
export function powerOf({ accelerator, power }: PowerInput): { accelerator?: string; power?: PowerSpec } {
  const model = accelerators.find(accelerator ?? '');
  const idle = power?.idle ?? model?.idle;
  const busy = power?.busy ?? model?.busy;
  const name = accelerator === undefined ? {} : { accelerator };
  if (idle === undefined || busy === undefined) return name;
  const node = power?.node;
  return { ...name, power: { accelerator: { idle, busy }, ...(node === undefined ? {} : { node }) } };
}

/** The same as it is written, with every watt. */
export function writtenPower({ accelerator, power: spec }: { accelerator?: string; power?: PowerSpec }): object {
  const name = accelerator === undefined ? {} : { accelerator };
  if (spec === undefined) return name;
  const spelt = ({ idle, busy }: Watts) => ({ idle: spellScaled(power, idle), busy: spellScaled(power, busy) });
  const node = spec.node === undefined ? {} : { node: spelt(spec.node) };
  return { ...name, power: { ...spelt(spec.accelerator), ...node } };
}
