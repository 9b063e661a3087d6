import type { LogHeader } from './log.ts';

const maximumEntries = 1000;

/** Gathers the header comments of an SWF log: lines such as `; MaxProcs: 128`. */
export class SwfHeader {
  readonly #entries: { name: string; value: string; line: number }[] = [];

  /** Takes one comment, without its first mark. Comments that are not `name: value` carry nothing for us; names are in any case. */
  add(comment: string, line: number): void {
    const match = /^[\s;#]*([A-Za-z][\w ]{0,40}?)\s*[:=](?!\/\/)\s*(.*?)\s*$/.exec(comment);
    if (match !== null && this.#entries.length < maximumEntries) {
      this.#entries.push({ name: match[1]!, value: match[2]!, line });
    }
  }

  finish(): LogHeader {
    const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_]/g, '');
    const text = (name: string) => this.#entries.find((e) => plain(e.name) === plain(name))?.value;
    const number = (name: string, least: number) => {
      const value = wholeNumber(text(name) ?? '');
      return value >= least && Number.isSafeInteger(value) ? value : undefined;
    };
    const unclear = this.#entries.filter(
      ({ name, value }) => numbers.has(plain(name)) && !unknown.test(value) && Number.isNaN(wholeNumber(value)),
    );
    const known = {
      version: text('Version'),
      maxProcs: number('MaxProcs', 1),
      maxNodes: number('MaxNodes', 1),
      unixStartTime: number('UnixStartTime', 0),
      timeZone: number('TimeZone', -86_400),
      timeZoneString: text('TimeZoneString'),
    };
    return {
      entries: this.#entries,
      unclear,
      ...(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Partial<LogHeader>),
      notes: this.#entries.filter((e) => plain(e.name) === 'note').map((e) => e.value),
    };
  }
}

/** The names whose values are numbers, without blanks and in small letters, and what stands there for 'not known'. */
const numbers: ReadonlySet<string> = new Set(['maxprocs', 'maxnodes', 'unixstarttime', 'timezone']);
const unknown = /^(?:-|–|\?|n\/?a|none|unknown|unavailable)?$/i;

/** What may come after a number: a remark, but nothing that makes it another one (1,5), a date (2022-01-01) or a product (4x8). */
const ended = '(?=$|[\\s(;]|[,.](?:\\s|$))';
/** Thousands apart: 23,040; 23 040; 23.040; 23'040; 23_040. None of the numbers of a header has decimals. */
const grouped = new RegExp(`^[+-]?\\d{1,3}([,.'’_\\s])\\d{3}(?:\\1\\d{3})*${ended}`);
const ungrouped = new RegExp(`^[+-]?\\d+(?:\\.0*)?(?:e\\+?\\d+)?${ended}`, 'i');

/** The whole number that a text begins with; NaN when it begins with none. */
function wholeNumber(text: string): number {
  const apart = grouped.exec(text);
  if (apart !== null) return Number(apart[0].replaceAll(/[^\d+-]/g, ''));
  return Number(ungrouped.exec(text)?.[0] ?? Number.NaN);
}
