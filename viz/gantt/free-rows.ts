/** The free rows of a block of rows, kept as runs; gives out the lowest ones, in one piece where that is possible. */
export interface FreeRows {
  /** Takes rows; calls back for each run it is given. Takes fewer when there are not enough. */
  take(count: number, each: (first: number, length: number) => void): void;
  give(first: number, length: number): void;
}

export function freeRows(first: number, count: number): FreeRows {
  const starts: number[] = [first];
  const lengths: number[] = [count];
  return {
    take(wanted, each) {
      const whole = lengths.findIndex((length) => length >= wanted);
      const run = whole < 0 ? 0 : whole;
      let left = wanted;
      while (left > 0 && run < starts.length) {
        const taken = Math.min(left, lengths[run]!);
        each(starts[run]!, taken);
        left -= taken;
        if (taken === lengths[run]) {
          starts.splice(run, 1);
          lengths.splice(run, 1);
        } else {
          starts[run]! += taken;
          lengths[run]! -= taken;
        }
      }
    },
    give(start, length) {
      let run = starts.length;
      while (run > 0 && starts[run - 1]! > start) run--;
      const joinsBefore = run > 0 && starts[run - 1]! + lengths[run - 1]! === start;
      const joinsAfter = run < starts.length && start + length === starts[run];
      if (joinsBefore && joinsAfter) {
        lengths[run - 1]! += length + lengths[run]!;
        starts.splice(run, 1);
        lengths.splice(run, 1);
      } else if (joinsBefore) lengths[run - 1]! += length;
      else if (joinsAfter) {
        starts[run] = start;
        lengths[run]! += length;
      } else {
        starts.splice(run, 0, start);
        lengths.splice(run, 0, length);
      }
    },
  };
}
