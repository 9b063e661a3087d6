import type { PageMeasure, PagePoint, SearchPageData } from '../../src/output/payload-search.ts';
import { nothing } from '../interval.ts';
import { intervalCells, intervalColumns } from '../marks/interval-cells.ts';
import type { Table } from '../marks/table.ts';
import { quantityValue } from '../quantity.ts';
import { policyText, settingText } from '../search.ts';

/** Every point with what was set and what came of it. */
export function pointsTable(
  data: SearchPageData,
  points: readonly PagePoint[],
  measures: readonly PageMeasure[],
  caption: string,
): Table {
  const { outcome } = data;
  const plans = outcome.kind === 'pareto' ? outcome.plans : [];
  const paths = [...new Set(points.flatMap(({ settings }) => Object.keys(settings)))];
  return {
    caption,
    columns: [
      { title: 'Point', file: 'point', number: true },
      ...(plans.length === 0 ? [] : [{ title: 'Plan', file: 'plan' }]),
      { title: 'Policy', file: 'policy' },
      ...paths.map((path) => ({ title: path, file: path })),
      ...measures.flatMap(({ label, path }) => [{ title: label, file: path, number: true }, ...intervalColumns(path)]),
      { title: 'Queue', file: 'unstable' },
    ],
    rows: points.map((point) => [
      { text: String(point.point + 1), value: point.point + 1 },
      ...(plans.length === 0 ? [] : [plans.find((plan) => plan.point === point)?.name ?? '']),
      policyText(data, point.policy),
      ...paths.map((path) => {
        const value = point.settings[path];
        return value === undefined
          ? ''
          : { text: settingText(value), value: typeof value === 'boolean' ? String(value) : value };
      }),
      ...measures.flatMap((measure) => {
        const estimate = point.estimates[measure.path] ?? nothing;
        return [{ text: quantityValue(estimate[0], measure), value: estimate[0] }, ...intervalCells(estimate, measure)];
      }),
      { text: point.unstable ? 'grows' : 'steady', value: String(point.unstable) },
    ]),
  };
}
