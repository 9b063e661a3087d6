import type { Flags } from './flags.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command does; gives the exit status. */
export type Work = (flags: Flags, terminal: Terminal) => Promise<number> | number;
