import type { SearchOutcome } from '../experiment/search/search-outcome.ts';
import type { Paged } from './paged.ts';
import type { PageColumn, PageHead, PageMetric } from './payload.ts';

export type PageOutcome = Paged<SearchOutcome>;
export type PagePoint = PageOutcome extends infer Outcome
  ? Outcome extends { readonly points: readonly (infer Point)[] }
    ? Point
    : never
  : never;

/** What the page says of something measured. */
export interface PageMeasure {
  readonly path: string;
  readonly label: string;
  /** `s`, `1`, `EUR`, `kWh`, … */
  readonly unit: string;
  readonly kind: PageMetric['kind'];
  readonly better: PageMetric['better'];
}

/** The JSON document of the page of a search. */
export interface SearchPageData extends PageHead {
  readonly kind: 'search';
  /** As the outcome names them, and as people write them. */
  readonly policies: readonly { readonly name: string; readonly label: string }[];
  readonly measures: readonly PageMeasure[];
  readonly outcome: PageOutcome;
  readonly columns: readonly PageColumn[];
}
