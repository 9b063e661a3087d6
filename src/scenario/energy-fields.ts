import * as z from 'zod';
import { countries, type EmbodiedSpec } from '../energy/index.ts';
import { keysOf, routed } from '../random/index.ts';
import {
  carbonIntensity,
  electricityPrice,
  fraction,
  lifetime,
  mass,
  power,
  type ScaledKind,
  scaled,
  shown,
  spellScaled,
  unitName,
} from '../units/index.ts';
import { zoneOf } from './series/zone.ts';
import { spellFraction, withoutAbsent } from './spell.ts';

/** A price or an intensity as a scenario states it: one value, that of a country's year, or a series in a file. In EUR per kWh or g CO2e per kWh. */
export type SignalSpec =
  | SeriesSpec
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'country'; readonly country: string; readonly scale: number; readonly value: number };

/** A series in a file. */
export interface SeriesSpec {
  readonly kind: 'file';
  /** Relative to the scenario's folder. */
  readonly file: string;
  readonly column?: string;
  readonly time?: string;
  readonly zone?: string;
  readonly hour?: string;
  readonly unit?: string;
  /** What values are multiplied with. */
  readonly scale?: number;
  /** Whether it begins anew when it ends. */
  readonly repeat: boolean;
}

/** What the values of a file may be. */
export const seriesKinds = { price: electricityPrice, intensity: carbonIntensity, power } as const;

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
    price: priceField.describe(
      'What electricity costs: a price, a country whose price is known, or a series in a file.',
    ),
  })
  .describe('What electricity costs; needs pools that state their power.');

/** What electricity and the making of the machine emit. */
export const carbonField = z
  .strictObject({
    intensity: intensityField
      .optional()
      .describe('What electricity emits: grams of CO2e per kWh, a country whose mix is known, or a series in a file.'),
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
  .describe('What electricity and the making of the machine emit; needs pools that state their power.');

/** The keys that name a series in a file. */
export function seriesKeys(of: keyof typeof seriesKinds) {
  return {
    file: z
      .string()
      .min(1)
      .describe('A table of times and values (CSV), plain or compressed with gzip; relative to this file.')
      .meta({ examples: ['prices.csv'] }),
    column: z
      .string()
      .min(1)
      .optional()
      .describe('The header of the column of values, or a part of it. Default: the only column of numbers.'),
    time: z
      .string()
      .min(1)
      .optional()
      .describe('The header of the column of times, or a part of it. Default: the first column that holds times.'),
    hour: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The header of the column of hours, or a part of it, where dates and hours stand in two. Default: the first that holds hours.',
      ),
    zone: z
      .string()
      .refine((text) => zoneOf(text) !== undefined, {
        error: "expected a zone such as UTC, '+01:00' or Europe/Berlin",
      })
      .optional()
      .describe('The zone of the times, where neither they nor their header say it.')
      .meta({ examples: ['Europe/Berlin'] }),
    unit: unitName(seriesKinds[of]).optional().describe('The unit of the values. Default: the one in the header.'),
    scale: fraction({ above: 0, atMost: 1000 })
      .optional()
      .describe(
        'What the values are multiplied with, such as what a currency is worth in EUR, or the part of a price that a large user pays. Default: 100 %.',
      )
      .meta({ examples: ['86 %'] }),
  };
}

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
  const series = z
    .strictObject({
      ...seriesKeys(of),
      repeat: z.boolean().default(false).describe('Whether it begins anew when it ends.'),
    })
    .transform((rest): SignalSpec => withoutAbsent({ kind: 'file', ...rest }) as SignalSpec);
  const ways = [constant, byCountry, series] as unknown as [z.ZodType<SignalSpec>, ...z.ZodType<SignalSpec>[]];
  return routed<SignalSpec>(ways, (input) => {
    const keys = keysOf(input);
    if (keys?.has('file')) return ways[2]!;
    if (keys !== undefined) return ways[1]!;
    if (typeof input === 'string' || typeof input === 'number') return ways[0];
    const forms = `'${kind.example}', { country: DE } or { file: series.csv }`;
    return { message: `expected ${kind.noun} such as ${forms}, received ${shown(input)}` };
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

/** A series in a file as one writes it. */
export function writtenSeries({ kind: _kind, scale, ...options }: Omit<SeriesSpec, 'repeat'>): object {
  return { ...options, ...(scale === undefined ? {} : { scale: spellFraction(scale) }) };
}

function writtenSignal(kind: ScaledKind, spec: SignalSpec): unknown {
  if (spec.kind === 'constant') return spellScaled(kind, spec.value);
  if (spec.kind === 'file') return writtenSeries(spec);
  return { country: spec.country, scale: spellFraction(spec.scale) };
}
