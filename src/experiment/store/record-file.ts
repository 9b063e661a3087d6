import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { packed, unpacked } from './record-payload.ts';

/** What a file of records begins with. */
const magic = Buffer.from('QWRUNS1\n', 'latin1');
/** Length of the payload, checksum of key and payload, key. */
const headBytes = 4 + 4 + 32;
/** No record is longer; a length beyond it is not a length. */
const longest = 2 ** 31 - 1;
/** Most bytes that the system is given to write at once. */
const mostAtOnce = 1 << 30;
/** The key of the first record, which says what the file is about. */
const aboutKey = '0'.repeat(64);

/**
 * Records under keys of 32 bytes (in hex), appended to a file one by one. Every record carries its length and a CRC-32,
 * and is written in one piece, so that whoever is killed at any moment leaves whole records and at most one torn one at the
 * end, which the next reader takes away. What was written survives the death of the program; `sync` makes it survive that of
 * the machine too.
 */
export class RecordFile {
  /** What the file says it is about; null when it is new or holds nothing whole. */
  about: unknown = null;
  /** Bytes at the end that were no whole record, and are gone. */
  torn = 0;

  private readonly descriptor: number;
  private readonly places = new Map<string, { readonly at: number; readonly length: number }>();
  private end = 0;
  private closed = false;

  private readonly path: string;
  private readonly mode: 'write' | 'read';

  /**
   * Opens a file, or makes it. Opened to read, it is left as it is, and may be written by others meanwhile.
   * @throws NotRecords when it is something else
   */
  constructor(path: string, mode: 'write' | 'read' = 'write') {
    this.path = path;
    this.mode = mode;
    const flags = mode === 'read' ? constants.O_RDONLY : constants.O_RDWR | constants.O_CREAT;
    this.descriptor = openSync(path, flags, 0o666);
    try {
      this.scan();
    } catch (error) {
      closeSync(this.descriptor);
      throw error;
    }
  }

  get size(): number {
    return this.places.size;
  }

  /** Keys in the order of the file. */
  keys(): IterableIterator<string> {
    return this.places.keys();
  }

  has(key: string): boolean {
    return this.places.has(key);
  }

  /** Says what the file is about, and takes away all it held. */
  begin(about: unknown): void {
    this.places.clear();
    ftruncateSync(this.descriptor, 0);
    writeSync(this.descriptor, magic, 0, magic.length, 0);
    this.end = magic.length;
    this.write(aboutKey, packed(about));
    this.about = about;
  }

  find(key: string): unknown {
    const payload = this.payload(key);
    return payload === undefined ? undefined : unpacked(payload);
  }

  /** Adds a record, unless it is too long to be read again. */
  add(key: string, value: unknown): void {
    const payload = packed(value);
    if (payload.length <= longest) this.put(key, payload);
  }

  /** Takes over a record of another file as it is. */
  copy(key: string, from: RecordFile): void {
    const payload = from.payload(key);
    if (payload !== undefined) this.put(key, payload);
  }

  /** @throws the system's error, with the path, when the disk did not take what was written */
  sync(): void {
    if (this.closed) return;
    try {
      fsyncSync(this.descriptor);
    } catch (error) {
      throw this.named(error);
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    closeSync(this.descriptor);
  }

  private put(key: string, payload: Buffer): void {
    const at = this.end + headBytes;
    this.write(key, payload);
    this.places.set(key, { at, length: payload.length });
  }

  private write(key: string, payload: Buffer): void {
    const record = Buffer.allocUnsafe(headBytes + payload.length);
    record.writeUInt32LE(payload.length, 0);
    record.write(key, 8, 32, 'hex');
    payload.copy(record, headBytes);
    record.writeUInt32LE(crc32(record.subarray(8)), 4);
    try {
      for (let done = 0; done < record.length; )
        done += writeSync(this.descriptor, record, done, Math.min(record.length - done, mostAtOnce), this.end + done);
    } catch (error) {
      throw this.named(error);
    }
    this.end += record.length;
  }

  /** A full disk does not say which file it was that did not fit. */
  private named(error: unknown): unknown {
    return Object.assign(error as Error, { path: this.path });
  }

  private payload(key: string): Buffer | undefined {
    const place = this.places.get(key);
    if (place === undefined) return undefined;
    const payload = Buffer.allocUnsafe(place.length);
    this.read(payload, place.at);
    return payload;
  }

  /** Reads all records from the start; what follows the last whole one is cut off. */
  private scan(): void {
    const size = fstatSync(this.descriptor).size;
    const first = Buffer.alloc(Math.min(size, magic.length));
    this.read(first, 0);
    if (!magic.subarray(0, first.length).equals(first)) throw new NotRecords();
    if (size < magic.length) return;
    this.end = magic.length;
    const head = Buffer.alloc(headBytes);
    while (this.end + headBytes <= size) {
      this.read(head, this.end);
      const length = head.readUInt32LE(0);
      if (length > longest || this.end + headBytes + length > size) break;
      const at = this.end + headBytes;
      const payload = Buffer.allocUnsafe(length);
      this.read(payload, at);
      if (crc32(payload, crc32(head.subarray(8))) !== head.readUInt32LE(4)) break;
      const key = head.toString('hex', 8);
      if (key === aboutKey) this.about = unpacked(payload);
      else this.places.set(key, { at, length });
      this.end = at + length;
    }
    this.torn = size - this.end;
    if (this.torn > 0 && this.mode === 'write') ftruncateSync(this.descriptor, this.end);
  }

  private read(into: Buffer, from: number): void {
    for (let done = 0; done < into.length; ) {
      const read = readSync(this.descriptor, into, done, into.length - done, from + done);
      if (read === 0) throw new Error('the file of records became shorter while it was read');
      done += read;
    }
  }
}

/** The file is not one of records. */
export class NotRecords extends Error {
  override readonly name = 'NotRecords';
}

/** Writes the records of some keys, in their order, to a file of their own that takes the place of another when it is whole. */
export function rewriteRecords(file: RecordFile, keys: Iterable<string>, path: string): void {
  const unfinished = `${path}.unfinished`;
  const written = new RecordFile(unfinished);
  written.begin(file.about);
  for (const key of keys) written.copy(key, file);
  written.sync();
  written.close();
  renameSync(unfinished, path);
}
