import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scenario } from '../../scenario/scenario.ts';
import type { RunKey } from './run-record.ts';

/**
 * Names runs by everything they depend on: the scenario's hash, the contents of the logs, series and modules it reads,
 * the policy, the replication and the version of the program. Two runs of the same name are the same run.
 */
export class RunDigest {
  private readonly version: string;
  /** By path: files are taken to stay as they are while a search is under way. */
  private readonly contents = new Map<string, string>();
  /** By scenario: the contents of all files that it names, looked for once and not for every run. */
  private readonly files = new WeakMap<Scenario, readonly string[]>();

  constructor(version: string) {
    this.version = version;
  }

  /** 32 bytes, in hex. */
  of({ scenario, policy, replication, pilot = false }: RunKey): string {
    const files = this.filesOf(scenario);
    return sha256(
      JSON.stringify([this.version, scenario.hash, files, policy, replication, ...(pilot ? ['pilot'] : [])]),
    );
  }

  private filesOf(scenario: Scenario): readonly string[] {
    let files = this.files.get(scenario);
    if (files === undefined) {
      const { sweep: _sweep, folder, hash: _hash, ...described } = scenario;
      files = filesIn(described).map((name) => this.contentOf(resolve(folder, name)));
      this.files.set(scenario, files);
    }
    return files;
  }

  private contentOf(path: string): string {
    let content = this.contents.get(path);
    if (content === undefined) {
      // A module may have options of its own that look like the name of a file and are none.
      content = existsSync(path) ? sha256(readFileSync(path)) : '';
      this.contents.set(path, content);
    }
    return content;
  }
}

/** Files that a part of a scenario names: logs, series, modules. */
function filesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' && (key === 'file' || key === 'module') ? [value] : filesIn(value),
  );
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
