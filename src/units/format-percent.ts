import { formatNumber, missing } from './format-number.ts';

/**
 * A fraction as a percentage: three significant digits, one decimal at most above 10 %; what is nearly all or
 * nearly nothing is never rounded to all or nothing ('99.97 %', not '100 %'). NaN prints as '–'.
 */
export function formatPercent(fraction: number): string {
  if (Number.isNaN(fraction)) return missing;
  const percent = fraction * 100;
  const lacking = Math.abs(1 - fraction);
  // Two digits of what is lacking: 0.9997 lacks 0.03 %.
  const digits = lacking > 1e-9 && lacking < 1e-2 ? 2 - Math.floor(Math.log10(lacking)) : 3;
  return `${formatNumber(Number(percent.toPrecision(14)), digits)} %`;
}

/** A part of a whole in a sentence, where what is left of it does not matter: '68.5 %', 'more than 99 %'. */
export function formatShare(fraction: number): string {
  return fraction > 0.99 && fraction < 1 ? 'more than 99 %' : formatPercent(fraction);
}
