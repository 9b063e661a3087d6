/** How often data were too short for a plan. */
export interface PlanningLimits {
  /** Jobs that were planned within less time than they allow, since there are no data for the rest. */
  readonly cut: number;
  /** Jobs that were not planned at all, since data end before they would; they start at once. */
  readonly none: number;
}

/** Counts the jobs for which data were too short, each once. */
export class DataLimits {
  private readonly cut = new Set<number>();
  private readonly none = new Set<number>();

  /** @param whole whether there are data for all the time that the job allows; @param found whether a plan was */
  planned(job: number, whole: boolean, found: boolean): void {
    if (!found) this.none.add(job);
    else if (!whole) this.cut.add(job);
  }

  /** A job that was planned first, and later found no data for its rest, counts as cut. */
  counts(): PlanningLimits {
    const none = [...this.none].filter((job) => !this.cut.has(job)).length;
    return { cut: this.cut.size, none };
  }
}
