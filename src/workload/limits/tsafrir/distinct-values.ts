import { pow } from '../../../random/index.ts';

/** How many different limits people ask for, by the number of jobs; straight lines in between, constant beyond. */
const table: readonly (readonly [jobs: number, values: number])[] = [
  [0, 0],
  [20, 10],
  [200, 20],
  [1_000, 35],
  [10_000, 90],
  [70_000, 340],
  [250_000, 565],
];

/** Different limits among so many jobs: by the table above, or by the power law 0.653566 · jobs^0.547761. */
export function distinctValues(jobs: number, law: 'table' | 'power' = 'table'): number {
  if (law === 'power') return Math.round(0.653566 * pow(jobs, 0.547761));
  const above = table.findIndex(([size]) => size >= jobs);
  if (above < 0) return table.at(-1)![1];
  if (above === 0) return 0;
  const [jobs0, values0] = table[above - 1]!;
  const [jobs1, values1] = table[above]!;
  return values0 + Math.round(((jobs - jobs0) * (values1 - values0)) / (jobs1 - jobs0));
}
