import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** No deflated data begins so (its block would be of the type that is reserved): what follows is a value with columns. */
const withColumns = 0xff;
/** The mark, and the length of the deflated text. */
const headBytes = 1 + 4;

/** Levels of deflation: what has columns is large in any case, and there are fewer of its kind. */
const [small, quickly] = [6, 1];

/** Typed arrays that a value may hold as columns, by the name that stands in the text. */
const columnTypes = {
  Float64Array,
  Float32Array,
  Int32Array,
  Int16Array,
  Int8Array,
  Uint32Array,
  Uint16Array,
  Uint8Array,
} as const;
type ColumnType = keyof typeof columnTypes;
type Column = InstanceType<(typeof columnTypes)[ColumnType]>;

/** Where a column stands in its value, and what it is. */
type Place = readonly [path: readonly string[], type: ColumnType, length: number];

/**
 * A value as bytes: JSON, deflated. Columns stand behind it as they lie in memory, so that they cost next to nothing. The parts of a list
 * are alike: either all hold columns or none does. Numbers outside columns are finite.
 */
export function packed(value: unknown): Buffer {
  const places: Place[] = [];
  const columns: Column[] = [];
  const plain = lifted(value, [], (path, column) => {
    places.push([path, column.constructor.name as ColumnType, column.length]);
    columns.push(column);
  });
  if (columns.length === 0) return deflated(value, small);
  const text = deflated([plain, places], quickly);
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(withColumns, 0);
  head.writeUInt32LE(text.length, 1);
  return Buffer.concat([head, text, ...columns.map(bytesOf)]);
}

/** The value that was packed. */
export function unpacked(payload: Buffer): unknown {
  if (payload[0] !== withColumns) return inflated(payload);
  let at = headBytes + payload.readUInt32LE(1);
  const [value, places] = inflated(payload.subarray(headBytes, at)) as [Parts, readonly Place[]];
  for (const [path, type, length] of places) {
    const column = new columnTypes[type](length);
    const bytes = bytesOf(column);
    payload.copy(bytes, 0, at, at + bytes.length);
    at += bytes.length;
    const within = path.slice(0, -1).reduce((part, name) => part[name] as Parts, value);
    within[path.at(-1)!] = column;
  }
  return value;
}

type Parts = Record<string, unknown>;

/** A value with null in place of every column. */
function lifted(
  value: unknown,
  path: readonly string[],
  take: (path: readonly string[], column: Column) => void,
): unknown {
  if (ArrayBuffer.isView(value)) {
    take(path, value as Column);
    return null;
  }
  if (typeof value !== 'object' || value === null) return value;
  // Lists of groups and names are long and hold no columns; one look at the first tells.
  if (Array.isArray(value))
    return holdsColumns(value[0]) ? value.map((part, at) => lifted(part, [...path, `${at}`], take)) : value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, lifted(part, [...path, name], take)]));
}

function holdsColumns(value: unknown): boolean {
  if (ArrayBuffer.isView(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? holdsColumns(value[0]) : Object.values(value).some(holdsColumns);
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function deflated(value: unknown, level: number): Buffer {
  return deflateRawSync(JSON.stringify(value), { level });
}

function inflated(bytes: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(bytes).toString('utf8'));
}
