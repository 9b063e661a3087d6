/** What something draws, W: while nobody holds it, and at work. */
export interface Watts {
  readonly idle: number;
  readonly busy: number;
}

/** What a pool draws before cooling and conversion. */
export interface PowerSpec {
  /** Each accelerator; busy while a job holds it. */
  readonly accelerator: Watts;
  /** The rest of each node (processors, memory, fans, network); busy while any job is on it. Absent where a pool has no nodes, or nothing is known. */
  readonly node?: Watts;
}
