/** What a task of the array runs. */
export interface ArrayScript {
  /** Node and the program, by their paths, which the nodes must see too. */
  readonly node: string;
  readonly program: string;
  /** The folder of the shards, absolute. */
  readonly folder: string;
  readonly parts: number;
}

/** The script of a Slurm job array: each task plays one shard, and goes on where an earlier attempt of it stopped. */
export function arrayScript({ node, program, folder, parts }: ArrayScript): string {
  return [
    '#!/bin/bash',
    `# One of ${parts} shards of a sweep; started again, it goes on where it stopped.`,
    'set -euo pipefail',
    `exec ${quoted(node)} ${quoted(program)} shard "$((SLURM_ARRAY_TASK_ID + 1))/${parts}" \\`,
    `  --out ${quoted(folder)} --threads "\${SLURM_CPUS_PER_TASK:-1}" --quiet`,
    '',
  ].join('\n');
}

/** A word that the shell takes as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Numbers as Slurm writes them: `0-3,7`. */
export function arrayIndices(tasks: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < tasks.length; ) {
    let end = i;
    while (tasks[end + 1] === tasks[end]! + 1) end++;
    parts.push(end === i ? `${tasks[i]}` : `${tasks[i]}-${tasks[end]}`);
    i = end + 1;
  }
  return parts.join(',');
}

/** The names of the tasks' logs as a pattern of Slurm, in which a `%` of the folder's own name is doubled. */
export function logPattern(folder: string): string {
  return `${folder.replaceAll('%', '%%')}/task-%a.log`;
}
