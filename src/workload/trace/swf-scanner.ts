import { foreignFormat, isForeignHead } from './foreign-format.ts';
import { GrowingColumns } from './growing-columns.ts';
import { LineEnds } from './line-ends.ts';
import { type LogField, type LogReader, type LogReaderOptions, type LogReading, logFields } from './log.ts';
import type { LogFault } from './log-fault.ts';
import { badNumber, tooFewFields, tooLongLine } from './swf-faults.ts';
import { SwfHeader } from './swf-header.ts';
import { unusualNumber } from './swf-number.ts';

const fieldCount = logFields.length;
const newline = 10;
const semicolon = 59;
const numberSign = 35;
/** Beyond 2^53 a whole number is no longer exact, and no field of a log needs it. */
const largest = 2 ** 53;
const longestLine = 1 << 16;
const examplesKept = 5;
const openingKept = 200;

/**
 * Reads the Standard Workload Format 2.2: comments after `;` (and lines that begin with `#`), else 18 numbers a line between blanks or tabs.
 * It walks the bytes once, digit by digit, and makes no string and no object for a line it understands;
 * whatever is unusual (decimals, exponents, `+`, words) takes a slower way. What stands in fields that nobody asked for need not be
 * a number. Cost: linear in the bytes.
 */
export class SwfScanner implements LogReader {
  readonly #file: string;
  readonly #skip: boolean;
  readonly #maximumFaults: number;
  readonly #table: GrowingColumns;
  readonly #lineEnds = new LineEnds();
  /** Which fields are kept: their positions, and by position. */
  readonly #kept: Uint8Array;
  readonly #wanted: Uint8Array;
  readonly #row = new Float64Array(fieldCount);
  readonly #header = new SwfHeader();
  readonly #faults: LogFault[] = [];
  #broken = false;
  #unreadable = 0;
  /** Where the first line that could not be read stands, and how it begins. */
  #firstBad = { line: 0, opening: new Uint8Array(0) };
  readonly #unreadableExamples: number[] = [];
  #surplus = 0;
  readonly #surplusExamples: number[] = [];
  #lines = 0;
  /** The beginning of a line whose end has not come yet. */
  #rest = new Uint8Array(1024);
  #restLength = 0;

  constructor(options: LogReaderOptions) {
    this.#file = options.file;
    this.#skip = options.skipUnreadable ?? false;
    this.#maximumFaults = options.maximumFaults ?? 20;
    const kept = new Set<LogField>(options.fields ?? logFields);
    this.#kept = Uint8Array.from(logFields.flatMap((field, k) => (kept.has(field) ? [k] : [])));
    this.#wanted = Uint8Array.from(logFields, (field) => (kept.has(field) ? 1 : 0));
    this.#table = new GrowingColumns(this.#kept.length);
  }

  get stopped(): boolean {
    return this.#broken || this.#faults.length >= this.#maximumFaults;
  }

  get lines(): number {
    return this.#lines;
  }

  push(piece: Uint8Array): void {
    if (this.stopped) return;
    const chunk = this.#lineEnds.push(piece);
    let from = 0;
    if (this.#restLength > 0) {
      const first = chunk.indexOf(newline);
      from = first < 0 ? chunk.length : first + 1;
      this.#keepRest(chunk, 0, from);
      if (first < 0 || this.stopped) return;
      const length = this.#restLength;
      this.#restLength = 0;
      this.#scan(this.#rest, 0, length);
    }
    const last = chunk.lastIndexOf(newline);
    if (last >= from) {
      this.#scan(chunk, from, last + 1);
      from = last + 1;
    }
    this.#keepRest(chunk, from, chunk.length);
  }

