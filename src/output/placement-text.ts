import type { Placement } from '../simulation/index.ts';

/** Nodes a job ran on; 0 where its pool has none. */
export function nodesOf({ offset, span }: Placement, job: number): number {
  let nodes = 0;
  for (let k = offset[job]!; k < offset[job + 1]!; k += 1) nodes += span[k]!;
  return nodes;
}

/** Which nodes, and how many accelerators on each: `n0-3*8 n7*2`. The letter keeps spreadsheets from reading a date. */
export function placementText({ offset, node, span, accelerators }: Placement, job: number): string {
  let text = '';
  for (let k = offset[job]!; k < offset[job + 1]!; k += 1) {
    const first = node[k]!;
    const last = first + span[k]! - 1;
    text += `${text === '' ? '' : ' '}n${first === last ? first : `${first}-${last}`}*${accelerators[k]!}`;
  }
  return text;
}
