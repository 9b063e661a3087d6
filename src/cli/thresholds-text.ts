import { type Study, type ThresholdVerdict, verdictText } from '../experiment/index.ts';
import { estimateScale, formatEstimate } from '../units/index.ts';
import { shown, table } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What came of the thresholds, as a table; they stand first, since the exit status hangs on them. */
export function thresholdsText(
  { thresholds, policies }: Pick<Study, 'thresholds' | 'policies'>,
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
): string {
  const several = policies.length > 1;
  return table(
    [
      { heading: 'threshold', align: 'left' },
      ...(several ? [{ heading: 'policy', align: 'left' } as const] : []),
      { heading: 'value', align: 'right' },
      { heading: '', align: 'left' },
    ],
    thresholds.map((one, at) => [
      thresholds[at - 1]?.text === one.text && several ? '' : shown(one.text),
      ...(several ? [shown(one.policy)] : []),
      valueText(one),
      verdictText(one),
    ]),
    { width, heading: paint.out.faint },
  );
}

function valueText({ estimate: { mean, halfWidth }, unit, share }: ThresholdVerdict): string {
  if (mean === null) return '–';
  const scale =
    unit === 's'
      ? estimateScale(mean, halfWidth)
      : share
        ? { seconds: 0.01, symbol: '%' }
        : { seconds: 1, symbol: unit };
  const text = formatEstimate(mean / scale.seconds, halfWidth === null ? null : halfWidth / scale.seconds);
  return scale.symbol === '1' ? text : `${text} ${scale.symbol}`;
}
