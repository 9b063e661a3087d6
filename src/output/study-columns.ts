import { type Column, type CsvFile, origin } from './column.ts';
import { intervalColumns } from './interval-columns.ts';

/** Of tables that stand both beside a run and beside a study. */
const runOrStudy: readonly Column[] = [
  { name: 'policy', unit: 'text', meaning: 'Policy it is about.' },
  {
    name: 'replication',
    unit: '1',
    meaning: 'Replication of the run, from 1.',
    empty: 'the value is a mean over replications',
  },
  ...intervalColumns,
  ...origin,
];

const halfWidth: Column = {
  name: 'half_width',
  unit: 'of the metric',
  meaning: 'Half the width of the value’s confidence interval over replications, at the scenario’s confidence.',
  formula: 't × s ÷ √replications (Student)',
  empty: 'there are fewer than two replications with a value',
};

const replications: Column = {
  name: 'replications',
  unit: '1',
  meaning: 'Replications that have a value.',
};

export const groupsFile: CsvFile = {
  name: 'groups.csv',
  summary:
    'Metrics of the measured jobs by group. Beside a run: its values. Beside a study of several runs: means over replications, the largest thousand users.',
  rows: 'One row a value (long form): policy by policy, group by group, metric by metric, statistic by statistic.',
  columns: [
    {
      name: 'dimension',
      unit: 'text',
      meaning:
        'What jobs are grouped by: `all`, `workload`, `class`, `tenant`, `user`, `size` (accelerators: 1, 2, 3-4, 5-8, …).',
    },
    { name: 'name', unit: 'text', meaning: 'Name of the group; `all` for all jobs.' },
    {
      name: 'metric',
      unit: 'text',
      meaning:
        'A job metric (below), or a count: `jobs-submitted`, `jobs-completed`, `jobs-timed-out`, `jobs-rejected`, `accelerator-seconds`; where the machine states its power also `energy`, `electricity-cost`, `emissions`.',
    },
    { name: 'unit', unit: 'text', meaning: 'Unit of the metric.' },
    {
      name: 'statistic',
      unit: 'text',
      meaning:
        '`mean`, `p50`, `p90`, `p95`, `p99` (quantiles by R-7) or `max` over the jobs of the group; `sum` for counts.',
    },
    {
      name: 'value',
      unit: 'of the metric',
      meaning: 'The value; beside a study, its mean over replications.',
      empty:
        'not estimable: too few jobs for the quantile (p50 needs 5, p90 29, p95 59, p99 299), no job the metric applies to, or the queue of some job of the group grows without bound',
    },
    halfWidth,
    {
      name: 'jobs',
      unit: 'jobs',
      meaning: 'Measured jobs of the group the metric applies to; for counts, the jobs submitted.',
      empty: 'the value is a mean over replications',
    },
    replications,
    ...runOrStudy,
  ],
};

export const systemFile: CsvFile = {
  name: 'system.csv',
  summary:
    'Metrics of the whole machine. Beside a run: its values. Beside a study of several runs: means over replications.',
  rows: 'One row a metric: policy by policy, in the order of the catalogue below.',
  columns: [
    { name: 'metric', unit: 'text', meaning: 'A system metric (below).' },
    { name: 'unit', unit: 'text', meaning: 'Unit of the metric.' },
    {
      name: 'value',
      unit: 'of the metric',
      meaning: 'The value; beside a study, its mean over replications.',
      empty: 'the metric does not apply, or some queue grows without bound',
    },
    halfWidth,
    replications,
    ...runOrStudy,
  ],
};

export const poolsFile: CsvFile = {
  name: 'pools.csv',
  summary:
    'Metrics of every pool, where there are several. Beside a run: its values. Beside a study of several runs: means over replications.',
  rows: 'One row a pool and metric: policy by policy, pool by pool, in the order of the catalogue below.',
  columns: [
    { name: 'pool', unit: 'text', meaning: 'Pool.' },
    { name: 'metric', unit: 'text', meaning: 'A metric of a pool (below).' },
    { name: 'unit', unit: 'text', meaning: 'Unit of the metric.' },
    {
      name: 'value',
      unit: 'of the metric',
      meaning: 'The value; beside a study, its mean over replications.',
      empty: 'the pool was never there in the measured window, or never idle',
    },
    halfWidth,
    replications,
    ...runOrStudy,
  ],
};