  end(): LogReading {
    if (this.#restLength > 0 && !this.stopped) {
      this.#keepRest(Uint8Array.of(newline), 0, 1);
      this.#scan(this.#rest, 0, this.#restLength);
    }
    this.#restLength = 0;
    const count = this.#table.count;
    if (count === 0) this.#withoutJobs();
    if (this.#faults.length > 0) return { faults: this.#faults };
    const columns = {} as Record<LogField, Float64Array>;
    for (const field of logFields) columns[field] = new Float64Array(0);
    this.#kept.forEach((field, k) => {
      columns[logFields[field]!] = this.#table.columns[k]!.subarray(0, count);
    });
    return {
      log: {
        file: this.#file,
        format: 'swf',
        header: this.#header.finish(),
        count,
        columns,
        line: this.#table.line.subarray(0, count),
        unreadable: { count: this.#unreadable, examples: this.#unreadableExamples },
        surplus: { count: this.#surplus, examples: this.#surplusExamples },
      },
    };
  }

  /** What there is to say of a file in which no line is a job: one thing, where it is no damaged log. */
  #withoutJobs(): void {
    const { line, opening } = this.#firstBad;
    const bad = this.#skip ? this.#unreadable : this.#faults.length;
    const foreign = bad === 0 || this.#broken ? undefined : foreignFormat(this.#file, opening, line, bad);
    if (foreign !== undefined) this.#faults.splice(0, this.#faults.length, foreign);
    if (this.#faults.length > 0) return;
    this.#faults.push({
      code: 'empty-log',
      file: this.#file,
      expected: 'at least one job: a line of 18 numbers',
      received:
        this.#lines === 0
          ? 'nothing'
          : `${this.#lines} ${this.#lines === 1 ? 'line that is no job' : 'lines, none of them a job'}`,
    });
  }

  /** Reads whole lines; the byte before `to` is a newline. */
  #scan(bytes: Uint8Array, from: number, to: number): void {
    const row = this.#row;
    let lines = this.#lines;
    let at = from;
    if (lines === 0 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3; // byte order mark
    while (at < to && this.#faults.length < this.#maximumFaults) {
      lines++;
      const begin = at;
      let field = 0;
      let byte = bytes[at]!;
      for (;;) {
        while (byte === 32 || byte === 9 || byte === 13 || (byte === 0 && field === 0)) byte = bytes[++at]!;
        if (byte === newline || byte === semicolon || field === fieldCount) break;
        if (byte === numberSign && field === 0 && !isForeignHead(bytes, at)) break;
        const token = at;
        let negative = false;
        if (byte === 45) {
          negative = true;
          byte = bytes[++at]!;
        }
        let value = 0;
        const digits = at;
        let digit = byte - 48;
        while (digit >= 0 && digit <= 9) {
          value = value * 10 + digit;
          byte = bytes[++at]!;
          digit = byte - 48;
        }
        if ((byte === 32 || byte === newline || byte === 9 || byte === 13) && at > digits && value <= largest) {
          row[field++] = negative ? 0 - value : value; // 0 − 0, not −0
          continue;
        }
        while (byte !== 32 && byte !== newline && byte !== 9 && byte !== 13) byte = bytes[++at]!;
        if (this.#wanted[field] === 0) {
          row[field++] = -1;
          continue;
        }
        const unusual = unusualNumber(bytes, token, at);
        if (Number.isNaN(unusual) || Math.abs(unusual) > largest) {
          this.#fault(badNumber(this.#file, bytes, begin, token, at, field, lines, unusual), lines, bytes, begin);
          field = -1;
          break;
        }
        row[field++] = unusual;
      }
      if (byte !== newline) at = bytes.indexOf(newline, at);
      const end = at++;
      if (end - begin > longestLine) {
        this.#giveUp(bytes.subarray(begin), lines);
        break;
      }
      if (field === fieldCount) {
        if (byte !== newline && byte !== semicolon) this.#noteSurplus(lines);
        this.#append(lines);
      } else if (field > 0) {
        this.#fault(tooFewFields(this.#file, bytes, begin, end, field, lines), lines, bytes, begin);
      } else if (field === 0 && (byte === semicolon || byte === numberSign)) {
        this.#comment(bytes, begin, end, lines);
      }
    }
    this.#lines = lines;
  }

  #append(line: number): void {
    const table = this.#table;
    table.makeRoom();
    const at = table.count++;
    const kept = this.#kept;
    const row = this.#row;
    const columns = table.columns;
    for (let k = 0; k < kept.length; k++) columns[k]![at] = row[kept[k]!]!;
    table.line[at] = line;
  }

  #comment(bytes: Uint8Array, begin: number, end: number, line: number): void {
    const text = new TextDecoder().decode(bytes.subarray(begin, end));
    this.#header.add(text.trimStart().slice(1), line);
  }

  #noteSurplus(line: number): void {
    this.#surplus++;
    if (this.#surplusExamples.length < examplesKept) this.#surplusExamples.push(line);
  }

  #fault(fault: LogFault, line: number, bytes: Uint8Array, begin: number): void {
    if (this.#firstBad.line === 0) {
      const end = Math.min(bytes.indexOf(newline, begin), begin + openingKept);
      this.#firstBad = { line, opening: bytes.slice(begin, end) };
    }
    if (this.#skip) {
      this.#unreadable++;
      if (this.#unreadableExamples.length < examplesKept) this.#unreadableExamples.push(line);
    } else {
      this.#faults.push(fault);
    }
  }

  /** Past a line of absurd length nothing can be trusted, whatever may be skipped. */
  #giveUp(bytes: Uint8Array, line: number): void {
    this.#broken = true;
    this.#faults.push(tooLongLine(this.#file, bytes, longestLine, line));
  }

  /** Keeps the beginning of a line until its end comes. A line without end is no log, and must not fill the memory. */
  #keepRest(bytes: Uint8Array, from: number, to: number): void {
    if (this.stopped) return;
    const length = this.#restLength + to - from;
    if (length > longestLine) {
      this.#giveUp(this.#restLength > 0 ? this.#rest : bytes.subarray(from), this.#lines + 1);
      return;
    }
    if (length > this.#rest.length) {
      const wider = new Uint8Array(2 * length);
      wider.set(this.#rest.subarray(0, this.#restLength));
      this.#rest = wider;
    }
    this.#rest.set(bytes.subarray(from, to), this.#restLength);
    this.#restLength = length;
  }
}
