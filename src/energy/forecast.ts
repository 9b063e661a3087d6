import { normalSampler, type Source } from '../random/index.ts';
import { day, hour } from '../units/index.ts';
import type { Stretch } from './known-time.ts';
import type { Signal } from './signal.ts';

/** A signal over the coming time, as it is believed at some moment. */
export interface Outlook {
  /** ∫ believed value dt. */
  integral(from: number, to: number): number;
  /** The believed value at a time. */
  at(time: number): number;
  /** The next time at which the believed value may change. */
  next(time: number): number;
  /** The first stretch of time with data that ends after a time; undefined where there are none any more. */
  known(time: number): Stretch | undefined;
}

/** What is believed of a signal's future, asked anew at every moment. */
export interface Forecast {
  /** As seen at `now`, for times from now on. */
  from(now: number): Outlook;
}

/** Nobody has it: the future as it will be. */
export function perfectForecast(signal: Signal): Forecast {
  return { from: () => signal };
}

export interface ForecastError {
  /** Standard deviation of what is believed for a day ahead, as a share of the signal's mean size. */
  readonly error: number;
  /** The signal's mean absolute value, which the error is a share of: prices can be near or below zero. */
  readonly size: number;
}

/**
 * A forecast that is off by a normal error, one for each hour of the run: nothing for now, `error` a day ahead, and in
 * between and beyond by the square root of the lead time, as a random walk. The same hour keeps its error while it comes
 * nearer, so forecasts converge on what will be.
 */
export function noisyForecast(signal: Signal, { error, size }: ForecastError, source: Source): Forecast {
  const draw = normalSampler(source);
  const errors: number[] = [];
  const errorOf = (hourOfRun: number) => {
    while (errors.length <= hourOfRun) errors.push(draw() * error * size);
    return errors[hourOfRun]!;
  };
  return {
    from: (now) => {
      const growth = (k: number) => Math.sqrt(Math.max(0, k * hour - now) / day);
      const off = (time: number) => {
        const k = Math.floor(time / hour);
        return errorOf(k) * growth(k);
      };
      return {
        at: (time) => signal.at(time) + off(time),
        known: (time) => signal.known(time),
        next: (time) => Math.min(signal.next(time), (Math.floor(time / hour) + 1) * hour),
        integral: (from, to) => {
          let sum = signal.integral(from, to);
          for (let at = from; at < to; ) {
            const border = Math.min(to, (Math.floor(at / hour) + 1) * hour);
            sum += off(at) * (border - at);
            at = border;
          }
          return sum;
        },
      };
    },
  };
}
