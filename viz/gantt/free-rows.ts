/** The free rows of a block of rows, kept as runs; gives out the lowest ones, in one piece where that is possible. */
export interface FreeRows {
  /** Takes rows; calls back for each run it is given. Takes fewer when there are not enough. */
  take(count: number, each: (first: number, length: number) => void): void;
  give(first: number, length: number): void;
}

/** Starts with all rows free. Taking and giving cost at most one pass over the free runs. */
export function freeRows(first: number, count: number): FreeRows {
  // Two runs never touch, so there are at most half as many runs as rows.
  const starts = new Int32Array((count >> 1) + 2);
  const lengths = new Int32Array((count >> 1) + 2);
  starts[0] = first;
  lengths[0] = count;
  let runs = count > 0 ? 1 : 0;
  const remove = (run: number) => {
    starts.copyWithin(run, run + 1, runs);
    lengths.copyWithin(run, run + 1, runs);
    runs -= 1;
  };
  return {
    take(wanted, each) {
      let run = 0;
      while (run < runs && lengths[run]! < wanted) run++;
      if (run === runs) run = 0;
      let left = wanted;
      while (left > 0 && run < runs) {
        const taken = Math.min(left, lengths[run]!);
        each(starts[run]!, taken);
        left -= taken;
        if (taken === lengths[run]) remove(run);
        else {
          starts[run]! += taken;
          lengths[run]! -= taken;
        }
      }
    },
    give(start, length) {
      let run = 0;
      for (let high = runs; run < high; ) {
        const middle = (run + high) >> 1;
        if (starts[middle]! < start) run = middle + 1;
        else high = middle;
      }
      const joinsBefore = run > 0 && starts[run - 1]! + lengths[run - 1]! === start;
      const joinsAfter = run < runs && start + length === starts[run];
      if (joinsBefore) {
        lengths[run - 1]! += length;
        if (joinsAfter) {
          lengths[run - 1]! += lengths[run]!;
          remove(run);
        }
      } else if (joinsAfter) {
        starts[run] = start;
        lengths[run]! += length;
      } else {
        starts.copyWithin(run + 1, run, runs);
        lengths.copyWithin(run + 1, run, runs);
        starts[run] = start;
        lengths[run] = length;
        runs += 1;
      }
    },
  };
}
