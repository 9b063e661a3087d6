import type { Search } from '../experiment/index.ts';
import { jsonText } from './json-text.ts';
import { summaryVersion } from './summary.ts';

/** What `summary.json` says of a search. Numbers are in SI base units; null is "not known" or "not estimable". */
export function searchSummary({ scenario, measures, outcome, answer, notes, partial }: Search, version: string) {
  const { name, question, hash, seed, replications, confidence, policies } = scenario;
  return {
    summaryVersion,
    program: 'queueworks',
    version,
    search: outcome.kind,
    scenario: {
      name,
      question: question ?? null,
      hash,
      seed,
      replications,
      confidence,
      policies: Object.keys(policies),
    },
    answer,
    partial,
    notes,
    measures: measures.map(({ path, label, unit, better }) => ({ path, label, unit, better })),
    outcome,
  };
}

/** The search in one document. It holds no time of day and nothing of the machine it ran on: same search, same bytes. */
export function searchSummaryJson(search: Search, version: string): string {
  return jsonText(searchSummary(search, version));
}
