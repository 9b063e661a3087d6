import type { PageData } from '../src/output/payload.ts';

/**
 * Figures over time, distributions and the schedule can only show one replication. What they say of it names it, so that nobody takes it for the
 * study: "In replication 1, an example, …"; of a study of one run it is "In this run …".
 */
export function inExample({ finished, policies }: Pick<PageData, 'finished' | 'policies'>): string {
  return finished > 1 ? `In ${exampleName({ policies })}, an example,` : 'In this run';
}

/** The same for captions and titles: ", replication 1 as an example", or nothing of a study of one run. */
export function asExample({ finished, policies }: Pick<PageData, 'finished' | 'policies'>): string {
  return finished > 1 ? `, ${exampleName({ policies })} as an example` : '';
}

/** "replication 1". */
export function exampleName({ policies }: Pick<PageData, 'policies'>): string {
  return `replication ${(policies.find(({ timeline }) => timeline !== null)?.timeline?.replication ?? 0) + 1}`;
}
