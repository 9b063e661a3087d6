/** What the program's exit status says. The help text, the README and the tests hold it to this. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  /** Wrong usage, or input that is not valid. */
  usage: 2,
  /** A threshold did not hold, or was not shown to. */
  threshold: 3,
  /** Interrupted; what was finished is kept and marked as partial. */
  interrupted: 130,
} as const;
