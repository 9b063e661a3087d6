/** Jobs in a system by Little's law: L = λ·W, whatever the order of service (Little, Operations Research 9(3), 1961). */
export function littlesLaw({ arrivalRate, time }: { readonly arrivalRate: number; readonly time: number }): number {
  return arrivalRate * time;
}

/**
 * How far a measured run is from Little's law, |L − λW| / L. On a horizon that begins and ends empty it is zero but for
 * rounding. 0 when both sides are zero.
 */
export function littlesLawError(measured: {
  /** Time-average of the number of jobs. */
  readonly jobs: number;
  /** Jobs per second that came. */
  readonly arrivalRate: number;
  /** Mean time a job was there, s. */
  readonly time: number;
}): number {
  const difference = Math.abs(measured.jobs - littlesLaw(measured));
  return difference === 0 ? 0 : difference / measured.jobs;
}
