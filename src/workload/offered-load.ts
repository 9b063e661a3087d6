/** Jobs as far as their demand goes. */
export interface Demand {
  /** s, ascending. */
  readonly submit: Float64Array;
  /** s */
  readonly runtime: Float64Array;
  readonly accelerators: Int32Array;
}

/** Accelerator-seconds that jobs ask for; those wider than `widest` can never run and ask for nothing. */
export function demandedWork({ runtime, accelerators }: Demand, widest = Number.POSITIVE_INFINITY): number {
  let work = 0;
  for (let job = 0; job < runtime.length; job++) {
    if (accelerators[job]! <= widest) work += accelerators[job]! * runtime[job]!;
  }
  return work;
}

/** From the first submission to the last, s; 0 without jobs. */
export function submissionSpan({ submit }: Pick<Demand, 'submit'>): number {
  return submit.length === 0 ? 0 : submit.at(-1)! - submit[0]!;
}
