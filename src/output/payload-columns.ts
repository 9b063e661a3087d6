import { constants, deflateRawSync } from 'node:zlib';
import type { PageColumn } from './payload.ts';

/** The packed columns of a page, numbered in the order they are added. */
export interface ColumnStore {
  readonly columns: readonly PageColumn[];
  readonly packed: readonly Uint8Array[];
  /** Characters all columns take in the page, base64. */
  readonly size: number;
  /** Adds whole numbers in 0 … `largestWhole`; returns the column's number. */
  unsigned(values: ArrayLike<number>, length?: number): number;
  /** Adds whole numbers that never fall, as differences; returns the column's number. */
  ascending(values: ArrayLike<number>, length?: number): number;
  /** Adds real numbers with the seven digits of a float32; returns the column's number. */
  float(values: Float32Array): number;
  /** Forgets every column from this number on. */
  truncate(count: number): void;
}

/** The largest whole number that a column holds: of six planes. */
export const largestWhole = 256 ** 6 - 1;

/** Bytes of planes are more noise than words: few matches are sought. Smaller than the default, in half its time. */
const packing = { level: 4, strategy: constants.Z_FILTERED };

export function columnStore(): ColumnStore {
  const columns: PageColumn[] = [];
  const packed: Uint8Array[] = [];
  const add = (column: PageColumn, planes: Uint8Array): number => {
    columns.push(column);
    packed.push(deflateRawSync(planes, packing));
    return columns.length - 1;
  };
  return {
    columns,
    packed,
    get size() {
      return packed.reduce((sum, bytes) => sum + 4 * Math.ceil(bytes.length / 3), 0);
    },
    unsigned(values, length = values.length) {
      const width = widthOf(values, length);
      return add({ length, width, coding: 'unsigned' }, planesOf(values, length, width));
    },
    ascending(values, length = values.length) {
      const steps = new Float64Array(length);
      for (let i = 0, before = 0; i < length; before = values[i++]!) steps[i] = values[i]! - before;
      const width = widthOf(steps, length);
      return add({ length, width, coding: 'delta' }, planesOf(steps, length, width));
    },
    float(values) {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      const planes = new Uint8Array(bytes.length);
      for (let plane = 0; plane < 4; plane++) {
        for (let i = 0; i < values.length; i++) planes[plane * values.length + i] = bytes[i * 4 + plane]!;
      }
      return add({ length: values.length, width: 4, coding: 'float' }, planes);
    },
    truncate(count) {
      columns.length = count;
      packed.length = count;
    },
  };
}

/** Bytes the largest value needs, at least one. Refuses what planes cannot hold: negative numbers and NaN. */
function widthOf(values: ArrayLike<number>, length: number): number {
  let largest = 0;
  for (let i = 0; i < length; i++) {
    if (!(values[i]! >= 0)) throw new RangeError(`a page column cannot hold ${values[i]}`);
    if (values[i]! > largest) largest = values[i]!;
  }
  if (largest > largestWhole) throw new RangeError(`a page column cannot hold ${largest}`);
  let width = 1;
  while (largest >= 256 ** width) width++;
  return width;
}

/** Splits values into byte planes: neighbours in a plane resemble each other, so deflate finds more. */
function planesOf(values: ArrayLike<number>, length: number, width: number): Uint8Array {
  const planes = new Uint8Array(length * width);
  for (let i = 0; i < length; i++) {
    let rest = values[i]!;
    for (let plane = 0; plane < width; plane++) {
      const high = Math.floor(rest / 256);
      planes[plane * length + i] = rest - high * 256;
      rest = high;
    }
  }
  return planes;
}
