import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { nearest } from '../catalogue/index.ts';
import type { LogReader, LogReaderOptions, LogReading } from '../workload/trace/log.ts';
import type { LogFault } from '../workload/trace/log-fault.ts';
import { traceFormats } from '../workload/trace/trace-formats.ts';

export interface ReadLogOptions extends Omit<LogReaderOptions, 'file'> {
  /** Name of a trace format. Default `swf`. */
  readonly format?: string;
  /** How the file is called in messages. Default: its path. */
  readonly name?: string;
}

const chunkBytes = 1 << 18;

/**
 * Reads a log from a file, plain or compressed with gzip: told by its first two bytes, not by its name.
 * The file is streamed; memory grows with the jobs, not with the text.
 * @throws Error when no trace format has that name.
 */
export async function readLog(path: string, options: ReadLogOptions = {}): Promise<LogReading> {
  const { format: formatName = 'swf', name: file = path, ...readerOptions } = options;
  const format = traceFormats.find(formatName);
  if (format === undefined) throw new Error(`no trace format is named '${formatName}'`);
  const reader = format.reader({ ...readerOptions, file });
  const fault = (await faultOfFile(path, file)) ?? (await pour(path, file, reader));
  return fault === undefined ? reader.end() : { faults: [fault] };
}

/** What is wrong with the file before its contents are looked at. */
async function faultOfFile(path: string, file: string): Promise<LogFault | undefined> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) return { code: 'is-a-folder', file, expected: 'a log file', received: 'a folder' };
    if (status.size > 0 || !status.isFile()) return undefined;
    return { code: 'empty-log', file, expected: 'at least one job', received: 'an empty file' };
  } catch (error) {
    return unreadable(path, file, error);
  }
}

async function unreadable(path: string, file: string, error: unknown): Promise<LogFault> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    return { code: 'unreadable-file', file, expected: 'a file that can be read', received: code ?? String(error) };
  }
  const fault = { code: 'no-such-file', file, expected: 'a log file', received: 'nothing: there is no such file' };
  const folder = dirname(path);
  const near = await readdir(folder).then(
    (names) => nearest(basename(path), names),
    () => undefined,
  );
  if (near !== undefined) return { ...fault, hint: `did you mean '${near}'?` };
  return fault;
}

/** Streams the file into the reader; gives the fault that cut it short, if one did. */
async function pour(path: string, file: string, reader: LogReader): Promise<LogFault | undefined> {
  let bytes: Readable | undefined;
  try {
    const compressed = await isGzip(path);
    bytes = createReadStream(path, { highWaterMark: chunkBytes });
    if (compressed) bytes = pipeline(bytes, createGunzip({ chunkSize: chunkBytes }), () => {});
    let decode: ((chunk: Uint8Array) => Uint8Array) | undefined;
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (decode === undefined) {
        decode = decoderOf(chunk);
        if (decode === asIs && looksBinary(chunk)) return notText(file, compressed, chunk);
      }
      reader.push(decode(chunk));
      if (reader.stopped) return undefined;
    }
    return undefined;
  } catch (error) {
    return brokenStream(file, error, reader.lines);
  } finally {
    bytes?.destroy();
  }
}

/** What binary files that people take for logs begin with. */
const signatures: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'a PNG picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a PDF document', bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'a zip archive, such as a spreadsheet', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'a Parquet file', bytes: [0x50, 0x41, 0x52, 0x31] },
  { name: 'an SQLite database', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65] },
  { name: 'a file compressed with xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'a file compressed with Zstandard', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'a file compressed with bzip2', bytes: [0x42, 0x5a, 0x68] },
];

function signatureOf(chunk: Uint8Array): string | undefined {
  return signatures.find(({ bytes }) => bytes.every((byte, at) => chunk[at] === byte))?.name;
}

const asIs = (chunk: Uint8Array) => chunk;

/** How to make UTF-8 of a text that begins so: UTF-16, as some programs of Windows write it, is told by its mark, or by the zeros beside every letter. */
function decoderOf(begin: Uint8Array): (chunk: Uint8Array) => Uint8Array {
  const [a, b] = begin;
  const pairs = begin.subarray(0, 2 * Math.min(32, begin.length >> 1));
  const zerosAt = (side: number) => pairs.length > 0 && pairs.every((byte, at) => (byte === 0) === (at % 2 === side));
  const little = (a === 0xff && b === 0xfe) || zerosAt(1);
  const big = (a === 0xfe && b === 0xff) || zerosAt(0);
  if (!little && !big) return asIs;
  const decoder = new TextDecoder(little ? 'utf-16le' : 'utf-16be');
  const encoder = new TextEncoder();
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }));
}

/** Whether it begins as a binary file does, or there are zeros in it other than those that fill a text up to its end. */
function looksBinary(chunk: Uint8Array): boolean {
  if (signatureOf(chunk) !== undefined) return true;
  const begin = chunk.subarray(0, 4096);
  if (!begin.includes(0)) return false;
  const end = begin.findLastIndex((byte) => byte !== 0);
  const first = begin[0]!;
  if (first >= 0x7f && first !== 0xef) return true; // no text of ASCII, nor a byte order mark
  return begin.subarray(0, end + 1).includes(0);
}

/** Whether the file begins with the two bytes of gzip. Pipes cannot be looked into, and are taken as text. */
async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    if (!(await handle.stat()).isFile()) return false;
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function notText(file: string, compressed: boolean, chunk: Uint8Array): LogFault {
  const name = signatureOf(chunk);
  const found = name === undefined ? 'binary data' : `binary data (${name})`;
  return {
    code: 'not-a-text',
    file,
    expected: 'a log: lines of numbers',
    received: compressed ? `${found} in a gzip file` : found,
    hint: 'logs are plain text, or compressed with gzip',
  };
}

function brokenStream(file: string, error: unknown, lines: number): LogFault {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return {
      code: 'truncated-gzip',
      file,
      expected: 'the whole of a gzip file',
      received: `a file that ends early, after ${lines} lines`,
      hint: 'it was cut off when it was copied or downloaded; fetch it again',
    };
  }
  if (code?.startsWith('Z_')) {
    return { code: 'broken-gzip', file, expected: 'a sound gzip file', received: `a broken one (${message})` };
  }
  return { code: 'unreadable-file', file, expected: 'a file that can be read', received: code ?? message };
}
