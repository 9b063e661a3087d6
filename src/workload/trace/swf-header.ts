import type { LogHeader } from './log.ts';

const maximumEntries = 1000;

/** Gathers the header comments of an SWF log: lines such as `; MaxProcs: 128`. */
export class SwfHeader {
  readonly #entries: { name: string; value: string; line: number }[] = [];

  /** Takes one comment, without its first semicolon. Comments that are not `name: value` carry nothing for us; names are in any case. */
  add(comment: string, line: number): void {
    const match = /^[\s;]*([A-Za-z][\w ]{0,40}?)\s*:(?!\/\/)\s*(.*?)\s*$/.exec(comment);
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
      ...(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Partial<LogHeader>),
      notes: this.#entries.filter((e) => plain(e.name) === 'note').map((e) => e.value),
    };
  }
}

/** Thousands apart: 23,040; 23 040; 23.040; 23'040; 23_040. None of the numbers of a header has decimals. */
const grouped = /^[+-]?\d{1,3}([,.'’_\s])\d{3}(?:\1\d{3})*(?![\d,.'’_])/;

/** The whole number that a text begins with; NaN when it begins with none. */
function wholeNumber(text: string): number {
  const match = grouped.exec(text) ?? /^[+-]?\d+/.exec(text);
  return match === null ? Number.NaN : Number(match[0].replaceAll(/[^\d+-]/g, ''));
}
