import type { CleaningChange } from '../cleaning.ts';
import { type CleaningRuleName, cleaningRules } from './cleaning-rules.ts';

const examplesKept = 5;

/** Counts what a cleaning does, and remembers the first few lines it did it to. */
export class CleaningTally {
  readonly #counts = new Map<CleaningRuleName, { count: number; examples: number[] }>();

  /** Counts one record, by the line it stands on. */
  add(rule: CleaningRuleName, line: number): void {
    const entry = this.#entry(rule);
    entry.count++;
    if (entry.examples.length < examplesKept) entry.examples.push(line);
  }

  /** Counts many at once. */
  addMany(rule: CleaningRuleName, count: number, examples: readonly number[] = []): void {
    if (count === 0) return;
    const entry = this.#entry(rule);
    entry.count += count;
    entry.examples.push(...examples.slice(0, examplesKept - entry.examples.length));
  }

  /** The changes in the order of the rules; rules that never applied are left out. */
  changes(): CleaningChange[] {
    return (Object.keys(cleaningRules) as CleaningRuleName[]).flatMap((name) => {
      const entry = this.#counts.get(name);
      if (entry === undefined) return [];
      const { code, action, text } = cleaningRules[name];
      return [{ code, action, count: entry.count, text: text(entry.count), examples: entry.examples }];
    });
  }

  #entry(rule: CleaningRuleName): { count: number; examples: number[] } {
    let entry = this.#counts.get(rule);
    if (entry === undefined) this.#counts.set(rule, (entry = { count: 0, examples: [] }));
    return entry;
  }
}
