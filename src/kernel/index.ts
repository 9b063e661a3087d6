export { EventQueue } from './event-queue.ts';
export { IntegerSet } from './integer-set.ts';
export { stableOrder } from './stable-order.ts';
export { bitsIn, lowestBit, lowestBits } from './word.ts';