export const reasonsFile: CsvFile = {
  name: 'reasons.csv',
  summary:
    'Why the measured jobs waited. At every moment a waiting job has one reason: `Resources` (it is the first of those that accept the same pools, and too few accelerators are free), `Backfill` (enough are free, but it would delay a reservation, or the next periodic pass has not come yet), `Priority` (earlier jobs go first, and either too few are free or the rule keeps strictly to the order), and under a cap on power `PowerCap` (enough are free, but the cap leaves too little power), and under a policy that holds jobs also `Carbon` or `Price` (it is held until electricity is cleaner or cheaper). The parts add up to the wait. Beside a run: its values. Beside a study of several runs: means over replications.',
  rows: 'One row a reason: policy by policy, group by group.',
  columns: [
    {
      name: 'dimension',
      unit: 'text',
      meaning: 'What jobs are grouped by: `all`, `workload`, `class`, `tenant`, `size`, as in `groups.csv`.',
    },
    { name: 'name', unit: 'text', meaning: 'Name of the group.' },
    {
      name: 'reason',
      unit: 'text',
      meaning:
        '`Resources`, `Priority` or `Backfill`; under a cap on power also `PowerCap`; where jobs are held also `Carbon` or `Price`.',
    },
    {
      name: 'mean_wait_s',
      unit: 's',
      meaning: 'Time waited for this reason, mean over the jobs of the group that started.',
      formula: 'Σ seconds with this reason ÷ jobs',
      empty: 'the queue of some job of the group grows without bound',
    },
    halfWidth,
    {
      name: 'share',
      unit: '1',
      meaning: 'This reason’s part of the wait of the group.',
      formula: 'mean_wait_s ÷ sum over the reasons',
      empty: 'nobody waited, or the queue of some job of the group grows without bound',
    },
    replications,
    ...runOrStudy,
  ],
};

export const comparisonFile: CsvFile = {
  name: 'comparison.csv',
  summary:
    'Each policy against the first, on the same replications: paired differences. Only beside a study of several policies.',
  rows: 'One row a difference: policy by policy.',
  columns: [
    { name: 'policy', unit: 'text', meaning: 'Policy that is compared.' },
    { name: 'baseline', unit: 'text', meaning: 'Policy it is compared with: the scenario’s first.' },
    { name: 'dimension', unit: 'text', meaning: 'What jobs are grouped by, as in `groups.csv`.' },
    { name: 'name', unit: 'text', meaning: 'Name of the group.' },
    { name: 'metric', unit: 'text', meaning: 'A job metric or a system metric (below).' },
    { name: 'unit', unit: 'text', meaning: 'Unit of the metric.' },
    { name: 'statistic', unit: 'text', meaning: 'Statistic over the jobs of the group, as in `groups.csv`.' },
    {
      name: 'difference',
      unit: 'of the metric',
      meaning: 'The policy’s value less the baseline’s, mean over the replications that have both.',
      formula: 'mean of (policy − baseline), replication by replication',
      empty: 'no replication has both values',
    },
    {
      name: 'half_width',
      unit: 'of the metric',
      meaning:
        'Half the width of the difference’s confidence interval, corrected for the number of comparisons (Bonferroni).',
      empty: 'there are fewer than two replications with both values',
    },
    {
      name: 'relative',
      unit: '1',
      meaning: 'The difference as a share of the baseline’s mean: −0.41 is 41 % less.',
      formula: 'difference ÷ mean of the baseline',
      empty: 'the baseline’s mean is 0 or unknown',
    },
    {
      name: 'relative_half_width',
      unit: '1',
      meaning:
        'From `relative` to the limit of its interval (Fieller’s) that faces no change; the other limit may be farther or nearer.',
      empty: '`relative` or `half_width` is empty, or the baseline’s mean is too unsure for the ratio to have limits',
    },
    {
      name: 'verdict',
      unit: 'text',
      meaning:
        '`better` or `worse` when the interval excludes 0, `no-difference-shown` when it does not, `single-run` when there is no interval; `more-work` or `less-work`: a total (energy, cost, emissions) that is higher as more work was done, or lower as less was, and not shown to be so for the same work.',
    },
    { name: 'replications', unit: '1', meaning: 'Replications that have both values.' },
    ...intervalColumns,
    {
      name: 'relative_low',
      unit: '1',
      meaning:
        'Lower end of the interval of `relative` (Fieller’s), which is not symmetric; of what cannot be below zero at least −1.',
      empty: '`relative_half_width` is empty',
    },
    { name: 'relative_high', unit: '1', meaning: 'Its upper end.', empty: '`relative_half_width` is empty' },
    ...origin,
  ],
};

