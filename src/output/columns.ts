/**
 * What every CSV file holds, column by column. The writers take their headers from here, and `docs/outputs.md` is made
 * from it, so a column cannot be written without being explained. Names are stable; new columns may be added.
 */

export interface Column {
  readonly name: string;
  /** `s`, `accelerator·s`, `1` for a pure number, `text`. */
  readonly unit: string;
  readonly meaning: string;
  readonly formula?: string;
  /** When the field is empty; absent when it never is. */
  readonly empty?: string;
}

export interface CsvFile {
  readonly name: string;
  readonly summary: string;
  /** What a row is, and the order of the rows. */
  readonly rows: string;
  readonly columns: readonly Column[];
}

/** The header line of a file. */
export function headerOf(file: CsvFile): string {
  return file.columns.map(({ name }) => name).join(',');
}

/** Where a row comes from; the last columns of every file. */
export const origin: readonly Column[] = [
  {
    name: 'scenario_hash',
    unit: 'text',
    meaning: 'First 12 digits of the scenario’s hash; `summary.json` has it whole.',
  },
  { name: 'seed', unit: 'text', meaning: 'Seed of the scenario.' },
  { name: 'version', unit: 'text', meaning: 'Version of Queueworks.' },
];

/** Which run a row comes from. */
const run: readonly Column[] = [
  { name: 'policy', unit: 'text', meaning: 'Policy of the run.' },
  { name: 'replication', unit: '1', meaning: 'Replication of the run, from 1.' },
  ...origin,
];

const neverStarted = 'the job never started';

export const jobsFile: CsvFile = {
  name: 'jobs.csv',
  summary: 'Every job of a run, measured or not.',
  rows: 'One row a job, in job order: by submission, then by the job’s number.',
  columns: [
    { name: 'job', unit: '1', meaning: 'The job’s own number: the log’s, or 1…n.' },
    { name: 'workload', unit: 'text', meaning: 'Workload it belongs to.' },
    { name: 'class', unit: 'text', meaning: 'Class of the job.' },
    { name: 'tenant', unit: 'text', meaning: 'Tenant it belongs to.' },
    { name: 'user', unit: 'text', meaning: 'User who submitted it.' },
    { name: 'submit_s', unit: 's', meaning: 'Submission, from the scenario’s start.' },
    { name: 'start_s', unit: 's', meaning: 'First start, from the scenario’s start.', empty: neverStarted },
    { name: 'end_s', unit: 's', meaning: 'When it left the machine for good.', empty: neverStarted },
    {
      name: 'state',
      unit: 'text',
      meaning: 'State it ended in: `completed`, `timed-out` (stopped at its limit), `failed`, `cancelled`, `rejected`.',
    },
    { name: 'accelerators', unit: 'accelerators', meaning: 'Accelerators it asks for, all at once.' },
    { name: 'limit_s', unit: 's', meaning: 'Time limit it asks for.' },
    {
      name: 'runtime_s',
      unit: 's',
      meaning: 'Time it was on the machine.',
      formula: 'end_s − start_s; for a completed job its run time, unrounded',
      empty: neverStarted,
    },
    {
      name: 'wait_s',
      unit: 's',
      meaning: 'Time it was submitted and not running.',
      formula: 'start_s − submit_s; with interruptions, end_s − submit_s − runtime_s',
      empty: neverStarted,
    },
    {
      name: 'bounded_slowdown',
      unit: '1',
      meaning: 'How many times longer it took than alone; a run time below 10 s counts as 10 s.',
      formula: 'max(1, (wait_s + runtime_s) ÷ max(runtime_s, 10))',
      empty: neverStarted,
    },
    { name: 'preemptions', unit: '1', meaning: 'Times it was taken off the machine for another job.' },
    { name: 'restarts', unit: '1', meaning: 'Times it started again.' },
    {
      name: 'lost_gpu_s',
      unit: 'accelerator·s',
      meaning: 'Accelerator time whose work was lost: all that a job held which was stopped at its limit or failed.',
      formula: 'accelerators × runtime_s when `timed-out` or `failed`, else 0',
    },
    { name: 'pool', unit: 'text', meaning: 'Pool it ran in.', empty: neverStarted },
    {
      name: 'nodes',
      unit: 'nodes',
      meaning: 'Nodes it ran on.',
      empty: 'the job never started, or its pool is a count of units without nodes',
    },
    {
      name: 'started_by',
      unit: 'text',
      meaning: 'How it came to start: `in-order` (first in the queue) or `backfilled` (ahead of an earlier one).',
      empty: neverStarted,
    },
    {
      name: 'rejection',
      unit: 'text',
      meaning:
        'Why it was rejected: at submission `wider-than-every-pool`, `outlasts-every-pool` (none is there for as long as its limit) or `above-power-cap` (alone on the machine it would exceed the highest cap there is); or later `pool-retired`.',
      empty: 'the job was accepted',
    },
    {
      name: 'measured',
      unit: '1',
      meaning: '1 when it counts in metrics (submitted in the measured window), else 0.',
    },
    ...run,
  ],
};

