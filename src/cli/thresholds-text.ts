import { estimateText, type Study, verdictText } from '../experiment/index.ts';
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
      estimateText(one, one.estimate),
      verdictText(one),
    ]),
    { width, heading: paint.out.faint },
  );
}
