import { type SelectionSearch, searchBest } from '../../experiment/index.ts';
import { type MeasurePath, readValue } from '../../metrics/index.ts';
import { selectionTables } from '../../output/search-tables.ts';
import { isRandomWorkload } from '../../workload/index.ts';
import { readOpenScenario } from '../read-scenario.ts';
import { refuseAt } from '../refuse-at.ts';
import { bestText } from '../searches/best-text.ts';
import { readMeasures } from '../searches/measures.ts';
import { searchWork } from '../searches/search-work.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `best FILE`: selects the best of several policies, with as many replications as that takes. */
export const work: Work = (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags.sets, terminal);
  const { select } = scenario;
  if (Object.keys(scenario.policies).length < 2)
    throw new UsageError(
      `${file} has one policy, so there is nothing to select from`,
      "list several under 'policies', or vary one with 'compare'",
    );
  if (!Object.values(scenario.workloads).some(isRandomWorkload))
    throw new UsageError(
      `nothing in ${file} is random, so every replication would be the same`,
      '`queueworks compare` tells the differences as they are, for this log alone',
    );
  const asked = flags.all('measure');
  if (asked.length > 1) throw new UsageError('the best is selected by one measure', 'give --measure once');
  const written = [select?.measure ?? 'wait'];
  const [measure] = readMeasures(
    open,
    scenario,
    { flags: asked, written, place: ['select', 'measure'], varied: [] },
    terminal,
  );
  const { better } = measure!;
  const whole = 'no policy can be selected';
  if (better === 'neither') {
    const part = asked.length > 0 ? undefined : open.part(['select', 'measure']);
    const problem = `'${measure!.path}' is neither better high nor low, so no policy is best`;
    return refuseAt(open, part, { whole, problem, hint: 'choose another with --measure, such as wait.p95' }, terminal);
  }
  const { first = 10, most = 500 } = select ?? {};
  if (first > most) {
    const part = open.part(['select', 'first']) ?? open.part(['select', 'most']);
    const problem = `select.first (${first}) is more than select.most (${most})`;
    return refuseAt(open, part, { whole, problem, hint: 'allow at least so many' }, terminal);
  }
  const confidence = select?.confidence ?? scenario.confidence;
  const worthwhile = worthwhileOf(flags.text('worthwhile') ?? select?.worthwhile ?? undefined, measure!);
  return searchWork<SelectionSearch>(flags, terminal, {
    scenario,
    notes,
    play: (players, own) =>
      searchBest({ scenario, measure: measure!, better, worthwhile, confidence, first, most }, players, own),
    text: bestText,
    tables: selectionTables,
  });
};

/** The smallest difference worth finding, in the measure's unit. */
function worthwhileOf(given: string | undefined, measure: MeasurePath): number {
  const example = measure.unit === 's' ? '30 min' : measure.share ? '2 %' : '1';
  if (given === undefined)
    throw new UsageError(
      `nothing says which difference in '${measure.path}' is worth finding`,
      `give --worthwhile "${example}", or worthwhile under 'select' in the scenario: smaller differences take more replications`,
    );
  const value = readValue(given, measure);
  if (value.ok && value.value > 0) return value.value;
  throw new UsageError(
    value.ok
      ? `the difference worth finding must be above zero, got '${given}'`
      : `expected ${value.fault.expected} as the difference worth finding, got ${value.fault.received}`,
    `such as --worthwhile "${example}"`,
  );
}
