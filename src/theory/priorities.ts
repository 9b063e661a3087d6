/** A class of jobs at one server. Classes are listed from the most urgent on. */
export interface PriorityClass {
  readonly arrivalRate: number;
  readonly meanService: number;
  /** E[S²] */
  readonly secondMoment: number;
}

export interface ClassTimes {
  /** Mean time from arrival to departure. */
  readonly response: number;
  /** Mean time not in service. */
  readonly wait: number;
}

/** Load of the classes before each one, and with it. */
function cumulativeLoads(classes: readonly PriorityClass[]): { before: number; including: number }[] {
  let load = 0;
  return classes.map(({ arrivalRate, meanService }) => {
    const before = load;
    load += arrivalRate * meanService;
    return { before, including: load };
  });
}

/**
 * Mean times of the classes of an M/G/1 queue in which urgent jobs go first but interrupt nobody:
 * Wq_k = W₀ / ((1 − σ_{k−1})(1 − σ_k)), W₀ = ½Σλᵢ E[Sᵢ²]. Infinity for classes that the load of those before them starves.
 * Cobham, Operations Research 2(1), 1954.
 */
export function nonPreemptivePriorities(classes: readonly PriorityClass[]): ClassTimes[] {
  const residual = classes.reduce((sum, { arrivalRate, secondMoment }) => sum + (arrivalRate * secondMoment) / 2, 0);
  return cumulativeLoads(classes).map(({ before, including }, k) => {
    const wait = including >= 1 ? Number.POSITIVE_INFINITY : residual / ((1 - before) * (1 - including));
    return { wait, response: wait + classes[k]!.meanService };
  });
}

/**
 * The same with interruption, the interrupted job resuming later where it stopped:
 * T_k = E[S_k]/(1 − σ_{k−1}) + ½Σ_{i≤k} λᵢE[Sᵢ²] / ((1 − σ_{k−1})(1 − σ_k)). Jaiswal, Priority Queues, 1968.
 */
export function preemptivePriorities(classes: readonly PriorityClass[]): ClassTimes[] {
  let residual = 0;
  return cumulativeLoads(classes).map(({ before, including }, k) => {
    const { arrivalRate, meanService, secondMoment } = classes[k]!;
    residual += (arrivalRate * secondMoment) / 2;
    const response =
      including >= 1
        ? Number.POSITIVE_INFINITY
        : meanService / (1 - before) + residual / ((1 - before) * (1 - including));
    return { response, wait: response - meanService };
  });
}
