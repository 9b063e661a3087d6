import * as z from 'zod';
import { day, fraction, number, rate, week } from '../../units/index.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { clockTime, secondsOfClock } from './clock-time.ts';
import { dayShape } from './day-shape.ts';
import { thinned } from './thinning.ts';

interface Diurnal {
  readonly mean: number;
  readonly peakToMean: number;
  readonly peakAt: string;
  readonly weekend: number;
}

const options = z.strictObject({
  mean: rate({ above: 0 })
    .describe('Jobs submitted per unit of time, as a mean over whole weeks.')
    .meta({ examples: ['20 per hour'] }),
  peakToMean: number({ atLeast: 1, atMost: 20 }).default(2).describe("The day's highest rate, divided by its mean."),
  peakAt: clockTime()
    .default('14:00')
    .describe('The time of day of the highest rate. Time 0 of a scenario is midnight, unless `begin` says otherwise.'),
  weekend: fraction({ atLeast: 0, atMost: 10 })
    .prefault('100 %')
    .describe(
      'The rate on Saturdays and Sundays, in parts of that of other days. Time 0 of a scenario is a Monday, unless `begin` says otherwise.',
    ),
});

/**
 * The rate at a time, and the highest there is, 1/s.
 * @param begin how far into the week time 0 is, s since Monday 0:00
 */
export function diurnalRate({ mean, peakToMean, peakAt, weekend }: Diurnal, begin = 0) {
  const shape = dayShape(peakToMean, secondsOfClock(peakAt));
  const weekday = (7 * mean) / (5 + 2 * weekend);
  const at = (time: number) => weekday * shape((time + begin) % day) * ((time + begin) % week < 5 * day ? 1 : weekend);
  return { at, highest: weekday * peakToMean * Math.max(1, weekend) };
}

export const diurnal: ArrivalKind<Diurnal> = {
  name: 'diurnal',
  summary: 'People who work by day: a rate with one smooth peak a day, and another level at weekends.',
  source: 'non-homogeneous Poisson process by thinning, Lewis and Shedler 1979; the shape is that of von Mises',
  formula: 'rate(t) = mean · exp(κ cos 2π(t − peak)/24 h) / I₀(κ), κ such that the peak is peakToMean · mean',
  options,
  endless: true,
  rate: ({ mean }) => mean,
  scaled: ({ mean }, factor) => ({ mean: mean * factor }),
  submissions: (parsed, end) => {
    const { at, highest } = diurnalRate(parsed, end.secondsOfWeek);
    return { times: thinned(at, highest, end) };
  },
};
