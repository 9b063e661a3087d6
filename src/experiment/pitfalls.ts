/** A way in which studies of scheduling go wrong, and what stands against it here. */
export interface Pitfall {
  /** What people do. */
  readonly pitfall: string;
  readonly kind: 'workload' | 'system' | 'metric' | 'measurement';
  /** What the program does about it. */
  readonly guard: string;
  /** Codes of the notes that say so in the output and on the page. */
  readonly notes: readonly string[];
}

/**
 * The pitfalls of Frachtenberg and Feitelson (Pitfalls in parallel job scheduling evaluation, JSSPP 2005, LNCS 3834), grouped and
 * in other words, with some of Feitelson's later work.
 */
export const pitfalls: readonly Pitfall[] = [
  {
    kind: 'workload',
    pitfall: 'Distributions that no log has: exponential or uniform run times',
    guard:
      'Lognormal, hyper-exponential, Pareto and empirical distributions, the Lublin–Feitelson model, logs; light tails are named.',
    notes: ['light-tailed-run-times'],
  },
  {
    kind: 'workload',
    pitfall: 'A pile of jobs at the start, for questions about a system in its running',
    guard: 'Closed batches are named, and only they get a makespan.',
    notes: ['closed-batch', 'no-makespan'],
  },
  {
    kind: 'workload',
    pitfall: 'One workload or seed, or a part chosen because it fits',
    guard:
      'Several replications are the default, all shown; one run, or few, is warned of; `compare` with several scenarios ranks policies on each.',
    notes: ['single-run', 'few-replications'],
  },
  {
    kind: 'workload',
    pitfall: 'Flurries, unclean logs, one user who makes most of the load',
    guard:
      'What is cleaned is counted, with its lines; times that mean nothing, pauses and a job beyond all others are told; whoever submitted much of what is measured is named.',
    notes: ['dominant-user'],
  },
  {
    kind: 'workload',
    pitfall: 'Arrivals without bursts, days and weeks',
    guard: 'Daily, weekly, bursty and campaign arrivals; the index of dispersion of what was measured is told.',
    notes: ['steady-arrivals', 'arrival-dispersion'],
  },
  {
    kind: 'workload',
    pitfall: 'Sizes and run times that know nothing of each other; no repeats',
    guard: 'The Lublin–Feitelson model and logs have both; campaigns repeat jobs; independence is named.',
    notes: ['independent-sizes'],
  },
  {
    kind: 'workload',
    pitfall: 'Perfect estimates of run times, or a fixed factor',
    guard: 'Limits by Tsafrir’s model, rounded or by factor; jobs are stopped at their limit; exact limits are named.',
    notes: ['exact-limits', 'killed-at-limit'],
  },
  {
    kind: 'workload',
    pitfall: 'Memory, network, disks, dependencies and moldable jobs left out',
    guard: 'They are left out here too, and every study says so.',
    notes: ['left-out'],
  },
  {
    kind: 'workload',
    pitfall: 'Load changed by stretching sizes or run times, which changes how jobs pack',
    guard:
      'Load is changed by the gaps between submissions alone, and that is said; the offered load is always printed.',
    notes: ['load-by-gaps'],
  },
  {
    kind: 'workload',
    pitfall: 'A log on a machine of another size or speed',
    guard:
      'The machine is held against the header of the log; jobs that cannot run are rejected and counted, never dropped in silence.',
    notes: ['machine-differs', 'rejected-jobs'],
  },
  {
    kind: 'workload',
    pitfall: 'Replay as if people did not react to waits',
    guard: 'The model is open; a warning comes where it matters most, above 95 % offered load.',
    notes: ['open-loop', 'left-out'],
  },
  {
    kind: 'system',
    pitfall: 'No overheads: launch, checkpoint, restore',
    guard: 'They are left out here too, and every study says so; periodic passes of the scheduler can be modelled.',
    notes: ['left-out'],
  },
  {
    kind: 'system',
    pitfall: 'Equal nodes that never fail and are never maintained',
    guard:
      'Several pools can differ in size and power; failures and maintenance are left out, and every study says so.',
    notes: ['left-out'],
  },
  {
    kind: 'system',
    pitfall: 'Policies that know different things of run times, compared as equals',
    guard: 'Every policy states what it knows; true run times among estimates are warned of.',
    notes: ['unequal-knowledge'],
  },
  {
    kind: 'metric',
    pitfall: 'The mean of skewed values; slowdowns that tiny jobs rule',
    guard:
      'Percentiles and rows by class beside every mean, slowdown bounded at 10 s; a mean far from its median is named.',
    notes: ['skewed-waits', 'slowdown-undefined'],
  },
  {
    kind: 'metric',
    pitfall: 'A metric that does not fit the system: utilisation or makespan of a stable open system',
    guard: 'Utilisation that is only the offered load is named; no makespan is given where the arrivals set it.',
    notes: ['utilisation-is-offered-load', 'no-makespan'],
  },
  {
    kind: 'metric',
    pitfall: 'One metric alone; starvation and fairness out of sight',
    guard: 'The longest wait and Jain’s indices are always given; a wait far beyond all others is named.',
    notes: ['starvation'],
  },
  {
    kind: 'measurement',
    pitfall: 'Warm-up measured too, or a run too short to settle',
    guard: 'Warm-up as given or by MSER-5; cool-down; a check of the run’s length against the memory of its queue.',
    notes: ['no-warm-up', 'warm-up-found', 'warm-up-not-settled', 'short-run'],
  },
  {
    kind: 'measurement',
    pitfall: 'A saturated system, whose waits are those of the length of the run',
    guard: 'A test for queues that grow without bound; such a policy gets no means.',
    notes: ['unstable-queue', 'queue-grew', 'offered-load'],
  },
  {
    kind: 'measurement',
    pitfall: 'Different jobs in what is compared, such as only those that finished',
    guard:
      'Measured jobs are drawn before the run, the same for all policies, and run to their end; where a policy lacks some, that is said.',
    notes: ['different-jobs'],
  },
  {
    kind: 'measurement',
    pitfall: 'One run, no interval, digits beyond what is known',
    guard:
      'Intervals wherever there are two replications, and by batch means in one long run; digits end where the interval begins; wide ones are named.',
    notes: ['single-run', 'batch-means', 'wide-interval'],
  },
  {
    kind: 'measurement',
    pitfall: 'Schedules that change wholly when one submission moves by a second',
    guard: '`shake` moves submissions a little, and results are held against how much policies differ.',
    notes: ['shaken'],
  },
  {
    kind: 'measurement',
    pitfall: 'Percentiles of few jobs; claims beyond what was tried',
    guard:
      'A percentile that the sample cannot support is not given (95 % needs 59 jobs, 99 % 299); one log is called one log.',
    notes: ['few-jobs', 'single-run'],
  },
];
