import type { PageEstimate } from '../../src/output/payload.ts';
import { type Quantity, quantityValue } from '../quantity.ts';
import type { Cell, Column } from './table.ts';

/** The columns of both ends of an interval beside its value; `of` names the value in files, where there are several. */
export function intervalColumns(of?: string): Column[] {
  const file = (end: string) => (of === undefined ? end : `${of}_${end}`);
  return [
    { title: 'from', file: file('low'), number: true },
    { title: 'to', file: file('high'), number: true },
  ];
}

/** Both ends; empty without an interval. */
export function intervalCells([, ...ends]: PageEstimate, quantity: Quantity): Cell[] {
  return ends.map((value) => ({ text: value === null ? '' : quantityValue(value, quantity), value }));
}
