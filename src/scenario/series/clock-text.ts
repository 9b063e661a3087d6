/** Which of the two hours is meant that a clock shows twice when it is put back: '2A' and '2B'. */
export type Which = 'first' | 'second';

/** A time of the day by the clock, from the start of a text. */
export interface WrittenClock {
  /** s since midnight; 86,400 for 24:00. */
  readonly seconds: number;
  readonly which?: Which;
  readonly rest: string;
}

/** What the column of hours says of a row. */
export type WrittenHour =
  /** What the clock shows; where both ends of the hour are told, the end too. */
  | { readonly kind: 'clock'; readonly seconds: number; readonly which?: Which; readonly end?: number }
  /** The so many-th hour (half hour, quarter) of the day. */
  | { readonly kind: 'ordinal'; readonly ordinal: number; readonly which?: Which; readonly bare: boolean };

const clockShape =
  /^(\d{1,2})([abx])?(?:[:h](\d{2}))(?::(\d{2}(?:\.\d+)?))?([abx](?!m))?(?:\s*([ap])\.?m\.?)?(?![a-y\d])/i;
const pointClockShape = /^(\d{1,2})([abx])?(?:\.(\d{2}))(?:\.(\d{2}))?()(?:\s*([ap])\.?m\.?)?(?![a-y\d])/i;
const halfDayShape = /^(\d{1,2})()()()()\s*([ap])\.?m\.?(?![a-y\d])/i;

/** Reads the time of the day that a text begins with: '00:00', '2:30 PM', '2A:00', '24:00'; with points where these are meant: '02.30'. */
export function readClockFrom(text: string, points = false): WrittenClock | undefined {
  const match = clockShape.exec(text) ?? halfDayShape.exec(text) ?? (points ? pointClockShape.exec(text) : null);
  if (match === null) return undefined;
  const [all, hours, letter, minutes, seconds, after, half] = match as unknown as (string | undefined)[];
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const time = hour * 3600 + Number(minutes || 0) * 60 + Number(seconds || 0);
  if (time > 86_400 || Number(minutes || 0) > 59 || Number(seconds || 0) >= 60) return undefined;
  return { seconds: time, ...whichOf(letter || after), rest: text.slice(all!.length) };
}

const between = /^\s*(?:-|–|—|to|bis)\s*/i;
const word = /^(?:hour|hr|he|h|stunde|std|heure|hora|ora|uur|tunti|time)[\s._]*(?=\d)/i;
const hourRange = /^(\d{1,2})([abx])?\s*(?:-|–|—|to|bis)\s*(\d{1,2})[abx]?$/i;
const ordinal = /^(\d{1,3})\s*([abx])?$/i;
const fourDigits = /^([01]\d|2[0-4])([0-5]\d)$/;

/** Reads what stands in a column of hours: '00:00', '00 - 01', '00:00 - 00:15', '1:00 AM', '0100', 'Hour 1', 'HE 01', '3A', '17'. */
export function readHour(text: string): WrittenHour | undefined {
  const trimmed = text.trim();
  const range = hourRange.exec(trimmed);
  if (range !== null) {
    const [, from, letter, to] = range as unknown as [string, string, string | undefined, string];
    if (Number(from) > 24 || Number(to) > 24) return undefined;
    return { kind: 'clock', seconds: Number(from) * 3600, ...whichOf(letter), end: endOf(Number(from), Number(to)) };
  }
  const hhmm = fourDigits.exec(trimmed);
  if (hhmm !== null) return { kind: 'clock', seconds: Number(hhmm[1]) * 3600 + Number(hhmm[2]) * 60 };
  const bare = trimmed.replace(word, '');
  const count = ordinal.exec(bare);
  if (count !== null) {
    const [, number, letter] = count as unknown as [string, string, string | undefined];
    return { kind: 'ordinal', ordinal: Number(number), ...whichOf(letter), bare: bare === trimmed && !letter };
  }
  const clock = readClockFrom(trimmed, true);
  if (clock === undefined) return undefined;
  const { rest, ...from } = clock;
  if (rest.trim() === '') return { kind: 'clock', ...from };
  if (!between.test(rest)) return undefined;
  const until = readClockFrom(rest.replace(between, ''), true);
  if (until === undefined || until.rest.trim() !== '') return undefined;
  return { kind: 'clock', ...from, end: until.seconds > from.seconds ? until.seconds : until.seconds + 86_400 };
}

function endOf(from: number, to: number): number {
  return (to > from ? to : to + 24) * 3600;
}

function whichOf(letter: string | undefined): { readonly which?: Which } {
  if (!letter) return {};
  return { which: letter.toLowerCase() === 'a' ? 'first' : 'second' };
}
