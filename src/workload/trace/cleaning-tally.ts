import type { CleaningChange } from '../cleaning.ts';
import { type CleaningRuleName, cleaningRules } from './cleaning-rules.ts';

const examplesKept = 5;

interface Entry {
  count: number;
  readonly examples: number[];
  readonly details: string[];
}

/** Counts what a cleaning does, and remembers the first few lines it did it to. */
export class CleaningTally {
  readonly #counts = new Map<CleaningRuleName, Entry>();

  /** Counts one record, by the line it stands on. */
  add(rule: CleaningRuleName, line: number): void {
    const entry = this.#entry(rule);
    entry.count++;
    if (entry.examples.length < examplesKept) entry.examples.push(line);
  }

  /** Counts many at once, with what else is known of them. */
  addMany(rule: CleaningRuleName, count: number, examples: readonly number[] = [], detail?: string): void {
    if (count === 0) return;
    const entry = this.#entry(rule);
    if (detail !== undefined) entry.details.push(detail);
    entry.count += count;
    entry.examples.push(...examples.slice(0, examplesKept - entry.examples.length));
  }

  /** The changes in the order of the rules; rules that never applied are left out. */
  changes(): CleaningChange[] {
    return (Object.keys(cleaningRules) as CleaningRuleName[]).flatMap((name) => {
      const entry = this.#counts.get(name);
      if (entry === undefined) return [];
      const { code, action, text } = cleaningRules[name];
      return [{ code, action, count: entry.count, text: text(entry.count, detailOf(entry)), examples: entry.examples }];
    });
  }

  #entry(rule: CleaningRuleName): Entry {
    let entry = this.#counts.get(rule);
    if (entry === undefined) this.#counts.set(rule, (entry = { count: 0, examples: [], details: [] }));
    return entry;
  }
}

function detailOf({ details }: Entry): string | undefined {
  return details.length === 0 ? undefined : details.join(' and ');
}
