import type { Statistic } from '../../src/experiment/study.ts';
import type { PageComparison, PageEstimate, PagePolicy } from '../../src/output/payload.ts';
import { estimate } from '../format.ts';
import { certain, nothing, reachOf } from '../interval.ts';
import { element } from '../marks/element.ts';
import { intervalBar } from '../marks/interval-bar.ts';
import { intervalColumns } from '../marks/interval-cells.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import { tableTools } from '../marks/table-tools.ts';
import { estimateOf, groupOf, kindOfMetric, metricOf, type Page } from '../page.ts';
import { statisticNames, verdict } from '../sentences.ts';
import { standings } from '../standing.ts';

/** A column of the comparison: a job metric's statistic over all jobs, or a system metric. */
interface Measure {
  readonly metric: string;
  readonly statistic: Statistic | null;
  readonly title: string;
}

const wanted: readonly (readonly [metric: string, statistic: Statistic | null])[] = [
  ['wait', 'mean'],
  ['wait', 'p50'],
  ['wait', 'p95'],
  ['bounded-slowdown', 'mean'],
  ['utilisation', null],
];

/** Policies that stand open; they come by mean wait when there are many. */
const mostOpen = 12;

/** Policies beside each other: what each comes to, how sure that is, and what the paired differences show. */
export function comparison(page: Page, parent: HTMLElement): void {
  const { data } = page;
  const measures = wanted.flatMap(([metric, statistic]): Measure[] => {
    const known = data.policies.some((policy) => amount(policy, { metric, statistic, title: '' })[0] !== null);
    const label = metricOf(data, metric)?.label ?? metric;
    return known
      ? [{ metric, statistic, title: statistic === null ? label : `${label}, ${statisticNames[statistic]}` }]
      : [];
  });
  const headline = headlineOf(data.comparisons);
  const heads = [
    'Policy',
    ...measures.map((measure) => measure.title),
    ...(headline === null
      ? []
      : [
          `${metricOf(data, headline.metric)?.label ?? headline.metric}, ${statisticNames[headline.statistic]}: paired with ${headline.baseline}`,
        ]),
  ];
  const columns = measures.map((measure) => columnOf(page, measure));
  const rows = data.policies.map((policy, index) => {
    const cells = measures.map((_, i) => element('td', { 'data-label': heads[i + 1]! }, columns[i]![index]!));
    if (headline !== null)
      cells.push(element('td', { 'data-label': heads.at(-1)! }, pairedCell(policy, headline, data.comparisons)));
    return element('tr', {}, element('th', { scope: 'row' }, policyName(policy, index)), ...cells);
  });
  const table = element(
    'table',
    { class: 'cards' },
    element('caption', { class: 'visually-hidden' }, 'Policies compared'),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.slice(0, mostOpen)),
  );
  const folded = rows.length > mostOpen ? element('tbody', { hidden: true }, ...rows.slice(mostOpen)) : null;
  if (folded !== null) table.append(folded);
  parent.append(
    element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Policies compared' }, table),
    folded === null ? '' : unfoldButton(folded, rows.length),
    element('p', { class: 'hint' }, confidenceText(page)),
    tableTools(page, 'comparison', 'Policies compared', () => numbers(page)),
  );
}

/** Opens and closes the rest of the table; in print it is open. */
function unfoldButton(folded: HTMLElement, all: number): HTMLElement {
  const button = element(
    'button',
    {
      type: 'button',
      class: 'unfold',
      'aria-expanded': 'false',
      onclick: () => {
        folded.hidden = !folded.hidden;
        button.setAttribute('aria-expanded', String(!folded.hidden));
        button.textContent = folded.hidden ? `Show all ${all} policies` : `Show the first ${mostOpen}`;
      },
    },
    `Show all ${all} policies`,
  );
  return button;
}

function amount(policy: PagePolicy, { metric, statistic }: Measure): PageEstimate {
  return statistic === null
    ? (policy.system[metric] ?? nothing)
    : estimateOf(groupOf(policy, 'all'), metric, statistic);
}

function policyName(policy: PagePolicy, index: number): HTMLElement {
  return element(
    'span',
    { class: 'policy' },
    symbolPicture(index),
    element(
      'span',
      {},
      policy.name,
      policy.growing === null
        ? null
        : element(
            'span',
            { class: 'tag warning' },
            `unstable: ${policy.growing} ${policy.growing.startsWith('the queues') ? 'grow' : 'grows'}`,
          ),
    ),
  );
}

