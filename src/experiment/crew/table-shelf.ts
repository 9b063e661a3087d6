import type { Scenario } from '../../scenario/scenario.ts';
import type { BuiltJobs } from './crew.ts';

/** Bytes of job tables that are kept for later; those being played are kept besides. */
const mostBytes = 48e6;

/**
 * Job tables that were built, for scenarios that differ only in what no job depends on, such as their policies: they
 * meet the same jobs, and need not build them again. What was not used for longest is let go first.
 */
export class TableShelf {
  private readonly tables = new Map<string, { readonly built: Promise<BuiltJobs>; bytes: number }>();
  private bytes = 0;

  /** The jobs of a replication of a scenario, by `build` unless they are known. */
  of(scenario: Scenario, replication: number, build: () => Promise<BuiltJobs>): Promise<BuiltJobs> {
    const key = keyOf(scenario, replication);
    const known = this.tables.get(key);
    if (known !== undefined) {
      this.tables.delete(key);
      this.tables.set(key, known);
      return known.built;
    }
    const entry = { built: build(), bytes: 0 };
    this.tables.set(key, entry);
    entry.built.then(
      ({ jobs }) => {
        entry.bytes = Object.values(jobs).reduce(
          (sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
          0,
        );
        this.bytes += entry.bytes;
        this.letGo();
      },
      () => {}, // told to whoever asked for the jobs
    );
    return entry.built;
  }

  private letGo(): void {
    for (const [key, { bytes }] of this.tables) {
      if (this.bytes <= mostBytes) return;
      this.tables.delete(key);
      this.bytes -= bytes;
    }
  }
}

/** Everything of a scenario except what no job depends on. */
function keyOf(scenario: Scenario, replication: number): string {
  const { hash, policies, outputs, replications, confidence, warmup, cooldown, ...rest } = scenario;
  return JSON.stringify([replication, rest]);
}
