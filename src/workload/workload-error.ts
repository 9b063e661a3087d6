import type { WorkloadFault } from './workload-kind.ts';

/** Thrown when jobs are asked for that cannot be drawn. */
export class WorkloadError extends Error {
  readonly workload: string;
  readonly faults: readonly WorkloadFault[];

  constructor(workload: string, faults: readonly WorkloadFault[]) {
    super(faults.map((fault) => `workload '${workload}': ${workloadFaultText(fault)}`).join('\n'));
    this.name = 'WorkloadError';
    this.workload = workload;
    this.faults = faults;
  }
}

/** A fault as one sentence, the path first: `arrivals.rate: expected …, got … (hint)`. */
export function workloadFaultText({ path, problem, expected, received, hint }: WorkloadFault): string {
  const place = path.length === 0 ? '' : `${path.join('.')}: `;
  return `${place}${problem ?? `expected ${expected}, got ${received}`}${hint === undefined ? '' : ` (${hint})`}`;
}
