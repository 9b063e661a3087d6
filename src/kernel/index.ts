export { EventQueue } from './event-queue.ts';
export { firstFrom } from './first-from.ts';
export { IntegerList } from './integer-list.ts';
export { IntegerSet } from './integer-set.ts';
export { stableOrder } from './stable-order.ts';
export { lowestBit, ones, runInWord } from './word.ts';
