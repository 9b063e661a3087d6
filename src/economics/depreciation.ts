/** Something that was bought and loses its value in a straight line. */
export interface Asset {
  readonly cost: number;
  /** What is left of the cost at the end of its life. */
  readonly left: number;
  /** Years. */
  readonly life: number;
}

/** The value in the books so many years after it went into service: straight line from the cost to what is left. */
export function bookValue({ cost, left, life }: Asset, age: number): number {
  const used = Math.min(1, Math.max(0, age / life));
  return cost - (cost - left) * used;
}

/** What the books still show at a retirement and nobody pays for: book value less proceeds, at least 0. */
export function strandedValue(asset: Asset, age: number, proceeds: number): number {
  return Math.max(0, bookValue(asset, age) - proceeds);
}
