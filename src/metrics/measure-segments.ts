/** What is wrong with the path of a measure. Data; places count in the path's text. */
export interface PathFault {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
  readonly hint?: string;
}

/** One part of a path between dots. */
export interface Segment {
  /** Without quotes. */
  readonly text: string;
  /** What stands before a first slash outside quotes: `class` of `class/chat`. */
  readonly prefix: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** Cuts a path at its dots; inside quotes, single or double, a dot or slash is a letter like others. */
export function pathSegments(
  path: string,
):
  | { readonly segments: readonly Segment[]; readonly fault?: undefined }
  | { readonly segments?: undefined; readonly fault: PathFault } {
  const segments: Segment[] = [];
  let text = '';
  let prefix: string | undefined;
  let start = 0;
  let quoted = false;
  const end = (at: number): PathFault | undefined => {
    if (text.trim() === '' && !quoted) return emptySegment(path, at);
    segments.push({ text: quoted ? text : text.trim(), prefix, start, end: at });
    text = '';
    prefix = undefined;
    quoted = false;
    start = at + 1;
    return undefined;
  };
  for (let at = 0; at < path.length; at++) {
    const letter = path[at]!;
    if ((letter === '"' || letter === "'") && (text.trim() === '' || text.endsWith('/'))) {
      const close = path.indexOf(letter, at + 1);
      if (close < 0)
        return {
          fault: {
            start: at,
            end: path.length,
            problem: `a quote opens and does not close`,
            hint: `write ${letter} after the name`,
          },
        };
      text = text.trimStart() + path.slice(at + 1, close);
      quoted = true;
      at = close;
    } else if (letter === '.') {
      const fault = end(at);
      if (fault) return { fault };
    } else {
      if (letter === '/' && !quoted) prefix ??= text.trim();
      text += letter;
    }
  }
  const fault = end(path.length);
  return fault ? { fault } : { segments };
}

function emptySegment(path: string, at: number): PathFault {
  if (path.trim() === '')
    return {
      start: 0,
      end: path.length,
      problem: 'the name of a measure is missing',
      hint: "write one, such as 'wait.p95'",
    };
  return {
    start: Math.max(0, at - 1),
    end: at + 1,
    problem: `nothing stands ${at === path.length ? 'after' : 'before'} a dot in '${path}'`,
    hint: "write a measure as 'wait.p95' or 'group.wait.p95'",
  };
}

/** A name as it is written in a path: in quotes where it needs them. */
export function written(name: string): string {
  return /["'./<>]/.test(name) || name.trim() !== name ? (name.includes('"') ? `'${name}'` : `"${name}"`) : name;
}
