import * as z from 'zod';
import { countries, type EmbodiedSpec } from '../energy/index.ts';
import { keysOf, routed } from '../random/index.ts';
import {
  carbonIntensity,
  electricityPrice,
  fraction,
  lifetime,
  mass,
  type ScaledKind,
  scaled,
  shown,
  spellScaled,
} from '../units/index.ts';
import { spellFraction } from './spell.ts';

/** A price or an intensity as a scenario states it: one value, or that of a country's year. In EUR per kWh or g CO2e per kWh. */
export type SignalSpec =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'country'; readonly country: string; readonly scale: number; readonly value: number };

export interface ElectricitySpec {
  readonly price: SignalSpec;
}

export interface CarbonSpec {
  readonly intensity?: SignalSpec;
  readonly embodied?: EmbodiedSpec;
}

const priceField = signalField(electricityPrice, 'price');
const intensityField = signalField(carbonIntensity, 'intensity');

/** What electricity costs. */
export const electricityField = z
  .strictObject({
    price: priceField.describe('What electricity costs: a price, or a country whose price is known.'),
  })
  .describe('What electricity costs; needs pools that state their power.');

/** What electricity and the making of the machine emit. */
export const carbonField = z
  .strictObject({
    intensity: intensityField
      .optional()
      .describe('What electricity emits: grams of CO2e per kWh, or a country whose mix is known.'),
    embodied: z
      .strictObject({
        accelerator: scaled(mass).prefault('300 kg').describe('What making one accelerator emitted, CO2e.'),
        node: scaled(mass)
          .prefault('1500 kg')
          .describe('What making the rest of a node emitted, CO2e; pools without nodes have none.'),
        life: scaled(lifetime, { above: 0 })
          .prefault('5 years')
          .describe('How long it is used; what its making emitted is spread evenly over that time.'),
      })
      .optional()
      .describe('What making the machine emitted. Default: not counted.')
      .meta({ examples: [{ accelerator: '300 kg', node: '1500 kg', life: '5 years' }] }),
  })
  .refine(({ intensity, embodied }) => intensity !== undefined || embodied !== undefined, {
    error: "expected 'intensity' or 'embodied'",
  })
  .describe('What electricity and the making of the machine emit; intensity needs pools that state their power.');

function signalField(kind: ScaledKind, of: 'price' | 'intensity'): z.ZodType<SignalSpec> {
  const constant = scaled(kind)
    .transform((value): SignalSpec => ({ kind: 'constant', value }))
    .meta({ examples: [kind.example] });
  const known = countries.entries.filter((country) => country[of] !== null).map(({ name }) => name);
  const byCountry = z
    .strictObject({
      country: z
        .enum(known as [string, ...string[]])
        .describe('Two letters; see `queueworks list countries`.')
        .meta({ examples: ['DE'] }),
      scale: fraction({ above: 0, atMost: 10 })
        .prefault('100 %')
        .describe('What the value of the table is multiplied with: large users pay less than the table says.'),
    })
    .transform(
      ({ country, scale }): SignalSpec => ({
        kind: 'country',
        country,
        scale,
        value: countries.find(country)![of]! * scale,
      }),
    );
  return routed<SignalSpec>([constant as z.ZodType<SignalSpec>, byCountry as z.ZodType<SignalSpec>], (input) => {
    if (keysOf(input) !== undefined) return byCountry as z.ZodType<SignalSpec>;
    if (typeof input === 'string' || typeof input === 'number') return constant as z.ZodType<SignalSpec>;
    return { message: `expected ${kind.noun} such as '${kind.example}', or { country: DE }, received ${shown(input)}` };
  });
}

export function writtenElectricity({ price }: ElectricitySpec): object {
  return { price: writtenSignal(electricityPrice, price) };
}

export function writtenCarbon({ intensity, embodied }: CarbonSpec): object {
  return {
    ...(intensity === undefined ? {} : { intensity: writtenSignal(carbonIntensity, intensity) }),
    ...(embodied === undefined
      ? {}
      : {
          embodied: {
            accelerator: spellScaled(mass, embodied.accelerator),
            node: spellScaled(mass, embodied.node),
            life: spellScaled(lifetime, embodied.life),
          },
        }),
  };
}

function writtenSignal(kind: ScaledKind, spec: SignalSpec): unknown {
  if (spec.kind === 'constant') return spellScaled(kind, spec.value);
  return { country: spec.country, scale: spellFraction(spec.scale) };
}
