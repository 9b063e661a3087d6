/**
 * A registry holds the strategies of one kind (orderings, distributions, trace formats, metrics …) by name.
 * `list`, `explain`, the JSON Schema and the generated documentation all read it, so a strategy that is
 * registered is at once reachable, described and documented.
 */

/** What every named thing in a catalogue says about itself. */
export interface Entry {
  /** The word users write, in kebab case. */
  readonly name: string;
  /** One sentence: what it does. */
  readonly summary: string;
  /** Where the definition comes from: paper and section, or a standard. */
  readonly source: string;
  /** The formula in plain text, where there is one. */
  readonly formula?: string;
}

export interface Registry<T extends Entry> {
  /** What the entries are, for messages: "ordering", "distribution". */
  readonly kind: string;
  /** All entries in the order they were registered. */
  readonly entries: readonly T[];
  /** All names in the order they were registered. */
  readonly names: readonly string[];
  /** The entry of that name, or undefined. */
  find(name: string): T | undefined;
}

/**
 * Makes a registry from its entries.
 * @throws Error when two entries carry the same name: a name must mean one thing.
 */
export function registry<T extends Entry>(kind: string, entries: readonly T[]): Registry<T> {
  const byName = new Map<string, T>();
  for (const entry of entries) {
    if (byName.has(entry.name)) throw new Error(`two ${kind}s are named '${entry.name}'`);
    byName.set(entry.name, entry);
  }
  return { kind, entries, names: [...byName.keys()], find: (name) => byName.get(name) };
}
