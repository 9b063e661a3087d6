import type { Note } from '../catalogue/index.ts';
import type { PolicySpec } from '../scheduler/index.ts';
import { type Fault, faultAt } from './fault.ts';
import { namesModule } from './flag-paths.ts';
import { type Mapping, namedLeaves } from './tree.ts';

/** Every module that a scenario names, refused: code in a file that came from somebody else is not to be run. */
export function moduleFaults(root: Mapping): Fault[] {
  return namedLeaves(root, namesModule).map((leaf) =>
    faultAt(leaf.place, 'conflict', leaf.path, {
      problem: `the module '${leaf.value}' is code that would run with your rights, and --no-modules refuses it`,
      hint: 'look at what it does; without --no-modules it is run',
    }),
  );
}

/** The modules that policies name, each once, in order. */
export function modulesOf(policies: Readonly<Record<string, PolicySpec>>): string[] {
  const names = Object.values(policies).flatMap(({ ordering, backfill, scheduler }) =>
    [ordering, backfill, scheduler].flatMap((part) => (part?.kind === 'module' ? [String(part.module)] : [])),
  );
  return [...new Set(names)];
}

/** Says whose code a scenario has run, before it is run and beside what came of it. */
export function moduleNotes(policies: Readonly<Record<string, PolicySpec>>): Note[] {
  const names = modulesOf(policies);
  if (names.length === 0) return [];
  const text = `playing this scenario runs code that is not the program's, with the rights of whoever plays it: ${names.join(', ')}; --no-modules refuses it`;
  return [{ code: 'own-code', severity: 'info', text }];
}
