import { type LogFault, shownBytes } from './log-fault.ts';

/** What the 18 fields are called when people are told about them. */
const fieldNames = [
  'job number',
  'submit time',
  'wait time',
  'run time',
  'allocated processors',
  'average CPU time',
  'used memory',
  'requested processors',
  'requested time',
  'requested memory',
  'status',
  'user',
  'group',
  'executable',
  'queue',
  'partition',
  'preceding job',
  'think time',
] as const;

/** A token that is no number, or one too large to be exact. `field` counts from 0. */
export function badNumber(
  file: string,
  bytes: Uint8Array,
  begin: number,
  from: number,
  to: number,
  field: number,
  line: number,
  value: number,
): LogFault {
  const huge = !Number.isNaN(value);
  return {
    code: huge ? 'huge-number' : 'not-a-number',
    file,
    line,
    column: from - begin + 1,
    expected: `a number${huge ? ' below 2^53' : ''} as field ${field + 1} of 18 (${fieldNames[field]})`,
    received: shownBytes(bytes, from, to),
  };
}

/** A line that ends before its 18th field. */
export function tooFewFields(
  file: string,
  bytes: Uint8Array,
  begin: number,
  end: number,
  fields: number,
  line: number,
): LogFault {
  return {
    code: 'too-few-fields',
    file,
    line,
    column: end - begin + 1,
    expected: `18 numbers on a line; the next would be field ${fields + 1} (${fieldNames[fields]})`,
    received: `the end of the line after ${fields} in ${shownBytes(bytes, begin, end)}`,
  };
}

/** A line without end. */
export function tooLongLine(file: string, bytes: Uint8Array, longest: number, line: number): LogFault {
  return {
    code: 'line-too-long',
    file,
    line,
    expected: `lines of at most ${longest} bytes`,
    received: `one that begins ${shownBytes(bytes, 0, bytes.length)}`,
    hint: 'is this a log in the Standard Workload Format?',
  };
}
