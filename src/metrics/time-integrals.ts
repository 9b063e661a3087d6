/** What the machine and its queue did in the measured window, integrated over time. */
export interface TimeIntegrals {
  /** Length of the window that was seen, s. */
  readonly span: number;
  /** Installed accelerators, in accelerator·s. */
  readonly installed: number;
  /** Allocated accelerators, in accelerator·s. */
  readonly allocated: number;
  /** Waiting jobs, in job·s. */
  readonly queuedJobs: number;
  /** Accelerators that waiting jobs ask for, in accelerator·s. */
  readonly queuedAccelerators: number;
  /** Running jobs, in job·s. */
  readonly runningJobs: number;
  /** Idle while a waiting job would fit at once: held back by the rule, in accelerator·s. */
  readonly lostToPolicy: number;
  /** Idle while jobs wait and none fits, in accelerator·s. */
  readonly lostToFit: number;
  /** Idle while nobody waits, in accelerator·s. */
  readonly idle: number;
  /** Largest number of waiting jobs. */
  readonly maximumQueuedJobs: number;
}
