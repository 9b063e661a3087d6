import { type Column, type CsvFile, origin } from './columns.ts';

/** Stands in the catalogue for one column a path that is varied. */
export const pathColumn = '⟨path⟩';
/** Stands in the catalogue for one column a measure. */
export const measureColumn = '⟨measure⟩';

const point: readonly Column[] = [
  { name: 'point', unit: '1', meaning: 'Number of the point, from 1, in the order of the design.' },
  {
    name: pathColumn,
    unit: 'as written',
    meaning:
      'One column for each path that is varied, named by it: what it was set to, as one would write it in a scenario.',
  },
  { name: 'policy', unit: 'text', meaning: 'Policy.' },
];

export const sweepFile: CsvFile = {
  name: 'sweep.csv',
  summary: 'What each point of a sweep came to.',
  rows: 'One row a measure: point by point, policy by policy, in the order the measures were asked for.',
  columns: [
    ...point,
    { name: 'measure', unit: 'text', meaning: 'What was measured: `wait.p95`, `finetunes.wait.mean`, `utilisation`.' },
    { name: 'unit', unit: 'text', meaning: 'Unit of the measure.' },
    {
      name: 'mean',
      unit: 'of the measure',
      meaning: 'Mean over replications.',
      empty: 'more than half of the replications cannot support it, or the queue grew without bound',
    },
    {
      name: 'half_width',
      unit: 'of the measure',
      meaning: 'Half the width of its confidence interval.',
      empty: 'there are fewer than two replications with a value, or the mean is empty',
    },
    { name: 'replications', unit: '1', meaning: 'Replications that have a value.' },
    { name: 'unstable', unit: '1', meaning: '1 when the queue grew without bound in some replication, else 0.' },
    ...origin,
  ],
};

export const runsFile: CsvFile = {
  name: 'runs.csv',
  summary: 'Every run of a sweep.',
  rows: 'One row a run: point by point, policy by policy, replication by replication.',
  columns: [
    ...point,
    { name: 'replication', unit: '1', meaning: 'Replication, from 1.' },
    { name: 'unstable', unit: '1', meaning: '1 when its queue grew without bound, else 0.' },
    {
      name: measureColumn,
      unit: 'of the measure',
      meaning:
        'One column for each measure that was asked for, named by it, and after them one for each metric of the machine that was not.',
      empty: 'the run cannot support it',
    },
    ...origin,
  ],
};

/** Tables of searches. */
export const searchFiles: readonly CsvFile[] = [sweepFile, runsFile];

/** The columns of a file with those of the paths and measures put in. */
export function columnNames(
  { columns }: CsvFile,
  named: { readonly paths: readonly string[]; readonly measures?: readonly string[] },
): string[] {
  const { paths, measures = [] } = named;
  return columns.flatMap(({ name }) => (name === pathColumn ? paths : name === measureColumn ? measures : [name]));
}
