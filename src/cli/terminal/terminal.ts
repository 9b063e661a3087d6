import { type Paint, paint, printed } from './paint.ts';

/**
 * Where the program writes, and what it may use there. Everything leaves it printable, whoever wrote it: colours are marked by `paint`, and
 * no other control sequence gets through.
 */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Progress, notes, errors. */
  err(text: string): void;
  /** Whether the place errors go to is a terminal that lines can be redrawn on. */
  readonly redraws: boolean;
  /** Writes over the line that errors have come to; an empty one takes it away. */
  redraw(line: string): void;
  readonly paint: { readonly out: Paint; readonly err: Paint };
  /** Columns for text: those of the terminal, at most 80; 80 where there is none. */
  readonly width: number;
}

/** What of a stream decides how it is written to. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @param colour false with `--no-color` */
export function terminal(colour: boolean, stdout: Screen, stderr: Screen, environment: Environment): Terminal {
  const dumb = environment.TERM === 'dumb';
  const columns = stdout.isTTY === true ? stdout.columns : undefined;
  return {
    out: (text) => void stdout.write(`${printed(text)}\n`),
    err: (text) => void stderr.write(printed(text)),
    redraw: (line) => void stderr.write(`\r\u001b[K${printed(line)}`),
    redraws: stderr.isTTY === true && !dumb && !environment.CI,
    paint: {
      out: paint(colour && colours(stdout, environment)),
      err: paint(colour && colours(stderr, environment)),
    },
    width: Math.max(40, Math.min(80, columns ?? 80)),
  };
}

/**
 * Whether to colour what goes to a stream: NO_COLOR (any value, https://no-color.org) forbids, FORCE_COLOR (other than
 * 0) demands, and otherwise it is coloured on terminals that are not dumb.
 */
export function colours({ isTTY }: Screen, environment: Environment): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined)
    return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false';
  return isTTY === true && environment.TERM !== 'dumb';
}
