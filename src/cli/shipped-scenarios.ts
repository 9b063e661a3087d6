import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ShippedScenario {
  /** The file, relative to the current folder where it lies below it. */
  readonly path: string;
  readonly summary: string;
}

/** The scenarios that come with the program, in the order of their files. */
export function shippedScenarios(): ShippedScenario[] {
  const folder = ['../scenarios', '../../scenarios']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find(existsSync);
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const near = relative(process.cwd(), path);
      return { path: near.startsWith('..') ? path : near, summary: questionOf(readFileSync(path, 'utf8')) };
    });
}

/** The scenario's question, or else its name: top-level keys of our own files, one line each. */
function questionOf(text: string): string {
  const line = /^question: *(.+)$/m.exec(text) ?? /^name: *(.+)$/m.exec(text);
  return (line?.[1] ?? '').replace(/^(['"])(.*)\1$/, '$2').trim();
}
