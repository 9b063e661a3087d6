import { ratio, type SystemMetric } from '../run-measures.ts';

export const heldAccelerators: SystemMetric = {
  name: 'held-accelerators',
  label: 'Held accelerators',
  unit: 'accelerators',
  summary: 'Accelerators that jobs ask for which a start rule holds, mean over time.',
  formula: '∫ Σ n of held jobs dt ÷ window',
  source: 'definition',
  better: 'neither',
  needs: 'start',
  withheldWhenUnstable: true,
  value: ({ time }) => (time.holds ? ratio(time.heldAccelerators, time.span) : undefined),
};
