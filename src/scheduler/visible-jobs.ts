import type { JobView } from './ordering.ts';

/**
 * Job columns that fill in as jobs are submitted, so that a user's own policy cannot look at coming arrivals by accident.
 * Before its submission a job's numbers are NaN or 0.
 */
export class VisibleJobs implements JobView {
  readonly submit: Float64Array;
  readonly accelerators: Int32Array;
  readonly estimate: Float64Array;
  readonly class: Uint16Array;
  readonly tenant: Uint32Array;
  readonly user: Uint32Array;
  /** By job: 1 while it waits. */
  readonly waiting: Uint8Array;
  private readonly all: JobView;

  constructor(all: JobView) {
    const count = all.submit.length;
    this.all = all;
    this.submit = new Float64Array(count).fill(Number.NaN);
    this.estimate = new Float64Array(count).fill(Number.NaN);
    this.accelerators = new Int32Array(count);
    this.class = new Uint16Array(count);
    this.tenant = new Uint32Array(count);
    this.user = new Uint32Array(count);
    this.waiting = new Uint8Array(count);
  }

  reveal(job: number): void {
    this.submit[job] = this.all.submit[job]!;
    this.estimate[job] = this.all.estimate[job]!;
    this.accelerators[job] = this.all.accelerators[job]!;
    this.class[job] = this.all.class[job]!;
    this.tenant[job] = this.all.tenant[job]!;
    this.user[job] = this.all.user[job]!;
    this.waiting[job] = 1;
  }
}
