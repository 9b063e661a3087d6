import { exitCodes } from './exit-codes.ts';
import { Stopped } from './stopped.ts';
import { systemProblem } from './system-problem.ts';
import { shown, wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/** Says what went wrong on stderr, and with `--json` as a document on stdout too; gives the exit status. */
export function failure(
  thrown: unknown,
  { out, err, paint, width }: Terminal,
  { json, verbose }: { json: boolean; verbose: boolean },
): number {
  const error = thrown instanceof Stopped ? thrown.cause : thrown;
  const expected = error instanceof UsageError;
  const status = expected ? exitCodes.usage : exitCodes.unexpected;
  const message = error instanceof Error ? error.message || error.name : String(error);
  const lines = expected ? message : oneLine(message, error);
  const unknown = verbose ? undefined : 'with --verbose this tells where it happened';
  const hint = expected || thrown instanceof Stopped ? (thrown as UsageError | Stopped).hint : unknown;
  err(`${paint.err.bad('error:')} ${wrapped(lines, width, '  ')}\n`);
  if (hint !== undefined) err(`  ${paint.err.faint('hint:')} ${wrapped(hint, width - 8, '        ')}\n`);
  const trace = expected ? error.trace : error instanceof Error ? error.stack : undefined;
  if (verbose && trace !== undefined) err(`${trace}\n`);
  if (json)
    out(
      JSON.stringify(
        { error: { status, message, ...(hint === undefined ? {} : { hint }), ...(expected ? error.details : {}) } },
        null,
        2,
      ),
    );
  return status;
}

/** An unexpected error in one line, in words where its code is known. */
function oneLine(message: string, error: unknown): string {
  const { path } = (error ?? {}) as NodeJS.ErrnoException;
  const known = systemProblem(error);
  if (known !== undefined) return path === undefined ? known : `${shown(path)}: ${known}`;
  return shown(message.split('\n')[0]!);
}