/** Where the machine states its power, these stand in `jobs.csv` after `measured`. */
export const jobEnergyColumns: readonly Column[] = [
  {
    name: 'energy_kwh',
    unit: 'kWh',
    meaning: 'Electricity it answers for, at the meter: its accelerators at work, its part of its nodes, PUE.',
    formula: 'PUE · (n · busy watts + its part of its nodes) · runtime_s ÷ 3.6e6',
    empty: neverStarted,
  },
  {
    name: 'electricity_cost_eur',
    unit: 'EUR',
    meaning: 'What that electricity cost when it was used.',
    empty: `${neverStarted}, or the scenario has no price`,
  },
  {
    name: 'emissions_kg',
    unit: 'kg CO2e',
    meaning: 'What that electricity emitted when it was used, and its part in the making of the machine.',
    empty: `${neverStarted}, or the scenario has no intensity`,
  },
];

/** `jobs.csv` with the energy of every job. */
export const jobsFileWithEnergy: CsvFile = {
  ...jobsFile,
  columns: [...jobsFile.columns.slice(0, -run.length), ...jobEnergyColumns, ...jobsFile.columns.slice(-run.length)],
};

export const segmentsFile: CsvFile = {
  name: 'segments.csv',
  summary: 'Every stretch of time that a job was on the machine, and where.',
  rows: 'One row a segment, in job order, then by time. A job that never started has none.',
  columns: [
    { name: 'job', unit: '1', meaning: 'The job’s own number, as in `jobs.csv`.' },
    { name: 'segment', unit: '1', meaning: 'Number of the segment within the job, from 1.' },
    { name: 'start_s', unit: 's', meaning: 'Start, from the scenario’s start.' },
    { name: 'end_s', unit: 's', meaning: 'End, from the scenario’s start.' },
    { name: 'pool', unit: 'text', meaning: 'Pool it ran in.' },
    { name: 'accelerators', unit: 'accelerators', meaning: 'Accelerators it held.' },
    { name: 'nodes', unit: 'nodes', meaning: 'Nodes it ran on.', empty: 'the pool is a count of units without nodes' },
    {
      name: 'placement',
      unit: 'text',
      meaning:
        'Which nodes, and how many accelerators on each: `n0-3*8 n7*2` is 8 on each of nodes 0 to 3 and 2 on node 7. Nodes are numbered from 0 through all pools that have nodes.',
      empty: 'the pool is a count of units without nodes',
    },
    { name: 'ended_how', unit: 'text', meaning: 'How it ended: the state it left the job in, as in `jobs.csv`.' },
    ...run,
  ],
};

