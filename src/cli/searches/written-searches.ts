import type { Scenario } from '../../scenario/index.ts';

/** The commands that a scenario says what to search for with, beside `run` and `compare`, which play it as it stands. */
export function writtenSearches(scenario: Scenario): string[] {
  const { sweep, select, sensitivity, capacity, size, plans, pareto } = scenario;
  return Object.entries({ sweep, best: select, sensitivity, capacity, size, pareto: plans ?? pareto }).flatMap(
    ([command, written]) => (written === undefined ? [] : [command]),
  );
}

/** Commands as one would type them: "`queueworks sweep s.yaml` or `queueworks size s.yaml`". */
export function typed(commands: readonly string[], file: string): string {
  return commands.map((command) => `\`queueworks ${command} ${file}\``).join(' or ');
}
