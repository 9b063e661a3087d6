import * as z from 'zod';
import { keysOf, routed } from '../random/index.ts';
import type { PowerCapSpec } from '../scheduler/index.ts';
import { power, scaled, shown, spellScaled } from '../units/index.ts';
import { clockTime } from '../workload/index.ts';
import { seriesKeys, writtenSeries } from './energy-fields.ts';
import { withoutAbsent } from './spell.ts';

const watts = () => scaled(power, { above: 0 });

const constant = watts()
  .transform((cap): PowerCapSpec => ({ kind: 'constant', cap }))
  .meta({ examples: ['250 kW'] });

const daily = z
  .strictObject({
    daily: z
      .array(
        z.strictObject({
          from: clockTime().describe('From this time of the day on.'),
          cap: watts()
            .describe('What the site may draw.')
            .meta({ examples: ['200 kW'] }),
        }),
      )
      .min(1)
      .refine((steps) => new Set(steps.map(({ from }) => from.padStart(5, '0'))).size === steps.length, {
        error: 'expected each time of the day once',
      })
      .describe('The cap by the hour of the day, every day; time 0 is midnight unless `begin` says otherwise.'),
  })
  .transform(({ daily: steps }): PowerCapSpec => ({ kind: 'daily', steps }));

const series = z
  .strictObject(seriesKeys('power'))
  .transform((rest): PowerCapSpec => withoutAbsent({ kind: 'file', ...rest }) as PowerCapSpec);

const ways = [constant, daily, series] as unknown as [z.ZodType<PowerCapSpec>, ...z.ZodType<PowerCapSpec>[]];

/** What the site may draw. */
export const powerCapField = routed<PowerCapSpec>(ways, (input) => {
  const keys = keysOf(input);
  if (keys?.has('file')) return ways[2]!;
  if (keys !== undefined) return ways[1]!;
  if (typeof input === 'string' || typeof input === 'number') return ways[0];
  const forms = "'250 kW', { daily: [{ from: '8:00', cap: 200 kW }] } or { file: cap.csv }";
  return { message: `expected a power such as ${forms}, received ${shown(input)}` };
}).describe(
  'What the site may draw at the meter; no job starts that would exceed it. One value, by the hour of the day, or a series in a file, which begins anew when it ends. Default: no cap.',
);

export function writtenPowerCap(spec: PowerCapSpec): unknown {
  if (spec.kind === 'constant') return spellScaled(power, spec.cap);
  if (spec.kind === 'daily')
    return { daily: spec.steps.map(({ from, cap }) => ({ from, cap: spellScaled(power, cap) })) };
  return writtenSeries(spec);
}
