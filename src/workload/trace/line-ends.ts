const newline = 10;
const carriageReturn = 13;
/** Ctrl-Z, with which DOS and CP/M ended a text. */
const endMark = 26;

/**
 * Makes all line ends of a text, given in pieces, those of Unix: carriage returns alone, as old Macs wrote them, and end-of-file
 * marks of DOS, which stand between files that were put together. Carriage returns before a newline stay: they are blanks. What needs no change
 * is not copied.
 */
export class LineEnds {
  /** Whether a carriage return was kept back, until it is known what comes after it. */
  #kept = false;

  push(chunk: Uint8Array): Uint8Array {
    if (!this.#kept && chunk.indexOf(carriageReturn) < 0 && chunk.indexOf(endMark) < 0) return chunk;
    const bytes = new Uint8Array(chunk.length + (this.#kept ? 1 : 0));
    if (this.#kept) bytes[0] = carriageReturn;
    bytes.set(chunk, bytes.length - chunk.length);
    this.#kept = bytes.at(-1) === carriageReturn;
    const whole = this.#kept ? bytes.subarray(0, -1) : bytes;
    for (let at = whole.indexOf(endMark); at >= 0; at = whole.indexOf(endMark, at + 1)) whole[at] = newline;
    let at = whole.indexOf(carriageReturn);
    while (at >= 0) {
      let after = at + 1;
      while (whole[after] === carriageReturn) after++;
      if (after < whole.length && whole[after] !== newline) whole.fill(newline, at, at + 1);
      at = whole.indexOf(carriageReturn, after);
    }
    return whole;
  }
}
