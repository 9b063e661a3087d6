import {
  type SensitivitySearch,
  searchSensitivity,
  sensitivityDesign,
  sensitivityPlan,
} from '../../experiment/index.ts';
import { sensitivityTables } from '../../output/search-tables.ts';
import { basesOutside, defaultSensitivity, requestedAxes, sensitivityMethods } from '../../scenario/index.ts';
import { readOpenScenario, refuse } from '../read-scenario.ts';
import { readMeasures } from '../searches/measures.ts';
import { searchWork } from '../searches/search-work.ts';
import { sensitivityText } from '../searches/sensitivity-text.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `sensitivity FILE`: varies factors together and says which of them matter. */
export const work: Work = (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags.sets, terminal);
  const spec = scenario.sensitivity ?? defaultSensitivity;
  const { axes, faults } = requestedAxes(open, scenario, flags.all('over'), 'sensitivity');
  if (faults.length > 0) return refuse('this search cannot be played', faults, open.text, terminal);
  if (axes.length === 0)
    throw new UsageError(
      'nothing is varied',
      "say what may change with --over path=from…to, or under 'sensitivity' in the scenario",
    );
  const varied = axes.map(({ path }) => path);
  const asked = { flags: flags.all('measure'), written: spec.measures, place: ['sensitivity', 'measures'], varied };
  const measures = readMeasures(open, scenario, asked, terminal);
  const method = methodOf(flags.text('method')) ?? spec.method;
  const design = sensitivityDesign(axes, { ...spec, method }, scenario);
  const request = { open, scenario, method, axes, design, measures };
  const plan = sensitivityPlan(request);
  const wrong = [plan.design, ...plan.ends].find((each) => each.faults.length > 0);
  if (wrong) return refuse('not every point of this search is a valid scenario', wrong.faults, open.text, terminal);
  return searchWork<SensitivitySearch>(flags, terminal, {
    scenario,
    notes: [...notes, ...basesOutside(open, axes)],
    play: (players, own) => searchSensitivity(request, plan, players, own),
    text: sensitivityText,
    tables: sensitivityTables,
  });
};

function methodOf(given: string | undefined) {
  if (given === undefined) return undefined;
  const found = sensitivityMethods.find((name) => name === given);
  if (found !== undefined) return found;
  throw new UsageError(`there is no method '${given}'`, `methods: ${sensitivityMethods.join(', ')}`);
}
