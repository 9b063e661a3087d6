import type { Source } from '../random/index.ts';

/** The numbers from 0 to count − 1 in random order (Fisher and Yates). */
export function randomOrder(count: number, source: Source): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(source() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