export const timelineFile: CsvFile = {
  name: 'timeline.csv',
  summary: 'The machine and its queue over time, warm-up and cool-down included.',
  rows: 'One row a step, in order of time. Steps are equally long: a power of two of a second, so that there are at most as many as `outputs.timelineSteps` says and at least half of that. The last step may reach past the end of the run, where the machine is empty.',
  columns: [
    { name: 'from_s', unit: 's', meaning: 'Start of the step, from the scenario’s start.' },
    { name: 'to_s', unit: 's', meaning: 'End of the step.' },
    {
      name: 'allocated_accelerators',
      unit: 'accelerators',
      meaning: 'Accelerators at work, mean over the step.',
      formula: '∫ allocated dt ÷ (to_s − from_s)',
    },
    {
      name: 'queued_jobs',
      unit: 'jobs',
      meaning: 'Waiting jobs, mean over the step.',
      formula: '∫ waiting jobs dt ÷ (to_s − from_s)',
    },
    {
      name: 'queued_accelerators',
      unit: 'accelerators',
      meaning: 'Accelerators that waiting jobs ask for, mean over the step.',
      formula: '∫ Σ accelerators of waiting jobs dt ÷ (to_s − from_s)',
    },
    {
      name: 'running_jobs',
      unit: 'jobs',
      meaning: 'Running jobs, mean over the step.',
      formula: '∫ running jobs dt ÷ (to_s − from_s)',
    },
    { name: 'queued_jobs_max', unit: 'jobs', meaning: 'Most waiting jobs at any moment of the step.' },
    {
      name: 'installed_accelerators',
      unit: 'accelerators',
      meaning:
        'Accelerators that are there, mean over the part of the step that was played. Those that leave but are still held by a job are there.',
      formula: '∫ installed dt ÷ time played in the step',
    },
    ...run,
  ],
};

/** Of tables that stand both beside a run and beside a study. */
const runOrStudy: readonly Column[] = [
  { name: 'policy', unit: 'text', meaning: 'Policy it is about.' },
  {
    name: 'replication',
    unit: '1',
    meaning: 'Replication of the run, from 1.',
    empty: 'the value is a mean over replications',
  },
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
        'not estimable: too few jobs for the quantile (p50 needs 5, p90 29, p95 59, p99 299), no job the metric applies to, or a queue that grows without bound',
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
      empty: 'the metric does not apply, or the queue grows without bound',
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
      empty: 'the queue grows without bound',
    },
    halfWidth,
    {
      name: 'share',
      unit: '1',
      meaning: 'This reason’s part of the wait of the group.',
      formula: 'mean_wait_s ÷ sum over the reasons',
      empty: 'nobody waited, or the queue grows without bound',
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
      meaning: 'Half the width of the interval of `relative`.',
      empty: '`relative` or `half_width` is empty',
    },
    {
      name: 'verdict',
      unit: 'text',
      meaning:
        '`better` or `worse` when the interval excludes 0, `no-difference-shown` when it does not, `single-run` when there is no interval.',
    },
    { name: 'replications', unit: '1', meaning: 'Replications that have both values.' },
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
      empty: 'not estimable, or the queue grows without bound',
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
        '`holds` or `fails` when the whole interval lies on one side of the limit, `not-decided` when it does not, `not-estimable` when there is no value. Where the queue grows without bound, limits on waits fail.',
    },
    { name: 'replications', unit: '1', meaning: 'Replications that have a value.' },
    {
      name: 'replications_needed',
      unit: '1',
      meaning: 'Replications, those that were made included, that would probably decide it.',
      formula: 'smallest n with t × s ÷ √n ≤ |value − limit|',
      empty: 'it is decided, or cannot be told',
    },
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
      empty: 'not estimable, or the queue grows without bound',
    },
    halfWidth,
    {
      name: 'ratio',
      unit: '1',
      meaning: 'The value ÷ that of the first policy on this scenario.',
      empty: 'one of the two is missing, or the first is 0',
    },
    replications,
    ...origin,
  ],
};

/** Every CSV file. */
export const csvFiles: readonly CsvFile[] = [
  jobsFile,
  segmentsFile,
  timelineFile,
  groupsFile,
  systemFile,
  reasonsFile,
  comparisonFile,
  thresholdsFile,
  rankingFile,
  economicsFile,
];
