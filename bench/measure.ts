/** What a piece of work cost: CPU seconds of the process (all threads), and the most memory it held, MB. */
export interface Cost {
  readonly cpu: number;
  readonly memory: number;
}

/** Runs something once. Peak memory is that of the process so far. */
export function measured(work: () => void): Cost {
  const before = process.cpuUsage();
  work();
  return cost(before);
}

/** Runs something that takes its time. */
export async function measuredLater(work: () => Promise<void>): Promise<Cost> {
  const before = process.cpuUsage();
  await work();
  return cost(before);
}

function cost(before: NodeJS.CpuUsage): Cost {
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 };
}

/** One line of a table: a title, then cells. */
export function row(title: string, ...cells: readonly string[]): void {
  console.log([title.padEnd(46), ...cells.map((cell) => cell.padStart(15))].join(''));
}

/** "1,234 k/s" */
export function rate(count: number, { cpu }: Cost): string {
  return `${Math.round(count / cpu / 1000).toLocaleString('en')} k/s`;
}
