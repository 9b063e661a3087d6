import { formatNumber } from './format-number.ts';

/** Accelerator-seconds as GPU-hours, the unit people budget in: '1,234 GPU-h'. */
export function formatAcceleratorTime(acceleratorSeconds: number): string {
  return `${formatNumber(acceleratorSeconds / 3_600)} GPU-h`;
}
