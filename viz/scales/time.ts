import { duration } from '../format.ts';

/** Steps of a time axis, s. */
const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
  10_800, 21_600, 43_200, 86_400, 172_800, 345_600, 604_800, 864_000, 1_209_600, 2_592_000, 5_184_000, 7_776_000,
  15_552_000, 31_536_000, 63_072_000, 157_680_000,
];

export interface TimeTick {
  readonly at: number;
  readonly text: string;
}

/** At most `most` ticks at round times between two moments, s from the start of the scenario. */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const step = steps.find((s) => (to - from) / s < Math.max(1, most)) ?? (to - from) / Math.max(1, most);
  const ticks: TimeTick[] = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++)
    ticks.push({ at: i * step, text: tickText(i * step, step) });
  return ticks;
}

function tickText(at: number, step: number): string {
  if (step >= 86_400) return `day ${Math.round(at / 86_400)}`;
  if (step < 1) return `${Number(at.toFixed(3))} s`;
  const dayNumber = Math.floor(at / 86_400 + 1e-9);
  const inDay = Math.round(at - dayNumber * 86_400);
  if (inDay === 0 && at > 0) return `day ${dayNumber}`;
  return clock(inDay, step);
}

function clock(seconds: number, step: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`;
  return step < 60 ? `${text}:${two(seconds % 60)}` : text;
}

/** A moment in words: "day 3, 14:05"; seconds where they can be seen at this span. */
export function moment(at: number, span: number): string {
  if (span < 60) return `${Number(at.toFixed(3))} s`;
  const rounded = Math.round(at);
  const dayNumber = Math.floor(rounded / 86_400);
  return `day ${dayNumber}, ${clock(rounded - dayNumber * 86_400, span < 7200 ? 1 : 60)}`;
}

/** "day 3, 14:05 to day 4, 02:05 (12 h)"; within the first day only the clock. */
export function windowText(from: number, to: number): string {
  const span = to - from;
  const [start, end] = [moment(from, span), moment(to, span)].map((text) =>
    to < 86_400 ? text.replace('day 0, ', '') : text,
  );
  return `${start} to ${end} (${duration(span)})`;
}
