import type { PageMeasure, PageOutcome, PagePoint, SearchPageData } from '../src/output/payload-search.ts';
import { formatNumber } from '../src/units/format-number.ts';
import { nothing } from './interval.ts';
import type { Speaker } from './page.ts';
import { quantityText } from './quantity.ts';
import type { Store } from './state.ts';

/** What every view of a search is given. */
export interface SearchPage extends Speaker {
  readonly data: SearchPageData;
  readonly store: Store;
}

export type OutcomeOf<Kind extends PageOutcome['kind']> = Extract<PageOutcome, { readonly kind: Kind }>;

/** A value of the scenario. */
export type Setting = PagePoint['settings'][string];

/** Something measured; by its path alone where the search does not list it. */
export function measureOf({ measures }: SearchPageData, path: string): PageMeasure {
  return (
    measures.find((measure) => measure.path === path) ?? {
      path,
      label: path,
      unit: '',
      kind: 'number',
      better: 'neither',
    }
  );
}

export function policyIndex({ policies }: SearchPageData, name: string): number {
  return policies.findIndex((policy) => policy.name === name);
}

export function policyText({ policies }: SearchPageData, name: string): string {
  return policies.find((policy) => policy.name === name)?.label ?? name;
}

export function settingText(value: Setting): string {
  return typeof value === 'number' ? formatNumber(value, 4).replace('-', '−') : String(value);
}

/** A path of the scenario in so many characters at most: its end tells most. */
export function pathText(path: string, most = 40): string {
  if (path.length <= most) return path;
  const parts = path.split('.');
  let text = parts.pop()!;
  while (parts.length > 0 && parts.at(-1)!.length + 1 + text.length < most) text = `${parts.pop()}.${text}`;
  return `…${text.length < most ? text : text.slice(-most)}`;
}

/** "nodes 32, backfill easy". */
export function settingsText(settings: PagePoint['settings']): string {
  return Object.entries(settings)
    .map(([path, value]) => `${path.split('.').at(-1)} ${settingText(value)}`)
    .join(', ');
}

/** A point's value as people read it: growing queues have none. */
export function pointText(point: PagePoint, measure: PageMeasure): string {
  if (point.unbounded.includes(measure.path)) return 'the queue grows';
  return quantityText(point.estimates[measure.path] ?? nothing, measure);
}

/** A point's mean, or nothing where it cannot be told. */
export function meanOf(point: PagePoint, measure: PageMeasure): number | null {
  return point.estimates[measure.path]?.[0] ?? null;
}
