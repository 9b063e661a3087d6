import type { Note } from '../../catalogue/index.ts';
import { type ClusterSpec, installedSteps } from '../../cluster/spec.ts';
import { formatCount } from '../../units/index.ts';
import type { LogHeader } from './log.ts';

/** What the header of a log says of the machine it was recorded on: processors, else nodes. */
export function recordedSize({
  maxProcs,
  maxNodes,
}: LogHeader): { size: number; from: 'MaxProcs' | 'MaxNodes' } | undefined {
  if (maxProcs !== undefined) return { size: maxProcs, from: 'MaxProcs' };
  return maxNodes === undefined ? undefined : { size: maxNodes, from: 'MaxNodes' };
}

/** A log, and the pools that its jobs accept. */
export interface Replayed {
  readonly name: string;
  readonly header: LogHeader;
  readonly pools: readonly string[];
}

/**
 * A warning for every log that is replayed on a machine of another size than its header tells. Logs of several machines that share
 * pools may also find their sizes together there.
 */
export function machineSizeNotes(logs: readonly Replayed[], cluster: ClusterSpec): Note[] {
  return logs.flatMap(({ name, header, pools }): Note[] => {
    const recorded = recordedSize(header);
    if (recorded === undefined) return [];
    const beside = logs.filter((other) => other.pools.join('\n') === pools.join('\n'));
    const together = beside.reduce((sum, other) => sum + (recordedSize(other.header)?.size ?? 0), 0);
    const own = Object.fromEntries(pools.map((pool) => [pool, cluster.pools[pool]!]));
    const sizes = installedSteps({ ...cluster, pools: own }).map(({ capacity }) => capacity);
    if (sizes.some((size) => size === recorded.size || size === together)) return [];
    const size = Math.max(...sizes);
    const nodes =
      header.maxNodes === undefined || recorded.from === 'MaxNodes'
        ? ''
        : ` (MaxNodes ${formatCount(header.maxNodes)})`;
    const where = pools.length === 1 ? `pool ${pools[0]!} has` : `pools ${pools.join(', ')} have`;
    return [
      {
        code: 'machine-differs',
        severity: 'warning',
        workload: name,
        text: `The log of '${name}' was recorded on ${recorded.from} ${formatCount(recorded.size)}${nodes}, and ${where} ${formatCount(size)}: the load is another, and so are waits and use. Set the size of the machine to the log's, unless the difference is what you study.`,
      },
    ];
  });
}
