import type { MeasurePath } from '../../metrics/index.ts';
import { type AskedMeasures, type OpenScenario, requestedMeasures, type Scenario } from '../../scenario/index.ts';
import { refuse } from '../read-scenario.ts';
import type { Terminal } from '../terminal/terminal.ts';

/**
 * The measures of a search.
 * @throws UsageError when one does not exist
 */
export function readMeasures(
  open: OpenScenario,
  scenario: Scenario,
  asked: AskedMeasures,
  terminal: Terminal,
): readonly MeasurePath[] {
  const { measures, faults } = requestedMeasures(open, scenario, asked);
  if (faults.length > 0) return refuse('what is to be measured does not exist', faults, open.text, terminal);
  return measures;
}
