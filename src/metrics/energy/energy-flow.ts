import type { Signal } from '../../energy/index.ts';
import { CompensatedSum } from '../../statistics/index.ts';
import { day, hour, week } from '../../units/index.ts';
import type { EnergyResult } from '../result.ts';
import type { StepPeaks } from '../step-series.ts';

/** Joules in a kilowatt-hour. */
export const joulesPerKilowattHour = 3.6e6;

export interface FlowSettings {
  /** The measured window, s; `to` is finite. */
  readonly from: number;
  readonly to: number;
  /** When the last stretch ends, s. */
  readonly end: number;
  /** Steps in the timeline: at most twice as many, so that hours stay hours where they can. */
  readonly timelineSteps: number;
  /** Time of day of second 0, s after midnight. */
  readonly timeOfDay: number;
  readonly price?: Signal | undefined;
  readonly intensity?: Signal | undefined;
  /** W at the meter. */
  readonly cap?: Signal | undefined;
}

/** What a window of time came to, at the meter. */
export interface FlowTotals {
  /** J. */
  readonly energy: number;
  /** W. */
  readonly peak: number;
  /** EUR; 0 without a price. */
  readonly cost: number;
  /** kg CO2e; 0 without an intensity. */
  readonly emissions: number;
  /** s; 0 without a cap. */
  readonly aboveCap: number;
}

/** Lengths that divide an hour, or are made of hours, s. */
const lengths = [1, 5, 15, 60, 300, 900, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour, day, week, 4 * week];

/** Takes stretches of constant power one after the other, and adds them up: over the window, by step of time, by hour of the day. */
export class EnergyFlow {
  private readonly settings: FlowSettings;
  private readonly step: number;
  private readonly steps: Float64Array;
  private readonly peaks: StepPeaks;
  private readonly seconds = new Float64Array(24);
  private readonly hours = new Float64Array(24);
  private readonly hourCosts = new Float64Array(24);
  private readonly hourEmissions = new Float64Array(24);
  private readonly energy = new CompensatedSum();
  private readonly cost = new CompensatedSum();
  private readonly emissions = new CompensatedSum();
  private peak = 0;
  private aboveCap = 0;
  private border = 0;

  constructor(settings: FlowSettings) {
    const most = 2 * settings.timelineSteps;
    this.settings = settings;
    this.step = lengths.find((length) => settings.end / length <= most) ?? Math.ceil(settings.end / most / week) * week;
    this.steps = new Float64Array(Math.max(1, Math.ceil(settings.end / this.step)));
    this.peaks = { height: new Float64Array(this.steps.length), at: new Float64Array(this.steps.length) };
  }

  /** A stretch of time with constant power at the meter, W. It begins where the last one ended. */
  add(from: number, to: number, watts: number): void {
    for (let at = from; at < to; ) {
      if (at >= this.border) this.border = this.nextBorder(at);
      const until = to < this.border ? to : this.border;
      this.within(at, until, watts);
      at = until;
    }
  }

  totals(): FlowTotals {
    const { energy, cost, emissions, peak, aboveCap } = this;
    return { energy: energy.value, cost: cost.value, emissions: emissions.value, peak, aboveCap };
  }

  result(): EnergyResult {
    const { step, steps, settings, hours } = this;
    const { price, intensity } = settings;
    const means = (signal: Signal) => steps.map((_, k) => signal.integral(k * step, (k + 1) * step) / step);
    return {
      timeline: {
        from: 0,
        step,
        power: steps.map((joules) => joules / step),
        peaks: this.peaks,
        ...(price ? { price: means(price) } : {}),
        ...(intensity ? { intensity: means(intensity) } : {}),
      },
      hours: {
        seconds: this.seconds,
        energy: hours.map((joules) => joules / joulesPerKilowattHour),
        ...(price ? { cost: this.hourCosts } : {}),
        ...(intensity ? { emissions: this.hourEmissions } : {}),
      },
    };
  }

  /** A stretch that no border of a step, an hour or the window divides. */
  private within(from: number, to: number, watts: number): void {
    const { settings } = this;
    const joules = watts * (to - from);
    const step = Math.min(this.steps.length - 1, Math.floor(from / this.step));
    this.steps[step]! += joules;
    const { height, at } = this.peaks;
    if (watts > height[step]!) {
      height[step] = watts;
      at[step] = from;
    }
    if (from < settings.from || from >= settings.to) return;
    if (watts > this.peak) this.peak = watts;
    if (settings.cap) this.aboveCap += timeAbove(settings.cap, watts, from, to);
    const hourOfDay = Math.floor(((from + settings.timeOfDay) % day) / hour);
    this.energy.add(joules);
    this.seconds[hourOfDay]! += to - from;
    this.hours[hourOfDay]! += joules;
    if (settings.price) {
      const cost = (watts * settings.price.integral(from, to)) / joulesPerKilowattHour;
      this.cost.add(cost);
      this.hourCosts[hourOfDay]! += cost;
    }
    if (settings.intensity) {
      const kilograms = (watts * settings.intensity.integral(from, to)) / joulesPerKilowattHour / 1000;
      this.emissions.add(kilograms);
      this.hourEmissions[hourOfDay]! += kilograms;
    }
  }

  private nextBorder(at: number): number {
    const { from, to, timeOfDay } = this.settings;
    const sinceHour = timeOfDay % hour;
    let border = (Math.floor(at / this.step) + 1) * this.step;
    border = Math.min(border, (Math.floor((at + sinceHour) / hour) + 1) * hour - sinceHour);
    if (at < from) return Math.min(border, from);
    return at < to ? Math.min(border, to) : border;
  }
}

/** For how long a cap lies below so many watts, s. */
function timeAbove(cap: Signal, watts: number, from: number, to: number): number {
  let above = 0;
  for (let at = from; at < to; ) {
    const until = Math.min(to, cap.next(at));
    // Sums of watts may differ in their last digits.
    if (watts > cap.at(at) * (1 + 1e-9)) above += until - at;
    at = until;
  }
  return above;
}
