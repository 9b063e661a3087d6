/** Names with their index, in the order they came. */
export class NameTable {
  readonly names: string[] = [];
  readonly #index = new Map<string, number>();

  constructor(names: readonly string[] = []) {
    for (const name of names) this.add(name);
  }

  /** The index of a name; a new one is added at the end. */
  add(name: string): number {
    let index = this.#index.get(name);
    if (index === undefined) {
      index = this.names.length;
      this.names.push(name);
      this.#index.set(name, index);
    }
    return index;
  }
}