export const thresholdsFile: CsvFile = {
  name: 'thresholds.csv',
  summary: 'What came of the thresholds. Only where the scenario has some.',
  rows: 'One row a threshold and policy: threshold by threshold, policy by policy.',
  columns: [
    { name: 'threshold', unit: 'text', meaning: 'As the scenario has it.' },
    { name: 'policy', unit: 'text', meaning: 'Policy it is held against.' },
    { name: 'measure', unit: 'text', meaning: 'Path of what is measured: group, metric, statistic.' },
    { name: 'unit', unit: 'text', meaning: 'Unit of the measure.' },
    { name: 'holds_when', unit: 'text', meaning: 'Side of the limit that is right: `below` or `above`.' },
    { name: 'limit', unit: 'of the metric', meaning: 'The limit.' },
    {
      name: 'value',
      unit: 'of the metric',
      meaning: 'What was measured, mean over replications.',
      empty: 'not estimable, or its queue grows without bound',
    },
    {
      name: 'half_width',
      unit: 'of the metric',
      meaning: 'Half the width of the value’s confidence interval.',
      formula: 't × s ÷ √replications (Student)',
      empty: 'there are fewer than two replications with a value',
    },
    {
      name: 'confidence',
      unit: '1',
      meaning: 'Confidence of the interval.',
      empty: 'nothing in the scenario is random, so one run tells all of it',
    },
    {
      name: 'verdict',
      unit: 'text',
      meaning:
        '`holds` or `fails` when the whole interval lies on one side of the limit, `not-decided` when it does not, `not-estimable` when there is no value. Where their queue grows without bound, limits on waits fail.',
    },
    { name: 'replications', unit: '1', meaning: 'Replications that have a value.' },
    {
      name: 'replications_needed',
      unit: '1',
      meaning: 'Replications, those that were made included, that would probably decide it.',
      formula: 'smallest n with t × s ÷ √n ≤ |value − limit|',
      empty: 'it is decided, or cannot be told',
    },
    ...intervalColumns,
    ...origin,
  ],
};

export const economicsFile: CsvFile = {
  name: 'economics.csv',
  summary:
    'What a plan costs, year by year and as a whole. Only beside a study whose scenario has `economics`; [economics.md](economics.md) has the formulas.',
  rows: 'One row a quantity: policy by policy, year by year, then the plan.',
  columns: [
    { name: 'policy', unit: 'text', meaning: 'Policy whose runs it comes from.' },
    { name: 'period', unit: 'text', meaning: 'Year of the plan from 1, 365 days each; or `plan` for all of them.' },
    {
      name: 'quantity',
      unit: 'text',
      meaning: 'What is told (below); of the plan also every metric of the machine whose unit has money in it.',
    },
    { name: 'unit', unit: 'text', meaning: '`money` stands for the currency.' },
    {
      name: 'value',
      unit: 'of the quantity',
      meaning: 'Its value, mean over replications.',
      empty: 'there is nothing to divide by, or nothing to compare with',
    },
    halfWidth,
    { name: 'currency', unit: 'text', meaning: 'Currency of all amounts; nothing is converted.' },
    replications,
    ...intervalColumns,
    ...origin,
  ],
};

export const rankingFile: CsvFile = {
  name: 'ranking.csv',
  summary: 'How policies rank on several scenarios, from `compare` with several files; it stands above their folders.',
  rows: 'One row a scenario and policy: scenario by scenario, policy by policy.',
  columns: [
    { name: 'scenario', unit: 'text', meaning: 'Name of the scenario.' },
    { name: 'policy', unit: 'text', meaning: 'A policy that all scenarios have.' },
    { name: 'measure', unit: 'text', meaning: 'Path of what they are ranked by.' },
    { name: 'unit', unit: 'text', meaning: 'Unit of the measure.' },
    {
      name: 'rank',
      unit: '1',
      meaning:
        '1 plus the policies that are shown to be better by paired differences on the same jobs, corrected for the number of pairs; those that cannot be told apart share a rank.',
      empty: 'there is no value',
    },
    {
      name: 'value',
      unit: 'of the metric',
      meaning: 'The value, mean over replications.',
      empty: 'not estimable, or its queue grows without bound',
    },
    halfWidth,
    {
      name: 'ratio',
      unit: '1',
      meaning: 'The value ÷ that of the first policy on this scenario.',
      empty: 'one of the two is missing, or the first is 0',
    },
    replications,
    ...intervalColumns,
    ...origin,
  ],
};
