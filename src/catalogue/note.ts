/**
 * A note tells the reader something about a result that the numbers alone do not: a record that was cleaned,
 * an interval that is too wide, a system whose queue grows without bound. Data first; sentences are for people.
 */
export interface Note {
  /** A stable word for machines, in kebab case: `unstable-queue`, `limit-missing`. */
  readonly code: string;
  readonly severity: 'info' | 'warning';
  /** One sentence, ending with what to do about it where something can be done. */
  readonly text: string;
  /** The policy it is about; absent when it is about the whole study. */
  readonly policy?: string;
  /** The workload it is about. */
  readonly workload?: string;
  /** What else it is about, where the same may be said of several: pools. */
  readonly about?: string;
  /** How many records it concerns, where that can be counted. */
  readonly count?: number;
}
