import type { EstimateParts } from '../../src/units/format-estimate.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { drawn, drawnHint } from '../drawn.ts';
import { count, estimate, estimateText, unbroken } from '../format.ts';
import { nothing } from '../interval.ts';
import { choice } from '../marks/choice.ts';
import { element } from '../marks/element.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Table } from '../marks/table.ts';
import { tableTools } from '../marks/table-tools.ts';
import { estimateOf, groupNames, groupOf, jobsText, type Page } from '../page.ts';
import { groupSentence } from '../sentences.ts';

/** Groups that stand open when there are many. */
const mostOpen = 12;

const labels: Readonly<Record<string, string>> = { class: 'Class', tenant: 'Tenant', workload: 'Workload' };

/** Waits of every class and tenant: how many jobs, how much of the machine, how long they wait under each policy. */
export function groups(page: Page, parent: HTMLElement): void {
  const { data, store } = page;
  const all = Object.keys(labels).filter((dimension) => groupNames(data, dimension).length > 1);
  const dimensions = all.filter(
    (dimension, i) =>
      !all.slice(0, i).some((other) => groupNames(data, other).join('\n') === groupNames(data, dimension).join('\n')),
  );
  if (dimensions.length === 0) return;
  const dimension = () => (dimensions.includes(store.get().by) ? store.get().by : dimensions[0]!);
  const takeaway = element('p', { class: 'takeaway' });
  const box = element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Waits by group' });
  const fold = element('details', { hidden: true });
  const chooser = choice(
    'Group jobs by',
    dimensions.map((name) => [name, labels[name]!]),
    dimension(),
    (by) => store.set({ by }),
  );
  parent.append(
    element(
      'section',
      { id: 'groups', class: 'figure', 'aria-labelledby': 'groups-title' },
      element('h3', { id: 'groups-title' }, 'Wait by group'),
      takeaway,
      element('div', { class: 'controls' }, dimensions.length > 1 ? chooser : null),
      box,
      fold,
      tableTools(page, 'groups', 'Wait by group', () => table(page, dimension())),
    ),
  );
  const draw = () => {
    chooser.check(dimension());
    const policy = data.policies.find(({ name }) => name === store.get().policy) ?? data.policies[0]!;
    const names = groupNames(data, dimension()).filter(
      (name) => (groupOf(policy, dimension(), name)?.submitted[0] ?? 0) > 0,
    );
    takeaway.textContent = unbroken(
      groupSentence(
        dimension(),
        policy.name,
        names.map((name) => ({ name, p90: estimateOf(groupOf(policy, dimension(), name), 'wait', 'p90') })),
      ) + drawnHint(data).replace('the table has', 'the CSV file has'),
    );
    const [open, folded] = split(page, dimension(), names);
    box.replaceChildren(rows(page, dimension(), open));
    fold.hidden = folded.length === 0;
    fold.replaceChildren(
      element('summary', {}, `${count(folded.length, `smaller ${dimension()}`)} in this page`),
      ...(folded.length === 0 ? [] : [rows(page, dimension(), folded)]),
    );
  };
  store.on(['by', 'policy'], draw);
  draw();
}

/** Groups that stand open, and those in a fold: of many, the ones that hold most of the machine stand open. */
function split(
  { data }: Page,
  dimension: string,
  names: readonly string[],
): readonly [open: string[], folded: string[]] {
  if (names.length <= mostOpen + 2) return [[...names], []];
  const held = (name: string) => groupOf(data.policies[0]!, dimension, name)?.acceleratorSeconds[0] ?? 0;
  const sorted = [...names].sort((a, b) => held(b) - held(a));
  return [sorted.slice(0, mostOpen), sorted.slice(mostOpen)];
}

function rows({ data }: Page, dimension: string, names: readonly string[]): HTMLElement {
  const first = data.policies[0]!;
  const shown = drawn(data);
  const total = groupOf(first, 'all')?.acceleratorSeconds[0] ?? 0;
  const entitled = dimension === 'tenant' && Object.keys(data.shares).length > 0;
  const heads = [
    labels[dimension]!,
    'Jobs',
    'Share of accelerator time',
    ...(entitled ? ['Entitled to'] : []),
    ...shown.map(({ policy }) => policy.name),
  ];
  const body = names.map((name) => {
    const group = groupOf(first, dimension, name);
    const cells = [
      element('td', { class: 'number', 'data-label': 'Jobs' }, jobsText(group)),
      element(
        'td',
        { class: 'number', 'data-label': 'Share of accelerator time' },
        total > 0 ? formatPercent(Number(((group?.acceleratorSeconds[0] ?? 0) / total).toPrecision(2))) : '–',
      ),
      ...(entitled
        ? [
            element(
              'td',
              { class: 'number', 'data-label': 'Entitled to' },
              data.shares[name] === undefined ? '–' : formatPercent(data.shares[name]),
            ),
          ]
        : []),
      ...shown.map(({ policy }) => {
        const own = groupOf(policy, dimension, name);
        return element(
          'td',
          { 'data-label': policy.name },
          element(
            'div',
            { class: 'measure' },
            ...withInterval(estimate(estimateOf(own, 'wait', 'p90'), 'duration')),
            element('span', { class: 'second' }, `median ${estimate(estimateOf(own, 'wait', 'p50'), 'duration')[0]}`),
          ),
        );
      }),
    ];
    return element('tr', {}, element('th', { scope: 'row' }, name), ...cells);
  });
  return element(
    'table',
    { class: 'cards' },
    element('caption', {}, 'Waits: p90 with its interval, median below'),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...heads.map((head, i) =>
          element(
            'th',
            { scope: 'col', class: i > 0 && i < 3 + Number(entitled) ? 'number' : null },
            ...(i >= 3 + Number(entitled) && shown.length > 1
              ? [symbolPicture(i - 3 - Number(entitled)), ` ${head}`]
              : [head]),
          ),
        ),
      ),
    ),
    element('tbody', {}, ...body),
  );
}

function withInterval([mean, interval]: EstimateParts): Node[] {
  const texts: Node[] = [element('span', { class: mean === 'not estimable' ? 'unknown' : 'mean' }, mean)];
  if (interval !== null) texts.push(element('span', { class: 'half' }, ` ${interval}`));
  return texts;
}

function table({ data }: Page, dimension: string): Table {
  return {
    caption: `Waits by ${dimension}`,
    columns: [
      { title: labels[dimension]!, file: dimension },
      { title: 'Policy', file: 'policy' },
      { title: 'Jobs', file: 'jobs', number: true },
      { title: 'Accelerator time', file: 'accelerator_s', number: true },
      ...(['mean', 'p50', 'p90', 'p95'] as const).map((statistic) => ({
        title: `Wait ${statistic}`,
        file: `wait_${statistic}_s`,
        number: true,
      })),
    ],
    rows: groupNames(data, dimension).flatMap((name) =>
      data.policies.map((policy) => {
        const group = groupOf(policy, dimension, name);
        return [
          name,
          policy.name,
          { text: jobsText(group), value: group?.submitted[0] ?? null },
          {
            text: estimate(group?.acceleratorSeconds ?? nothing, 'duration')[0],
            value: group?.acceleratorSeconds[0] ?? null,
          },
          ...(['mean', 'p50', 'p90', 'p95'] as const).map((statistic) => {
            const of = estimateOf(group, 'wait', statistic);
            return { text: estimateText(of, 'duration'), value: of[0] };
          }),
        ];
      }),
    ),
  };
}
