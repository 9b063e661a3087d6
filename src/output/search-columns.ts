import { type Column, type CsvFile, origin } from './column.ts';
import { intervalColumns } from './interval-columns.ts';

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
    {
      name: 'unstable',
      unit: '1',
      meaning: '1 when some queue of the machine grew without bound, so that what is of it has no value, else 0.',
    },
    ...intervalColumns,
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
    { name: 'unstable', unit: '1', meaning: '1 when some queue of the machine grew without bound in it, else 0.' },
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

const estimated: readonly Column[] = [
  { name: 'mean', unit: 'of the measure', meaning: 'Mean over replications.', empty: 'it cannot be told' },
  {
    name: 'half_width',
    unit: 'of the measure',
    meaning: 'Half the width of its confidence interval.',
    empty: 'there are fewer than two replications with a value',
  },
];

const measured: readonly Column[] = [
  { name: 'measure', unit: 'text', meaning: 'What was measured.' },
  { name: 'unit', unit: 'text', meaning: 'Unit of the measure.' },
];

const noMorris = 'the method is not morris, or there is no value';
const noSobol = 'the method is not sobol, or there is no value';

export const selectionFile: CsvFile = {
  name: 'selection.csv',
  summary: 'What became of each policy when the best was selected.',
  rows: 'One row a policy, in the order of the scenario.',
  columns: [
    { name: 'policy', unit: 'text', meaning: 'Policy.' },
    ...measured,
    {
      name: 'fate',
      unit: 'text',
      meaning:
        '`chosen`; `dropped`, shown to be worse than another; `in-play`, not decided by the end; `no-value`, a replication gave none.',
    },
    ...estimated,
    { name: 'replications', unit: '1', meaning: 'Replications it took.' },
    {
      name: 'behind',
      unit: 'of the measure',
      meaning:
        'How much worse it was than the one chosen, or the best that is left, over the replications that both took.',
      formula: 'mean of the paired differences; above 0 is worse',
      empty: 'it is that one, or none is left',
    },
    {
      name: 'behind_half_width',
      unit: 'of the measure',
      meaning: 'Half the width of the interval of `behind`.',
      empty: '`behind` is empty, or rests on fewer than two replications',
    },
    {
      name: 'rinott_replications',
      unit: '1',
      meaning: 'Replications that Rinott’s two-stage procedure would have asked for.',
      formula: 'max(n₀, ⌈(hS/δ)²⌉)',
      empty: 'its first replications are not complete',
    },
    {
      name: 'budget_share',
      unit: '1',
      meaning: 'Its part of a budget of further independent replications by OCBA.',
      formula: 'N_i/N_j = ((σ_i/δ_i)/(σ_j/δ_j))²',
      empty: 'its first replications are not complete, or the two best are equal',
    },
    ...intervalColumns,
    ...origin,
  ],
};

export const effectsFile: CsvFile = {
  name: 'effects.csv',
  summary: 'What each factor does to each measure.',
  rows: 'One row a factor: policy by policy, measure by measure, in the order of the factors.',
  columns: [
    { name: 'path', unit: 'text', meaning: 'Path of the factor.' },
    { name: 'policy', unit: 'text', meaning: 'Policy.' },
    ...measured,
    {
      name: 'mu',
      unit: 'of the measure',
      meaning: 'Morris: mean of the elementary effects, per full range of the factor.',
      formula: 'mean of (f(x + Δe) − f(x)) ÷ Δ',
      empty: noMorris,
    },
    { name: 'mu_star', unit: 'of the measure', meaning: 'Morris: mean of their sizes.', empty: noMorris },
    {
      name: 'mu_star_half_width',
      unit: 'of the measure',
      meaning: 'Half the width of its t-interval over the trajectories.',
      empty: noMorris,
    },
    {
      name: 'sigma',
      unit: 'of the measure',
      meaning: 'Morris: standard deviation of the elementary effects.',
      empty: noMorris,
    },
    {
      name: 'first',
      unit: '1',
      meaning: 'Sobol: share of the variance that the factor explains by itself.',
      formula: 'mean of f(B)(f(A_B) − f(A)) ÷ V',
      empty: noSobol,
    },
    { name: 'first_low', unit: '1', meaning: 'Lower end of its bootstrap interval.', empty: noSobol },
    { name: 'first_high', unit: '1', meaning: 'Upper end of its bootstrap interval.', empty: noSobol },
    {
      name: 'total',
      unit: '1',
      meaning: 'Sobol: share of the variance that it has a part in, with others or without.',
      formula: 'mean of (f(A) − f(A_B))² ÷ 2V',
      empty: noSobol,
    },
    { name: 'total_low', unit: '1', meaning: 'Lower end of its bootstrap interval.', empty: noSobol },
    { name: 'total_high', unit: '1', meaning: 'Upper end of its bootstrap interval.', empty: noSobol },
    {
      name: 'at_low',
      unit: 'of the measure',
      meaning: 'The measure with this factor at its low end, all others as in the scenario.',
      empty: 'it cannot be told',
    },
    {
      name: 'at_base',
      unit: 'of the measure',
      meaning: 'The measure of the scenario itself.',
      empty: 'it cannot be told',
    },
    {
      name: 'at_high',
      unit: 'of the measure',
      meaning: 'The measure with this factor at its high end, all others as in the scenario.',
      empty: 'it cannot be told',
    },
    ...origin,
  ],
};

