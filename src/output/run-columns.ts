import { type Column, type CsvFile, origin } from './column.ts';

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
    {
      name: 'end_s',
      unit: 's',
      meaning: 'When it left the machine for good: its last segment ends then.',
      empty: neverStarted,
    },
    {
      name: 'state',
      unit: 'text',
      meaning:
        'State it ended in: `completed`, `timed-out`, `failed` (does not occur yet), `cancelled` or `rejected`. What they say: below.',
    },
    { name: 'accelerators', unit: 'accelerators', meaning: 'Accelerators it asks for, all at once.' },
    { name: 'limit_s', unit: 's', meaning: 'Time limit it asks for.' },
    {
      name: 'runtime_s',
      unit: 's',
      meaning: 'Time it was on the machine.',
      formula:
        'end_s − start_s, or with interruptions the sum over its segments; for a job that completed in one piece its run time, unrounded',
      empty: neverStarted,
    },
    {
      name: 'wait_s',
      unit: 's',
      meaning: 'Time it was submitted and not running.',
      formula:
        'start_s − submit_s; with interruptions, end_s − submit_s − runtime_s, and of a job that was `cancelled` while it waited to go on, also the time from end_s until then',
      empty: neverStarted,
    },
    {
      name: 'bounded_slowdown',
      unit: '1',
      meaning: 'How many times longer it took than alone; a run time below 10 s counts as 10 s.',
      formula: 'max(1, (wait_s + runtime_s) ÷ max(runtime_s, 10))',
      empty: neverStarted,
    },
    {
      name: 'preemptions',
      unit: '1',
      meaning:
        'Times it was taken off the machine for another job. Always 0 for now: no policy does that yet; jobs that pause for prices or emissions have `restarts`.',
    },
    { name: 'restarts', unit: '1', meaning: 'Times it started again after an interruption.' },
    {
      name: 'lost_gpu_s',
      unit: 'accelerator·s',
      meaning:
        'Accelerator time whose work was lost: all that a job held which was stopped at its limit, failed or was cancelled.',
      formula:
        'Σ over segments of accelerators × length when `timed-out`, `failed` or `cancelled` (after it had run), else 0',
    },
    { name: 'pool', unit: 'text', meaning: 'Pool it ran in last.', empty: neverStarted },
    {
      name: 'nodes',
      unit: 'nodes',
      meaning: 'Nodes it ran on, after its last start.',
      empty: 'the job never started, or its pool is a count of units without nodes',
    },
    {
      name: 'started_by',
      unit: 'text',
      meaning: 'How it first came to start: `in-order` (first in the queue) or `backfilled` (ahead of an earlier one).',
      empty: neverStarted,
    },
    {
      name: 'rejection',
      unit: 'text',
      meaning:
        'Why it was rejected: at submission `wider-than-every-pool`, `outlasts-every-pool` (none is there for as long as its limit) or `above-power-cap` (alone on the machine it would exceed the highest cap there is); or later `pool-retired`, or `above-power-cap` on a machine that has grown; of a job that was `cancelled`, why it could not go on.',
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
    {
      name: 'ended_how',
      unit: 'text',
      meaning:
        'How it ended: the state it left the job in, as in `jobs.csv`, or `suspended` where the job went on later.',
    },
    {
      name: 'overhead_s',
      unit: 's',
      meaning: 'How long at its start no work was done, because the job had been interrupted.',
    },
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
      meaning: 'Jobs in the queue, mean over the step; without those that a start rule holds.',
      formula: '∫ jobs in the queue dt ÷ (to_s − from_s)',
    },
    {
      name: 'queued_accelerators',
      unit: 'accelerators',
      meaning: 'Accelerators that jobs in the queue ask for, mean over the step.',
      formula: '∫ Σ accelerators of jobs in the queue dt ÷ (to_s − from_s)',
    },
    {
      name: 'running_jobs',
      unit: 'jobs',
      meaning: 'Running jobs, mean over the step.',
      formula: '∫ running jobs dt ÷ (to_s − from_s)',
    },
    { name: 'queued_jobs_max', unit: 'jobs', meaning: 'Most jobs in the queue at any moment of the step.' },
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

/** Where a policy of the study has a start rule, these stand in `timeline.csv` after `installed_accelerators`. */
export const timelineHeldColumns: readonly Column[] = [
  {
    name: 'held_jobs',
    unit: 'jobs',
    meaning: 'Jobs that a start rule holds before the queue, mean over the step.',
    formula: '∫ held jobs dt ÷ (to_s − from_s)',
  },
  {
    name: 'held_accelerators',
    unit: 'accelerators',
    meaning: 'Accelerators that held jobs ask for, mean over the step.',
    formula: '∫ Σ accelerators of held jobs dt ÷ (to_s − from_s)',
  },
  {
    name: 'waiting_jobs_max',
    unit: 'jobs',
    meaning: 'Most jobs waiting, in the queue or held, at any moment of the step.',
  },
];

/** `timeline.csv` with the jobs that are held. */
export const timelineFileWithHeld: CsvFile = {
  ...timelineFile,
  columns: [
    ...timelineFile.columns.slice(0, -run.length),
    ...timelineHeldColumns,
    ...timelineFile.columns.slice(-run.length),
  ],
};
