const bits = 11;
const buckets = 1 << bits;

/**
 * Rows of the jobs that started, by start, then by row. A radix sort on ticks: linear in the number of jobs, and stable,
 * so that ties stay in row order. Starts beyond 2^32 ticks are sorted by comparison.
 */
export function startOrder(start: Float64Array, tick: number): Uint32Array {
  let rows: Uint32Array = new Uint32Array(start.length);
  let count = 0;
  let latest = 0;
  for (let job = 0; job < start.length; job++) {
    if (Number.isNaN(start[job]!)) continue;
    rows[count++] = job;
    if (start[job]! > latest) latest = start[job]!;
  }
  rows = rows.subarray(0, count);
  if (latest / tick >= 2 ** 32) return rows.sort((a, b) => start[a]! - start[b]! || a - b);
  const keys = new Uint32Array(start.length);
  for (let i = 0; i < count; i++) keys[rows[i]!] = Math.round(start[rows[i]!]! / tick);
  let spare: Uint32Array = new Uint32Array(count);
  for (let shift = 0; shift < 32 && latest / tick >= 2 ** shift; shift += bits) {
    const place = new Uint32Array(buckets + 1);
    for (let i = 0; i < count; i++) place[((keys[rows[i]!]! >>> shift) & (buckets - 1)) + 1]!++;
    for (let bucket = 0; bucket < buckets; bucket++) place[bucket + 1]! += place[bucket]!;
    for (let i = 0; i < count; i++) spare[place[(keys[rows[i]!]! >>> shift) & (buckets - 1)]!++] = rows[i]!;
    [rows, spare] = [spare, rows];
  }
  return rows;
}
