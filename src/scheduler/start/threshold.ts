import * as z from 'zod';
import { eachStep, isKnown, quantileOverTime, stepsOf } from '../../energy/index.ts';
import { duration, fraction } from '../../units/index.ts';
import type { StartKind } from '../start-gate.ts';
import { DataLimits } from './data-limits.ts';
import { deadlineField, mostDelay } from './delay.ts';
import { type ForecastOption, forecastField, forecastOf } from './forecast-option.ts';

interface ThresholdOptions {
  readonly percentile: number;
  readonly horizon: number;
  readonly deadline?: number | undefined;
  readonly forecast?: ForecastOption | undefined;
}

const options = z.strictObject({
  percentile: fraction({ above: 0, atMost: 1 })
    .prefault('30 %')
    .describe('The value counts as low when it is at or below this percentile of the forecast.'),
  horizon: duration({ above: 0 }).prefault('24 h').describe('How far the forecast looks ahead.'),
  deadline: deadlineField,
  forecast: forecastField,
});

const source = 'Wiesner et al., Middleware 2021; GAIA, Hanafy et al., ASPLOS 2024 (thresholds on forecasts)';
const formula =
  'release = first t ≥ s with value(t) ≤ percentile of the forecast over [s, s + horizon]; s + shiftable, or the end of the data, at the latest';

function thresholdKind(
  signal: 'price' | 'intensity',
  words: { name: string; summary: string },
): StartKind<ThresholdOptions> {
  return {
    ...words,
    source,
    formula,
    signal,
    reason: signal === 'price' ? 'Price' : 'Carbon',
    options,
    create({ percentile, horizon, deadline = Infinity, forecast }, context) {
      const { signal: truth } = context;
      const delayOf = mostDelay(context, deadline);
      const believed = forecastOf(forecast, context);
      const limits = new DataLimits();
      return {
        limits: () => limits.counts(),
        release(job, now) {
          const most = delayOf(job);
          if (!(most > 0)) return now;
          const outlook = believed.from(now);
          const low = quantileOverTime(outlook, percentile, now, now + horizon);
          limits.planned(job, isKnown(outlook, now, now + Math.max(horizon, most)), low !== undefined);
          if (low === undefined) return now;
          // The value of the moment is known when the moment comes; looked up ahead here, since no job can change it.
          const steps = eachStep(stepsOf(truth, now, now + most));
          const found = steps.find(({ value }) => value <= low);
          // With nothing more to look at there is nothing to wait for.
          return found?.from ?? steps.at(-1)?.until ?? now;
        },
      };
    },
  };
}

/** Jobs that allow it are held until electricity emits little. */
export const carbonThreshold = thresholdKind('intensity', {
  name: 'carbon-threshold',
  summary: 'Holds a job that may be shifted until electricity emits no more than a percentile of the forecast.',
});

/** Jobs that allow it are held until electricity is cheap. */
export const priceThreshold = thresholdKind('price', {
  name: 'price-threshold',
  summary: 'Holds a job that may be shifted until electricity costs no more than a percentile of the forecast.',
});
