/** What a scheduler may know of the power of the machine and its cap, all at the meter, W. */
export interface PowerView {
  /** What the machine draws now. */
  now(): number;
  /** The cap at a time, now or later: caps are known beforehand. */
  at(time: number): number;
  /** The next time at which the cap changes, s. */
  next(time: number): number;
  /** The highest cap there ever is. */
  readonly highest: number;
  /** What a pool draws with nobody on it when it is of a size. */
  resting(pool: number, capacity: number): number;
  /** What starting so wide a job in a pool now would add. */
  adds(pool: number, accelerators: number): number;
  /** What it would add on nodes that nobody else is on. */
  addsAlone(pool: number, accelerators: number): number;
  /** Whether so wide a job could run with the machine to itself, at the highest cap there is. */
  everAdmits(pool: number, accelerators: number): boolean;
  /** By running job: what its start added. What its end gives back is at most that, less where others share its nodes. */
  readonly booked: Float64Array;
}
