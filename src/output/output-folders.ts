import { join } from 'node:path';
import type { Scenario } from '../scenario/scenario.ts';

/** Where the files of each run go. */
export interface OutputFolders {
  /** Folder of the whole study. */
  readonly root: string;
  /** Whether the study is one run, whose files stand in the root itself. */
  readonly single: boolean;
  /** Folder of a run; replications from 0. */
  of(policy: string, replication: number): string;
}

/**
 * One run of one policy goes into the root; several go into `<policy>/<replication>/`, replications from 1. A policy's
 * name is made safe as a folder name (letters, digits, dot, hyphen and underscore stay) and unique without regard to
 * letter case.
 */
export function outputFolders(root: string, { policies, replications }: Scenario): OutputFolders {
  const names = Object.keys(policies);
  const single = names.length === 1 && replications === 1;
  const folders = safeNames(names);
  return {
    root,
    single,
    of: (policy, replication) => (single ? root : join(root, folders.get(policy)!, String(replication + 1))),
  };
}

/** A folder name for each name, in order; the first to ask for one gets it. */
export function safeNames(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const folders = new Map<string, string>();
  for (const name of names) {
    const safe = safeName(name);
    let folder = safe;
    for (let number = 2; taken.has(folder.toLowerCase()); number += 1) folder = `${safe}-${number}`;
    taken.add(folder.toLowerCase());
    folders.set(name, folder);
  }
  return folders;
}

const longest = 60;
/** Names that Windows keeps for devices, alone or before a dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Names that look like a file or a folder of the study's own. */
const own = /\.(csv|json|html|yaml|parquet|store|lock|unfinished)$|^shards$/i;

function safeName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, longest)
    .replace(/^[-.]+|[-.]+$/g, '');
  if (plain === '') return 'policy';
  return device.test(plain) || own.test(plain) ? `policy-${plain}` : plain;
}
