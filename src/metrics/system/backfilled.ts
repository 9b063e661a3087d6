import { startReasons } from '../../simulation/outcome.ts';
import { ratio, type SystemMetric } from '../run-measures.ts';

const backfilledReason = startReasons.indexOf('backfilled');

export const backfilled: SystemMetric = {
  name: 'backfilled',
  label: 'Backfilled',
  unit: '1',
  summary: 'Share of the measured jobs that started ahead of an earlier one in the queue.',
  formula: 'backfilled ÷ started',
  source: 'Mu’alem & Feitelson, IEEE TPDS 12(6), 2001',
  better: 'neither',
  withheldWhenUnstable: false,
  value: ({ measured, ascendingWaits }) => {
    let backfilled = 0;
    for (const reason of measured.startedBy) if (reason === backfilledReason) backfilled += 1;
    return ratio(backfilled, ascendingWaits.length);
  },
};
