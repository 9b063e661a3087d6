/** What making the machine emitted, spread evenly over the time it is used. */
export interface EmbodiedSpec {
  /** Each accelerator, kg CO2e. */
  readonly accelerator: number;
  /** The rest of each node, kg CO2e. */
  readonly node: number;
  /** How long it is used, s. */
  readonly life: number;
}
