/** Place of the lowest bit of a word of 32 that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many bits from a bit that is set upwards are set without a gap. */
export function runInWord(word: number, from: number): number {
  const missing = ~(word >>> from);
  return missing === 0 ? 32 : lowestBit(missing);
}

/** `count` ones from a bit upwards; together at most 32. */
export function ones(from: number, count: number): number {
  return (count === 32 ? -1 : (1 << count) - 1) << from;
}
