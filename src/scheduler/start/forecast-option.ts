import * as z from 'zod';
import { type Forecast, noisyForecast, perfectForecast } from '../../energy/index.ts';
import { fraction } from '../../units/index.ts';
import type { GateContext } from '../start-gate.ts';

export interface ForecastOption {
  readonly error: number;
}

/** How well a rule knows the signal's future. */
export const forecastField = z
  .strictObject({
    error: fraction({ above: 0, atMost: 10 })
      .describe(
        'Standard deviation of the forecast a day ahead, in parts of the mean; it grows with the square root of the lead time.',
      )
      .meta({ examples: ['15 %'] }),
  })
  .optional()
  .describe('How the forecast errs. Default: it does not; the rule knows the future (oracle).')
  .meta({ examples: [{ error: '15 %' }] });

export function forecastOf(option: ForecastOption | undefined, { signal, size, source }: GateContext): Forecast {
  return option === undefined ? perfectForecast(signal) : noisyForecast(signal, { error: option.error, size }, source);
}
