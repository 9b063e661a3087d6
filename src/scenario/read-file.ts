import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type Fault, type FaultCode, faultAt } from './fault.ts';
import { longest } from './read-yaml.ts';
import { resembling } from './resembling.ts';

/** A character takes four bytes at most. */
const mostBytes = 4 * longest;

export type TextOrFault = { readonly text: string } | { readonly fault: Fault };

/** The text of a scenario file, or why there is none. */
export function readTextFile(file: string): TextOrFault {
  const none = (code: FaultCode, problem: string, hint?: string): TextOrFault => {
    const source = { kind: 'file', name: file, text: '' } as const;
    return { fault: faultAt({ source, start: 0, end: 0 }, code, [], { problem, hint }) };
  };
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return none('unreadable-file', 'this is a folder, not a file');
    if (!stats.isFile() && !stats.isFIFO()) return none('unreadable-file', 'this is a device, not a file');
    const bytes = firstBytes(file, mostBytes + 1);
    if (bytes.length <= mostBytes) return decode(bytes, file);
    const size = stats.isFile() ? `${(stats.size / 1e6).toFixed(1)} MB` : 'more than a scenario can';
    const problem = `the file holds ${size}; a scenario has at most ${longest.toLocaleString('en')} characters`;
    return none('too-large', problem, 'is this a job log? Logs are named in a workload: { kind: trace, file: … }');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return none('missing-file', 'there is no such file', resembling(file));
    if (code === 'EACCES' || code === 'EPERM')
      return none('unreadable-file', 'the file may not be read: permission denied');
    return none('unreadable-file', `the file cannot be read (${code ?? 'unknown error'})`);
  }
}

/** The beginning of a file, which may be a pipe that never ends. */
function firstBytes(file: string, most: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read) {
      read = readSync(descriptor, bytes, length, most - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Scenario files are UTF-8, with or without a byte order mark. */
export function decode(bytes: Uint8Array, file: string): TextOrFault {
  const wrong = (text: string, start: number, problem: string, hint: string): TextOrFault => {
    const source = { kind: 'file', name: file, text } as const;
    return { fault: faultAt({ source, start, end: start + 1 }, 'encoding', [], { problem, hint }) };
  };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return wrong('', 0, 'the file is written in UTF-16', 'save it as UTF-8');
  }
  if (first === 0x1f && second === 0x8b) return wrong('', 0, 'the file is compressed', 'unpack it first');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const problem = 'a byte here is not valid in UTF-8';
    return wrong(
      text,
      Math.max(0, text.indexOf('\uFFFD')),
      problem,
      'save the file as UTF-8; it may be in Latin-1 or Windows-1252',
    );
  }
}
