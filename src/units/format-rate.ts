import { formatNumber } from './format-number.ts';

/** A rate for people, per the shortest period in which at least one thing happens: '3.2 per s', '40 per day'. */
export function formatRate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return formatNumber(perSecond);
  const size = Math.abs(perSecond);
  if (size === 0) return '0 per s';
  if (size >= 1) return `${formatNumber(perSecond)} per s`;
  if (size * 60 >= 1) return `${formatNumber(perSecond * 60)} per min`;
  if (size * 3_600 >= 4) return `${formatNumber(perSecond * 3_600)} per h`;
  return `${formatNumber(perSecond * 86_400)} per day`;
}
