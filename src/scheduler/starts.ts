import { registry } from '../catalogue/index.ts';
import { carbonElastic, carbonSlots, priceElastic, priceSlots } from './start/pieces.ts';
import { carbonThreshold, priceThreshold } from './start/threshold.ts';
import { carbonWindow, priceWindow } from './start/window.ts';
import type { StartKind } from './start-gate.ts';

/** All rules by which jobs are held before they join the queue. */
export const starts = registry<StartKind>('start rule', [
  carbonWindow as StartKind,
  priceWindow as StartKind,
  carbonThreshold as StartKind,
  priceThreshold as StartKind,
  carbonSlots as StartKind,
  priceSlots as StartKind,
  carbonElastic as StartKind,
  priceElastic as StartKind,
]);
