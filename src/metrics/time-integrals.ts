/** What the machine and its queue did in the measured window, integrated over time. */
export interface TimeIntegrals {
  /** Length of the window that was seen, s. */
  readonly span: number;
  /** Installed accelerators, in accelerator·s. */
  readonly installed: number;
  /** Allocated accelerators, in accelerator·s. */
  readonly allocated: number;
  /** Jobs in the queue, in job·s. */
  readonly queuedJobs: number;
  /** Accelerators that jobs in the queue ask for, in accelerator·s. */
  readonly queuedAccelerators: number;
  /** Running jobs, in job·s. */
  readonly runningJobs: number;
  /** Idle while a job of the queue would fit at once: held back by the rule, in accelerator·s. */
  readonly lostToPolicy: number;
  /** Idle while jobs queue and none fits, in accelerator·s. */
  readonly lostToFit: number;
  /** Idle while the queue is empty and a start rule holds jobs, in accelerator·s. */
  readonly lostToHold: number;
  /** Idle while nobody waits, in the queue or held, in accelerator·s. */
  readonly idle: number;
  /** Largest number of jobs in the queue. */
  readonly maximumQueuedJobs: number;
  /** Whether held jobs are told of: some policy of the study holds jobs. */
  readonly holds: boolean;
  /** Jobs that a start rule holds, in job·s. */
  readonly heldJobs: number;
  /** Accelerators that held jobs ask for, in accelerator·s. */
  readonly heldAccelerators: number;
  /** Largest number of jobs that wait, in the queue or held. */
  readonly maximumWaitingJobs: number;
}