export const pointsFile: CsvFile = {
  ...sweepFile,
  name: 'points.csv',
  summary: 'What each point of the design for sensitivity came to.',
};

export const trialsFile: CsvFile = {
  name: 'trials.csv',
  summary: 'What was tried in search of the largest load or the smallest machine.',
  rows: 'One row a threshold: trial by trial, in the order they were made.',
  columns: [
    { name: 'trial', unit: '1', meaning: 'Number of the trial, from 1.' },
    { name: pathColumn, unit: 'as written', meaning: 'One column for each path that is varied: what it was set to.' },
    { name: 'policy', unit: 'text', meaning: 'Policy.' },
    { name: 'value', unit: 'as written', meaning: 'The value by itself, without its unit; of a mix, what it costs.' },
    { name: 'holds', unit: '1', meaning: '1 when every threshold is shown to hold, else 0.' },
    { name: 'threshold', unit: 'text', meaning: 'The threshold, as written.' },
    { name: 'verdict', unit: 'text', meaning: '`holds`, `fails`, `not-decided` or `not-estimable`.' },
    { name: 'unit', unit: 'text', meaning: 'Unit of its measure.' },
    { name: 'limit', unit: 'of the measure', meaning: 'Its limit.' },
    ...estimated,
    { name: 'replications', unit: '1', meaning: 'Replications that have a value.' },
    {
      name: 'replications_needed',
      unit: '1',
      meaning: 'Replications that would probably decide it.',
      empty: 'it is decided, or that cannot be told',
    },
    ...intervalColumns,
    ...origin,
  ],
};

export const plansFile: CsvFile = {
  name: 'plans.csv',
  summary: 'How plans score, and which of them another beats on everything.',
  rows: 'One row a measure: plan by plan, policy by policy.',
  columns: [
    { name: 'plan', unit: 'text', meaning: 'Name of the plan, with its policy where there are several.' },
    { name: 'policy', unit: 'text', meaning: 'Policy.' },
    ...measured,
    { name: 'better', unit: 'text', meaning: 'Which end of it is wanted: `lower` or `higher`.' },
    ...estimated,
    { name: 'replications', unit: '1', meaning: 'Replications that have a value.' },
    {
      name: 'dominated',
      unit: '1',
      meaning: '1 when another plan is no worse on every measure and better on one, else 0.',
    },
    { name: 'dominated_by', unit: 'text', meaning: 'Those plans, with semicolons between.', empty: 'there is none' },
    {
      name: 'overlaps',
      unit: 'text',
      meaning: 'Plans it could stand to differently, as far as the intervals of the paired differences tell.',
      empty: 'there is none',
    },
    ...intervalColumns,
    {
      name: 'unscored',
      unit: 'text',
      meaning: 'Why the plan has no score on this measure, so that it is compared with no other.',
      empty: 'it has one',
    },
    ...origin,
  ],
};

/** Tables of searches. */
export const searchFiles: readonly CsvFile[] = [
  sweepFile,
  runsFile,
  selectionFile,
  effectsFile,
  pointsFile,
  trialsFile,
  plansFile,
];

/** The columns of a file with those of the paths and measures put in. */
export function columnNames(
  { columns }: CsvFile,
  named: { readonly paths: readonly string[]; readonly measures?: readonly string[] },
): string[] {
  const { paths, measures = [] } = named;
  return columns.flatMap(({ name }) => (name === pathColumn ? paths : name === measureColumn ? measures : [name]));
}