/** The cells of one measure, on a common scale. */
function columnOf(page: Page, measure: Measure): HTMLElement[] {
  const kind = kindOfMetric(page.data, measure.metric);
  const estimates = page.data.policies.map((policy) => amount(policy, measure));
  const standing = standings(estimates, metricOf(page.data, measure.metric)?.better ?? 'neither');
  const most = kind === 'share' ? 1 : Math.max(...estimates.map((one) => reachOf(one)[1]));
  return estimates.map((value, index) => {
    const [mean, interval] = estimate(value, kind);
    return element(
      'div',
      { class: 'measure' },
      element('span', { class: value[0] === null ? 'unknown' : 'mean' }, mean),
      interval === null ? null : element('span', { class: 'half' }, ` ${interval}`),
      standing[index] === '' ? null : element('span', { class: 'standing' }, standing[index]!),
      // One number alone has nothing to stand on a scale with.
      estimates.length > 1 || interval !== null || kind === 'share' ? intervalBar(value, most, index) : null,
    );
  });
}

/** The comparison that stands in the table: the mean wait over all jobs where there is one. */
function headlineOf(comparisons: readonly PageComparison[]): PageComparison | null {
  const all = comparisons.filter((c) => c.dimension === 'all');
  const order = ['wait mean', 'wait p95', 'wait p90'];
  const rank = (c: PageComparison) => (order.indexOf(`${c.metric} ${c.statistic}`) + 10) % 10;
  return [...all].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function pairedCell(policy: PagePolicy, headline: PageComparison, comparisons: readonly PageComparison[]): HTMLElement {
  if (policy.name === headline.baseline) return element('span', { class: 'half' }, 'the baseline');
  const found = comparisons.find(
    (c) =>
      c.policy === policy.name &&
      c.dimension === 'all' &&
      c.metric === headline.metric &&
      c.statistic === headline.statistic &&
      c.baseline === headline.baseline,
  );
  if (found === undefined) return element('span', { class: 'half' }, 'not compared');
  return element('div', { class: `verdict ${found.verdict}` }, verdict(found));
}

function confidenceText({ data }: Page): string {
  if (data.finished < 2)
    return data.cleaning.length > 0
      ? 'One log, played once: there are no intervals, and what it shows holds for this log.'
      : data.policies.some((policy) => estimateOf(groupOf(policy, 'all'), 'wait', 'mean')[1] !== null)
        ? 'One run: the intervals, as ± or by both ends, are from batches of its successive jobs, and only means have them. Ask for replications to tell more.'
        : 'One run: there are no intervals, and what it shows may be chance. Ask for replications to tell.';
  return `Intervals, as ± or by both ends where they are not symmetric, are those of ${Number((100 * data.confidence).toPrecision(4))} % confidence over ${data.finished} replications.${
    data.policies.length > 1
      ? ' All policies meet the same jobs in every replication, so paired differences are surer than the intervals of single values suggest.'
      : ''
  }`;
}

function numbers(page: Page): Table {
  const { data } = page;
  const rows = data.policies.flatMap((policy) => {
    const all = groupOf(policy, 'all');
    const jobs = Object.entries(all?.metrics ?? {}).flatMap(([metric, statistics]) =>
      Object.entries(statistics).map(([statistic, value]) => ({ metric, statistic, value })),
    );
    const system = Object.entries(policy.system).map(([metric, value]) => ({ metric, statistic: '', value }));
    return [...jobs, ...system].map(({ metric, statistic, value }) => {
      const kind = kindOfMetric(data, metric);
      return [
        policy.name,
        { text: metricOf(data, metric)?.label ?? metric, value: metric },
        statistic,
        { text: estimate(value, kind)[0], value: value[0] },
        ...[value[1], value[2]].map((end) => ({
          text: end === null ? '' : estimate(certain(end), kind)[0],
          value: end,
        })),
      ];
    });
  });
  return {
    caption: 'Every metric over all jobs',
    columns: [
      { title: 'Policy', file: 'policy' },
      { title: 'Metric', file: 'metric' },
      { title: 'Statistic', file: 'statistic' },
      { title: 'Mean', file: 'mean', number: true },
      ...intervalColumns(),
    ],
    rows,
  };
}
