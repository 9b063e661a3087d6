import { pow } from '../random/index.ts';

/** What a selection of the best is to guarantee. */
export interface SelectionGoal {
  /** How many systems are compared. */
  readonly systems: number;
  /** Probability of choosing the best whenever it is better than all others by the indifference zone, such as 0.95. */
  readonly confidence: number;
  /** The indifference zone δ: the smallest difference worth finding, in the unit of the measure; above 0. */
  readonly worthwhile: number;
  /** Replications of every system before the first comparison; 2 or more. */
  readonly first: number;
  /** Whether the smallest or the largest mean is wanted. */
  readonly better: 'lower' | 'higher';
}

/** The constants η and h² of the procedure (with c = 1): η = ½[(2α/(k − 1))^(−2/(n₀ − 1)) − 1], h² = 2η(n₀ − 1). */
export function kimNelsonConstants({ systems, confidence, first }: SelectionGoal): { eta: number; h2: number } {
  const alpha = 1 - confidence;
  const eta = 0.5 * (pow((2 * alpha) / (systems - 1), -2 / (first - 1)) - 1);
  return { eta, h2: 2 * eta * (first - 1) };
}

/**
 * The fully sequential selection of the best by Kim and Nelson, ACM TOMACS 11(3), 2001. One replication of every system
 * still in play is added at a time; a system leaves as soon as its mean is worse than another's by more than what chance
 * may still explain. Replications may share their random numbers, which makes it end sooner.
 */
export class KimNelson {
  private readonly goal: SelectionGoal;
  private readonly h2: number;
  private readonly totals: number[];
  /** The first replications, until the variances of the differences are known. */
  private readonly rows: number[][] = [];
  private variances: number[][] = [];
  private inPlay: readonly number[];
  private count = 0;

  constructor(goal: SelectionGoal) {
    this.goal = goal;
    this.h2 = kimNelsonConstants(goal).h2;
    this.totals = new Array<number>(goal.systems).fill(0);
    this.inPlay = Array.from({ length: goal.systems }, (_, system) => system);
  }

  /** The systems that may still be the best, in their order. */
  get remaining(): readonly number[] {
    return this.inPlay;
  }

  /** Replications so far of every system that remains. */
  get replications(): number {
    return this.count;
  }

  /**
   * Takes in one replication of every system that remains.
   * @param values by system; those of systems that have left are not looked at
   * @returns the systems that leave now
   */
  add(values: readonly number[]): number[] {
    const { first } = this.goal;
    const sign = this.goal.better === 'lower' ? -1 : 1;
    for (const system of this.inPlay) this.totals[system]! += sign * values[system]!;
    this.count += 1;
    if (this.count <= first) this.rows.push(values.slice());
    if (this.count < first) return [];
    if (this.count === first) this.variances = differenceVariances(this.rows, this.goal.systems);
    const before = this.inPlay;
    this.inPlay = before.filter((i) => before.every((l) => l === i || this.keeps(i, l)));
    if (this.inPlay.length > 1 && this.decided()) this.inPlay = [this.leader()];
    return before.filter((system) => !this.inPlay.includes(system));
  }

  /** Takes a system out of play that gives no values. */
  withdraw(system: number): void {
    this.inPlay = this.inPlay.filter((other) => other !== system);
  }

  /** Whether i's mean is not worse than l's by more than W_il(r) = max{0, δ/(2r) · (h²S²_il/δ² − r)}. */
  private keeps(i: number, l: number): boolean {
    return this.totals[i]! / this.count >= this.totals[l]! / this.count - this.slack(i, l);
  }

  private slack(i: number, l: number): number {
    const { worthwhile } = this.goal;
    const needed = (this.h2 * this.variances[i]![l]!) / worthwhile ** 2;
    return Math.max(0, (worthwhile / (2 * this.count)) * (needed - this.count));
  }

  /** After more than h²S²/δ² replications of every pair nothing but ties is left to tell apart. */
  private decided(): boolean {
    return this.inPlay.every((i) => this.inPlay.every((l) => l === i || this.slack(i, l) === 0));
  }

  /** The best mean so far; the first of equals. */
  private leader(): number {
    return this.inPlay.reduce((best, system) => (this.totals[system]! > this.totals[best]! ? system : best));
  }
}

/** S²_il: the sample variances of the differences between every two systems. */
function differenceVariances(rows: readonly (readonly number[])[], systems: number): number[][] {
  const variance = (i: number, l: number) => {
    const mean = rows.reduce((sum, row) => sum + row[i]! - row[l]!, 0) / rows.length;
    return rows.reduce((sum, row) => sum + (row[i]! - row[l]! - mean) ** 2, 0) / (rows.length - 1);
  };
  return Array.from({ length: systems }, (_, i) =>
    Array.from({ length: systems }, (_, l) => (i === l ? 0 : variance(i, l))),
  );
}
