import * as z from 'zod';
import type { StartKind } from '../start-gate.ts';
import { DataLimits } from './data-limits.ts';
import { deadlineField, mostDelay, releaseForWindow } from './delay.ts';
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
const formula =
  'release = argmin over t in [s, s + shiftable] of ∫ from t to t + e of the forecast, over windows with data';

function windowKind(signal: 'price' | 'intensity', words: { name: string; summary: string }): StartKind<WindowOptions> {
  return {
    ...words,
    source,
    formula,
    signal,
    reason: signal === 'price' ? 'Price' : 'Carbon',
    options,
    create({ deadline = Infinity, forecast }, context) {
      const limits = new DataLimits();
      const believed = forecastOf(forecast, context);
      return {
        release: releaseForWindow(context, believed, mostDelay(context, deadline), limits),
        limits: () => limits.counts(),
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
