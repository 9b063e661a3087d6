import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logFields } from '../../../src/workload/trace/log.ts';
import { logFaultText } from '../../../src/workload/trace/log-fault.ts';
import { faultsOf, line, logOf, logText, read } from './lines.ts';

const eighteen = Array.from({ length: 18 }, (_, i) => i + 1);

describe('the SWF reader', () => {
  it('reads all 18 fields into columns of their names', () => {
    const log = logOf(`${eighteen.join(' ')}\n`);
    expect(log.count).toBe(1);
    expect(logFields.map((field) => log.columns[field][0])).toEqual(eighteen);
    expect(log.line[0]).toBe(1);
  });

  it('takes blanks, tabs, leading blanks, CRLF, empty lines and a missing final newline', () => {
    const text = `\r\n   ${eighteen.join('\t')}  \r\n\n \t \n${eighteen.map((n) => -n).join('  ')}`;
    const log = logOf(text);
    expect(log.count).toBe(2);
    expect(logFields.map((field) => log.columns[field][0])).toEqual(eighteen);
    expect(logFields.map((field) => log.columns[field][1])).toEqual(eighteen.map((n) => -n));
    expect([...log.line]).toEqual([2, 5]);
  });

  it('reads decimals, plus signs and exponents as JavaScript reads them', () => {
    const numbers = ['3.5', '+7', '.25', '4.', '1e3', '1.5E-3', '-2.75', '0.1', '123456789.123456', '9007199254740991'];
    for (const number of numbers) {
      expect(logOf(line({ runtime: number })).columns.runtime[0], number).toBe(Number(number));
    }
  });

  it('reads a byte order mark at the beginning as nothing', () => {
    expect(logOf(`\ufeff${eighteen.join(' ')}\n`).columns.number[0]).toBe(1);
  });

  it('gives the same log however the bytes are cut into pieces', () => {
    const text = `; MaxProcs: 64\n${logText(eighteen.map((n) => ({ submit: n * 1000.5, user: n })))}${line({ submit: 7, runtime: '1e2' })}`;
    const whole = read(text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length + 10 }), (chunk) => {
        expect(read(text, { chunk })).toEqual(whole);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('reads the header comments, and leaves other comments alone', () => {
    const log = logOf(
      [
        '; Version: 2.2',
        ';   MaxProcs: 1,024 of them',
        '; MaxNodes: 128',
        '; UnixStartTime: 843480031',
        '; TimeZone: 3600',
        '; TimeZoneString: Europe/Stockholm',
        '; Note: first',
        '; just words',
        ';   http://example.org/: not a header',
        line({ runtime: 1 }),
        '; Note: second',
        '; MaxNodes: 256',
      ].join('\n'),
    );
    expect(log.header).toMatchObject({
      version: '2.2',
      maxProcs: 1024,
      maxNodes: 128,
      unixStartTime: 843480031,
      timeZone: 3600,
      timeZoneString: 'Europe/Stockholm',
      notes: ['first', 'second'],
    });
    expect(log.header.entries.map((entry) => entry.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 11, 12]);
  });

  it('leaves out what a header does not say', () => {
    const { header } = logOf(`; MaxProcs: unknown\n; UnixStartTime: -1\n${line({ runtime: 1 })}`);
    expect(Object.keys(header).sort()).toEqual(['entries', 'notes', 'unclear']);
    expect(header.unclear).toEqual([]);
  });

  it('takes lines that begin with a number sign for comments, and a header in them for one', () => {
    const log = logOf(`# made up\n # MaxProcs = 64\n${line({ runtime: 1 })}\n#\n`);
    expect([log.count, log.line[0], log.header.maxProcs]).toEqual([1, 3, 64]);
    expect(faultsOf(`# JobID SubmitTime\n${line({ runtime: 1 })}`)[0]).toMatchObject({ line: 1 });
  });

  it('reads a number of the header only where it is one, and names it where it should be', () => {
    const header = (text: string) => logOf(`; ${text}\n${line({ runtime: 1 })}`).header;
    for (const [text, size] of [
      ['MaxProcs: 1e3', 1000],
      ['maxprocs = 4', 4],
      ['MaxProcs: 4.0', 4],
      ['MaxProcs: 4 (2 nodes)', 4],
    ] as const) {
      expect(header(text), text).toMatchObject({ maxProcs: size, unclear: [] });
    }
    for (const value of ['1,5', '4x8', '1.5', 'many']) {
      expect(header(`MaxProcs: ${value}`).maxProcs, value).toBeUndefined();
      expect(header(`MaxProcs: ${value}`).unclear, value).toEqual([{ name: 'MaxProcs', value, line: 1 }]);
    }
    expect(header('UnixStartTime: 2022-01-01')).toMatchObject({ unclear: [{ name: 'UnixStartTime' }] });
    expect(header('UnixStartTime: 2022-01-01').unixStartTime).toBeUndefined();
  });

  it('says of lines with too few numbers how many there are', () => {
    const short = Array.from({ length: 5 }, () => eighteen.slice(0, 17).join(' ')).join('\n');
    expect(logFaultText(faultsOf(short)[0]!)).toContain('got lines of 17 numbers, the first');
  });

  it('reads header names in any case, after any number of semicolons, and numbers with their thousands apart', () => {
    const sizes = [
      '; MaxProcs: 23,040',
      ';; MaxProcs: 23 040',
      ';maxprocs:23040',
      "; MAXPROCS: 23'040",
      '; ;Max Procs: 23.040 cores',
    ];
    for (const size of sizes) expect(logOf(`${size}\n${line({ runtime: 1 })}`).header.maxProcs, size).toBe(23_040);
    expect(logOf(`; MaxProcs: 100, later 128\n${line({ runtime: 1 })}`).header.maxProcs).toBe(100);
    expect(logOf(`; UnixStartTime: 843480031\n${line({ runtime: 1 })}`).header.unixStartTime).toBe(843_480_031);
  });

  it('takes carriage returns alone, and carriage returns before newlines, for line ends, however the bytes are cut', () => {
    const lines = [
      '; MaxProcs: 8',
      ...logText([{ user: 1 }, { user: 2 }, { user: 3 }])
        .trim()
        .split('\n'),
    ];
    for (const end of ['\r', '\r\n', '\r\r\n', '\n']) {
      const text = lines.join(end) + end;
      const whole = logOf(text);
      expect(whole, JSON.stringify(end)).toMatchObject({ count: 3, header: { maxProcs: 8 } });
      expect([...whole.line]).toEqual([2, 3, 4]);
      for (const chunk of [1, 2, 3, 7]) expect(logOf(text, { chunk })).toEqual(whole);
    }
    expect(logOf(`${lines[0]}\n${lines.slice(1).join('\r')}`).count).toBe(3);
  });

  it('takes an end-of-file mark of DOS for the end of a line, also between files that were put together, and zeros after it for nothing', () => {
    const text = logText([{ user: 1 }, { user: 2 }]);
    for (const end of ['\x1a', '\x1a\r\n', `\x1a${'\0'.repeat(100)}`, '\0\0'])
      expect(logOf(text + end).count, JSON.stringify(end)).toBe(2);
    expect(logOf(`${text.trimEnd()}\x1a`).count).toBe(2);
    expect(logOf(`${text}\x1a${text}\x1a`).count).toBe(4);
  });

  it('does not mind what stands in fields that it is not asked for', () => {
    const text = logText([{ cpuTime: 'N/A', thinkTime: '?', usedMemory: '1e999', user: 4 }]);
    expect(logOf(text, { fields: ['number', 'submit', 'user'] }).columns.user[0]).toBe(4);
    expect(faultsOf(text, { fields: ['number', 'cpuTime'] })).toMatchObject([{ code: 'not-a-number' }]);
  });

  it.each([
    ['CSV', 'JobID,User,Submit\n1,a,5\n2,b,6\n'],
    ['CSV', '1;0;-1;30\n'],
    ['the output of sacct', 'JobID|JobName|State\n1|x|COMPLETED\n'],
    ['the output of sacct', '       JobID    JobName  Partition \n------------ ---------- ----------\n'],
    ['the output of sacct', '1234|x|COMPLETED\n1234.batch|batch|COMPLETED\n'],
    ['JSON', '{"jobs": [{"id": 1, "a": 2, "b": 3}]}\n'],
    ['JSON', '[\n{\n"a": 1\n}]\n'],
    ['XML or HTML', '<!DOCTYPE html>\n<html>\n'],
    ['an accounting log of PBS or Torque', '04/01/2023 00:00:05;E;1.srv;user=a group=b\n'],
    ['a log in the Grid Workloads Format', '# JobID SubmitTime WaitTime RunTime\n'],
  ])('says once that %s is no log in its format, whether it skips what it cannot read or not', (name, text) => {
    for (const skipUnreadable of [false, true]) {
      const faults = faultsOf(text, { skipUnreadable });
      expect(faults).toHaveLength(1);
      expect(logFaultText(faults[0]!)).toMatch(
        new RegExp(
          `^test.swf:1: expected a log in the Standard Workload Format .*the only one that is read, got what looks like ${name}: `,
        ),
      );
    }
  });

  it('takes a log in which every line is damaged for one all the same', () => {
    const text = logText(Array.from({ length: 5 }, () => ({ runtime: 'x' })));
    expect(faultsOf(text).map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'not-a-number'));
  });

  it('keeps only the columns it is asked for', () => {
    const { columns } = logOf(logText([{ user: 3, queue: 4 }]), { fields: ['queue', 'submit'] });
    expect([...columns.queue]).toEqual([4]);
    expect([...columns.submit]).toEqual([0]);
    expect(columns.user.length).toBe(0);
  });

  it('counts and ignores what stands beyond the 18th field', () => {
    const log = logOf(`${eighteen.join(' ')} 19 twenty\n${eighteen.join(' ')} ; a remark\n`);
    expect(log.count).toBe(2);
    expect(log.surplus).toEqual({ count: 1, examples: [1] });
  });

  it('names file, line, column, expectation and finding for a word', () => {
    const [fault] = faultsOf(`; a log\n1 0 -1 ten 1 -1 -1 1 10 -1 1 1 1 1 1 1 -1 -1\n`);
    expect(fault).toEqual({
      code: 'not-a-number',
      file: 'test.swf',
      line: 2,
      column: 8,
      expected: 'a number as field 4 of 18 (run time)',
      received: "'ten'",
    });
    expect(logFaultText(fault!)).toBe("test.swf:2:8: expected a number as field 4 of 18 (run time), got 'ten'");
  });

  it.each(['NaN', 'Infinity', '-', '+', '1-2', '1.2.3', '1e', '--1', '0x10', '1,5', 'e5', '"7"'])(
    'refuses %s as a number',
    (word) => {
      expect(faultsOf(line({ runtime: word }))).toMatchObject([{ code: 'not-a-number', line: 1, column: 10 }]);
    },
  );

  it.each(['9007199254740994', '1e300', '1e999', '-123456789012345678901234567890'])(
    'refuses %s as too large',
    (word) => {
      expect(faultsOf(line({ runtime: word }))).toMatchObject([
        { code: 'huge-number', received: `'${word.slice(0, 32)}'` },
      ]);
    },
  );

  it('refuses a line with too few fields', () => {
    expect(faultsOf('1 2 3\n')).toMatchObject([
      { code: 'too-few-fields', line: 1, column: 6, expected: expect.stringContaining('field 4 (run time)') },
    ]);
  });

  it('refuses a log without jobs', () => {
    expect(faultsOf('')).toMatchObject([{ code: 'empty-log', received: 'nothing' }]);
    expect(faultsOf('; Version: 2.2\n\n')).toMatchObject([
      { code: 'empty-log', received: '2 lines, none of them a job' },
    ]);
  });

  it('collects faults up to a maximum, then stops', () => {
    const text = `${line({ number: 1 })}\n${'a\n'.repeat(100)}`;
    expect(faultsOf(text).map((fault) => fault.line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    expect(faultsOf(text, { maximumFaults: 3, chunk: 2 }).map((fault) => fault.line)).toEqual([2, 3, 4]);
  });

  it('drops and counts unreadable lines when it is asked to', () => {
    const text = `${line({ number: 1 })}\nbad\n1 2 3\n${line({ number: 2 })}\n${line({ number: '1e99' })}\n`;
    const log = logOf(text, { skipUnreadable: true });
    expect([...log.columns.number]).toEqual([1, 2]);
    expect([...log.line]).toEqual([1, 4]);
    expect(log.unreadable).toEqual({ count: 3, examples: [2, 3, 5] });
  });

  it('refuses a line without end, in one piece or many, even when it skips the unreadable', () => {
    const text = `${line({ runtime: 1 })}\n${'7'.repeat(200_000)}\n`;
    for (const chunk of [text.length, 1000]) {
      expect(faultsOf(text, { chunk, skipUnreadable: true })).toMatchObject([{ code: 'line-too-long', line: 2 }]);
    }
  });

  it('shows control characters and long words harmlessly', () => {
    const [fault] = faultsOf(`\u001b[31m${'x'.repeat(100)}\n`);
    expect(fault!.received).toBe(`'\\x1b[31m${'x'.repeat(27)}…'`);
  });

  it('agrees with splitting and Number on random logs', () => {
    const number = fc.oneof(
      fc.integer({ min: -1, max: 2 ** 31 }).map(String),
      fc.double({ min: -1e6, max: 1e12, noNaN: true }).map((x) => x.toFixed(3)),
      fc.constant('-1'),
    );
    const record = fc.array(number, { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 999 }),
        (records, chunk) => {
          const log = logOf(records.map((record) => record.join(' ')).join('\n'), { chunk });
          expect(records.map((_, i) => logFields.map((field) => log.columns[field][i]))).toEqual(
            records.map((record) => record.map((text) => Number(text) + 0)),
          );
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });
});
