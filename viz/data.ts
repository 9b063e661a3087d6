import { type PageColumn, type PageData, payloadVersion } from '../src/output/payload.ts';
import type { SearchPageData } from '../src/output/payload-search.ts';

/** The study of this page. Throws in words for a reader when the payload is of another version. */
export function readData(document: Document): PageData | SearchPageData {
  const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as PageData | SearchPageData;
  if (data.version !== payloadVersion) {
    throw new Error(
      `This page holds data of version ${data.version}; its script reads version ${payloadVersion}. Write the report again.`,
    );
  }
  return data;
}

/** Reads packed columns from their script tags, each once. */
export type ColumnReader = (column: number) => Promise<Float64Array>;

export function columnReader(document: Document, columns: readonly PageColumn[]): ColumnReader {
  const read = new Map<number, Promise<Float64Array>>();
  return (column) => {
    let promise = read.get(column);
    if (promise === undefined) {
      promise = unpack(document.getElementById(`column-${column}`)?.textContent ?? '', columns[column]!);
      read.set(column, promise);
    }
    return promise;
  };
}

/** Values of a column from its base64 text. */
export async function unpack(text: string, column: PageColumn): Promise<Float64Array> {
  const inflated = new Blob([fromBase64(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return fromPlanes(new Uint8Array(await new Response(inflated).arrayBuffer()), column);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function fromPlanes(planes: Uint8Array, { length, width, coding }: PageColumn): Float64Array {
  if (planes.length !== length * width) throw new Error('A column of this page is damaged. Write the report again.');
  const values = new Float64Array(length);
  if (coding === 'float') {
    const bytes = new Uint8Array(planes.length);
    for (let plane = 0; plane < width; plane++)
      for (let i = 0; i < length; i++) bytes[i * width + plane] = planes[plane * length + i]!;
    values.set(new Float32Array(bytes.buffer));
    return values;
  }
  for (let plane = width - 1; plane >= 0; plane--) {
    const start = plane * length;
    for (let i = 0; i < length; i++) values[i] = values[i]! * 256 + planes[start + i]!;
  }
  if (coding === 'delta') for (let i = 1; i < length; i++) values[i] = values[i]! + values[i - 1]!;
  return values;
}

/** The jobs of the first replication, times in seconds. */
export interface Jobs {
  readonly count: number;
  readonly total: number;
  readonly number: Float64Array;
  readonly submit: Float64Array;
  readonly accelerators: Float64Array;
  /** Indices into the names; null where there is one name only. */
  readonly workload: Float64Array | null;
  readonly class: Float64Array | null;
  readonly tenant: Float64Array | null;
  readonly user: Float64Array | null;
  readonly limit: Float64Array | null;
  readonly names: NonNullable<PageData['jobs']>['names'];
  readonly states: readonly string[];
}

export async function readJobs(data: PageData, read: ColumnReader): Promise<Jobs | null> {
  const jobs = data.jobs;
  if (jobs === null) return null;
  const optional = (column: number | null) => (column === null ? Promise.resolve(null) : read(column));
  const c = jobs.columns;
  const [number, submit, accelerators, workload, classes, tenant, user, limit] = await Promise.all([
    read(c.number),
    read(c.submit),
    read(c.accelerators),
    optional(c.workload),
    optional(c.class),
    optional(c.tenant),
    optional(c.user),
    optional(c.limit),
  ]);
  return {
    count: jobs.count,
    total: jobs.total,
    number,
    submit: scaled(submit, jobs.tick),
    accelerators,
    workload,
    class: classes,
    tenant,
    user,
    limit: limit === null ? null : scaled(limit, jobs.tick),
    names: jobs.names,
    states: jobs.states,
  };
}

function scaled(ticks: Float64Array, tick: number): Float64Array {
  return tick === 1 ? ticks : ticks.map((t) => t * tick);
}
