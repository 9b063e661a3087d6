import { nearest } from '../../catalogue/index.ts';
import { type Shelf, shelves, type Thing } from '../catalogue.ts';
import { exitCodes } from '../exit-codes.ts';
import { wrapped } from '../terminal/table.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `list [what]`: everything that has a name, with one line on each. */
export const work: Work = (flags, { out, paint, width }) => {
  const what = flags.text('what');
  const chosen = what === undefined ? shelves : [shelfOf(what)];
  if (flags.json) {
    out(JSON.stringify(Object.fromEntries(chosen.map(({ name, things }) => [name, things().map(asData)])), null, 2));
    return exitCodes.ok;
  }
  const parts = chosen.map(({ name, things }) => {
    const all = things();
    const widest = Math.min(24, Math.max(...all.map((thing) => thing.name.length)));
    const lines = all.map((thing) => line(thing, widest, width));
    return [paint.out.strong(name), ...lines].join('\n');
  });
  out(parts.join('\n\n'));
  return exitCodes.ok;
};

function shelfOf(what: string): Shelf {
  const names = shelves.map(({ name }) => name);
  const found = shelves.find(
    ({ name }) => name === what || name === `${what}s` || (what === 'policy' && name === 'policies'),
  );
  if (found) return found;
  const near = nearest(what, names);
  throw new UsageError(
    `there is no list of '${what}'`,
    near === undefined ? `lists: ${names.join(', ')}` : `did you mean '${near}'? Lists: ${names.join(', ')}`,
  );
}

function line({ name, summary }: Thing, widest: number, width: number): string {
  const indent = ' '.repeat(widest + 4);
  const text = wrapped(`${indent}${summary}`, width, indent).slice(indent.length);
  return name.length > widest ? `  ${name}\n${indent}${text}` : `  ${name.padEnd(widest)}  ${text}`;
}

function asData({ kind, name, summary, source, formula }: Thing) {
  return { kind, name, summary, ...(formula === undefined ? {} : { formula }), ...(source === '' ? {} : { source }) };
}
