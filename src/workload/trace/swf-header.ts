import type { LogHeader } from './log.ts';

const maximumEntries = 1000;

/** Gathers the header comments of an SWF log: lines such as `; MaxProcs: 128`. */
export class SwfHeader {
  readonly #entries: { name: string; value: string; line: number }[] = [];

  /** Takes one comment, without its semicolon. Comments that are not `name: value` carry nothing for us; header names begin with a capital. */
  add(comment: string, line: number): void {
    const match = /^\s*([A-Z][\w ]{0,40}?)\s*:\s*(.*?)\s*$/.exec(comment);
    if (match !== null && this.#entries.length < maximumEntries) {
      this.#entries.push({ name: match[1]!, value: match[2]!, line });
    }
  }

  finish(): LogHeader {
    const text = (name: string) => this.#entries.find((e) => e.name.toLowerCase() === name.toLowerCase())?.value;
    const number = (name: string, least: number) => {
      const match = /^[+-]?\d+/.exec(text(name) ?? '');
      const value = match === null ? Number.NaN : Number(match[0]);
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
      notes: this.#entries.filter((e) => e.name.toLowerCase() === 'note').map((e) => e.value),
    };
  }
}
