import { policyLabel } from '../experiment/index.ts';
import type { Measure, Search, SearchOutcome } from '../experiment/search/search-outcome.ts';
import { currencyUnit } from '../units/index.ts';
import { paged } from './paged.ts';
import { type Payload, payloadVersion } from './payload.ts';
import type { PageMeasure, SearchPageData } from './payload-search.ts';

/** What the page shows of a search. Deterministic: the same search gives the same bytes. */
export function buildSearchPayload(search: Search, { program }: { readonly program: string }): Payload<SearchPageData> {
  const { scenario, outcome, measures, answer, notes, partial } = search;
  const names = policiesOf(outcome);
  const labels = names.map(policyLabel);
  const distinct = new Set(labels).size === labels.length;
  return {
    data: {
      version: payloadVersion,
      kind: 'search',
      program,
      name: scenario.name,
      question: scenario.question ?? null,
      description: scenario.description ?? null,
      answer,
      partial,
      seed: scenario.seed,
      hash: scenario.hash,
      replications: scenario.replications,
      confidence: scenario.confidence,
      notes,
      policies: names.map((name, i) => ({ name, label: distinct ? labels[i]! : name })),
      measures: measures.map((measure) => pageMeasure(measure, scenario.economics?.currency)),
      outcome: paged(outcome),
      columns: [],
    },
    columns: [],
  };
}

/** In the order in which they come. */
function policiesOf(outcome: SearchOutcome): string[] {
  if (outcome.kind === 'selection') return outcome.candidates.map(({ policy }) => policy);
  const points =
    'points' in outcome
      ? outcome.points
      : (outcome.kind === 'pareto' ? outcome.plans : outcome.trials).map(({ point }) => point);
  return [...new Set(points.map(({ policy }) => policy))];
}

function pageMeasure({ path, label, unit, better, share }: Measure, currency: string | undefined): PageMeasure {
  return {
    path,
    label,
    unit: currencyUnit(unit, currency),
    better,
    kind: unit === 's' ? 'duration' : share ? 'share' : 'number',
  };
}
