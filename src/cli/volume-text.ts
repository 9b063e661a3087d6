import type { TableVolume } from '../output/table-volumes.ts';
import { counted, formatNumber } from '../units/index.ts';

/** Less than this is written without a word, bytes. */
const worthTelling = 1e9;

/** What a study is about to write, before it does, where that is much or something is left out; undefined elsewhere. */
export function volumeText(tables: readonly TableVolume[], runs: number): string | undefined {
  const written = tables.reduce((sum, table) => sum + table.bytes * table.written, 0);
  const asked = tables.reduce((sum, table) => sum + table.bytes * table.runs, 0);
  const left = tables.filter((table) => table.written < table.runs);
  if (left.length === 0 && written < worthTelling) return undefined;
  const files = tables
    .filter((table) => table.written > 0)
    .map((table) => {
      const of = table.written < table.runs ? ` of ${counted(table.written, 'run')}` : '';
      return `${table.key}.csv${of} ${gigabytes(table.bytes * table.written)}`;
    });
  const over = runs === 1 ? '' : ` over ${runs} runs`;
  const will = `about ${gigabytes(written)} will be written${over}: ${files.join(', ')}`;
  if (left.length === 0) return `${will}; ${keys(tables, false)} in the scenario leaves them out\n`;
  const only = left.some(({ key, written }) => key === 'segments' && written === 0)
    ? ', and segments.csv where jobs were interrupted'
    : '';
  return `${will}${only}; ${keys(left, true)} in the scenario writes all, ${gigabytes(asked)}\n`;
}

function keys(tables: readonly TableVolume[], value: boolean): string {
  return `'outputs: { ${tables.map(({ key }) => `${key}: ${value}`).join(', ')} }'`;
}

function gigabytes(bytes: number): string {
  return `${formatNumber(bytes / 1e9, 2)} GB`;
}
