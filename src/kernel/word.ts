/** Place of the lowest bit of a word of 32 that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many bits of a word are set: summed in pairs, fours and bytes at once (Warren, Hacker's Delight, §5-1). */
export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The lowest so many bits of a word that has at least as many. */
export function lowestBits(word: number, count: number): number {
  let rest = word;
  for (let i = 0; i < count; i++) rest &= rest - 1;
  return word ^ rest;
}
