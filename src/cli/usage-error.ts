/** The user asked for something that cannot be done: said in one message with a hint, exit status 2, never a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | undefined;
  /** The same as data, for `--json`. */
  readonly details: Readonly<Record<string, unknown>>;

  /** Where it comes from in code of the user's own; shown with `--verbose`. */
  trace?: string;

  /** @param details what machines should know beside the message, such as the faults of a scenario */
  constructor(message: string, hint?: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.hint = hint;
    this.details = details;
  }
}
