import { readFlags } from '../../src/cli/flags.ts';
import { commands } from '../../src/cli/options.ts';
import { terminal } from '../../src/cli/terminal/terminal.ts';
import type { Work } from '../../src/cli/work.ts';

export interface Told {
  /** The exit status, or what was thrown. */
  readonly status: number | undefined;
  readonly error: Error | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Does the work of a command in this process, on a terminal that only listens. */
export async function told(work: Work, name: string, given: Readonly<Record<string, unknown>>): Promise<Told> {
  let stdout = '';
  let stderr = '';
  const screen = terminal(
    false,
    { write: (text) => void (stdout += text) },
    { write: (text) => void (stderr += text) },
    {},
  );
  const shape = commands.find((command) => command.name === name)!;
  try {
    const status = await work(readFlags(given, shape), screen);
    return { status, error: undefined, stdout, stderr };
  } catch (error) {
    return { status: undefined, error: error as Error, stdout, stderr };
  }
}
