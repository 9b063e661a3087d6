import { listed } from '../../catalogue/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** The makes of accelerator of a scenario's machine. */
export function makesOf({ cluster }: Pick<Scenario, 'cluster'>): string[] {
  return Object.values(cluster.pools).flatMap(({ accelerator }) => accelerator ?? []);
}

/**
 * What a comparison of several makes of accelerator leaves out, as a sentence; nothing where all are of one make. Run times are
 * those of the jobs, whatever they run on, so the cheaper by the device looks cheaper by the work.
 */
export function makesSentence(all: Iterable<string>): string {
  const makes = new Set(all);
  if (makes.size < 2) return '';
  return ` Jobs are taken to run equally long on ${listed([...makes])}: what a faster make would gain is not in these numbers.`;
}
