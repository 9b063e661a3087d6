/**
 * A copy of plain data whose typed arrays lie in shared memory: it crosses threads as it is, however often, and no
 * thread holds a copy of its own. Empty arrays and everything else are left alone. O(bytes).
 */
export function shareColumns<T>(value: T): T {
  if (ArrayBuffer.isView(value)) return (value.byteLength === 0 ? value : shareColumn(value)) as T;
  if (Array.isArray(value)) return (holdsColumns(value) ? value.map(shareColumns) : value) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shareColumns(part)])) as T;
}

/** Lists of names are long and hold no columns; one look at the first tells. */
function holdsColumns(list: readonly unknown[]): boolean {
  return typeof list[0] === 'object' && list[0] !== null;
}

type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

function shareColumn(view: ArrayBufferView): ArrayBufferView {
  if (view.buffer instanceof SharedArrayBuffer) return view;
  const column = view as Column;
  const make = column.constructor as new (buffer: SharedArrayBuffer) => Column;
  const shared = new make(new SharedArrayBuffer(column.byteLength));
  shared.set(column);
  return shared;
}
