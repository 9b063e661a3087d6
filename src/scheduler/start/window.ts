import * as z from 'zod';
import { lowestWindow } from '../../energy/index.ts';
import type { StartKind } from '../start-gate.ts';
import { deadlineField } from './deadline-option.ts';
import { type ForecastOption, forecastField, forecastOf } from './forecast-option.ts';

interface WindowOptions {
  readonly deadline?: number | undefined;
  readonly forecast?: ForecastOption | undefined;
}

const options = z.strictObject({
  deadline: deadlineField,
  forecast: forecastField,
});

const source = 'Wiesner et al., Middleware 2021 (non-interruptible jobs)';
const formula = 'release = argmin over t in [s, s + shiftable] of ∫ from t to t + e of the forecast';

function windowKind(signal: 'price' | 'intensity', words: { name: string; summary: string }): StartKind<WindowOptions> {
  return {
    ...words,
    source,
    formula,
    signal,
    reason: signal === 'price' ? 'Price' : 'Carbon',
    options,
    create({ deadline = Infinity, forecast }, context) {
      const { shift, jobs } = context;
      const believed = forecastOf(forecast, context);
      return {
        release(job, now) {
          const most = Math.min(shift?.[job] ?? 0, deadline);
          return most > 0 ? lowestWindow(believed.from(now), jobs.estimate[job]!, now, now + most) : now;
        },
      };
    },
  };
}

/** Jobs that allow it are held until the window of their length in which electricity emits least. */
export const carbonWindow = windowKind('intensity', {
  name: 'carbon-window',
  summary: 'Holds a job that may be shifted until the window of its length in which electricity emits least.',
});

/** Jobs that allow it are held until the window of their length in which electricity costs least. */
export const priceWindow = windowKind('price', {
  name: 'price-window',
  summary: 'Holds a job that may be shifted until the window of its length in which electricity costs least.',
});
