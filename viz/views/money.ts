import { nothing } from '../interval.ts';
import { bottomAxis, leftAxis } from '../marks/axis.ts';
import { type Figure, figure } from '../marks/figure.ts';
import { hatch } from '../marks/hatch.ts';
import { optionChoice } from '../marks/measure-choice.ts';
import { type Readable, readout } from '../marks/readout.ts';
import { stage } from '../marks/stage.ts';
import type { Table } from '../marks/table.ts';
import type { Tooltip } from '../marks/tooltip.ts';
import type { Page } from '../page.ts';
import { seriesColour, seriesColours } from '../palette.ts';
import { quantityText, quantityValue, scaleFor, unitSuffix } from '../quantity.ts';
import { measureScale } from '../scales/measure.ts';
import { costItems, moneySentence, type PolicyEconomics } from '../takeaways/money.ts';

const margin = { top: 30, right: 10, bottom: 44, left: 62 };
const plotHeight = 300;

/** What every year of the plan is charged with, stacked, and beside each the part that public money carries. */
export function money(page: Page, parent: HTMLElement, tooltip: Tooltip): void {
  const { data, store } = page;
  const { economics } = data;
  if (economics === null || economics.policies.length === 0) return;
  const { currency, policies } = economics;
  const unit = { kind: 'number', unit: currency } as const;
  const chosen = () => policies.find(({ policy }) => policy === store.get().policy) ?? policies[0]!;
  let readable: Readable[] = [];
  const view: Figure = figure(page, parent, {
    id: 'money',
    title: 'What the plan costs, year by year',
    keys: 'Left and right arrows read the years one by one.',
    table: () => table(chosen(), currency),
    draw,
  });
  view.controls.append(
    ...[
      optionChoice(
        'Policy',
        policies.map(({ policy }) => [policy, policy]),
        chosen().policy,
        (policy) => store.set({ policy }),
      ),
    ].filter((node) => node !== null),
  );
  store.on(['policy'], () => view.redraw());

  function draw(width: number): void {
    const plan = chosen();
    const { years } = plan;
    const amount = (year: number, name: string) => years[year]?.[name]?.[0] ?? 0;
    const items = bands(plan);
    const funded = economics!.public.length > 0;
    const plotWidth = width - margin.left - margin.right;
    const { area } = stage(view.plot, width, plotHeight + margin.top + margin.bottom, margin);
    const y = measureScale({
      values: [0, ...years.map((_, year) => amount(year, 'total-cost'))],
      quantity: unit,
      range: [plotHeight, 0],
      ticks: 5,
      linear: true,
    });
    leftAxis(area, y.ticks, plotWidth, '');
    area
      .append('text')
      .attr('class', 'axis-title')
      .attr('x', -margin.left)
      .attr('y', -14)
      .text(`charged in the year${unitSuffix({ divisor: 1, unit: y.unit })}`);
    const step = plotWidth / years.length;
    const thick = Math.min(72, step * 0.62);
    const thin = funded ? Math.min(14, step * 0.14) : 0;
    readable = years.map((year, i) => {
      const left = (i + 0.5) * step - (thick + thin) / 2;
      let top = 0;
      for (const { names, colour } of items) {
        const value = names.reduce((sum, name) => sum + amount(i, name), 0);
        area
          .append('rect')
          .attr('class', 'band')
          .attr('x', left)
          .attr('y', y(top + value))
          .attr('width', thick)
          .attr('height', Math.max(0, y(top) - y(top + value)))
          .style('fill', colour);
        top += value;
      }
      const carried = amount(i, 'public-part');
      if (funded && carried > 0) {
        const [from, high] = [left + thick + 2, y(0) - y(carried)];
        hatch(area, from, y(carried), thin, high, 5);
        area
          .append('rect')
          .attr('class', 'frame')
          .attr('x', from)
          .attr('y', y(carried))
          .attr('width', thin)
          .attr('height', high);
      }
      return {
        x: left + thick / 2,
        y: y(top) - 12,
        title: `Year ${i + 1}`,
        lines: [
          ...costItems.flatMap(([name, label]) =>
            amount(i, name) > 0 ? [[label, quantityText(year[name] ?? nothing, unit)] as const] : [],
          ),
          ['in all', quantityText(year['total-cost'] ?? nothing, unit)],
          ...(funded ? ([['of which public', quantityText(year['public-part'] ?? nothing, unit)]] as const) : []),
        ],
      };
    });
    bottomAxis(
      area,
      years.map((_, i) => ({ at: (i + 0.5) * step, text: String(i + 1) })),
      plotWidth,
      plotHeight,
      'year of the plan',
    );
    area.append('g').attr('class', 'readout');
    view.legend([
      ...items.map(({ label, colour }) => ({ name: label, colour })),
      ...(funded ? [{ name: 'carried by public money', colour: 'var(--muted)', pattern: 'lines' as const }] : []),
    ]);
    view.takeaway(moneySentence(plan, economics!));
  }

  readout(page, view, tooltip, {
    items: () => readable,
    origin: () => [margin.left, margin.top],
    at: (x) => {
      const step = ((readable[1]?.x ?? 0) - (readable[0]?.x ?? 0)) / 2 || Number.POSITIVE_INFINITY;
      return readable.findIndex((item) => Math.abs(item.x - x) <= step);
    },
  });
}

/** The items that cost something, in their order, each with a colour; the smallest together where there are more than colours. */
function bands({
  plan,
}: PolicyEconomics): { readonly names: string[]; readonly label: string; readonly colour: string }[] {
  const amount = (name: string) => plan[name]?.[0] ?? 0;
  const paid = costItems.filter(([name]) => amount(name) > 0);
  if (paid.length <= seriesColours)
    return paid.map(([name, label], i) => ({ names: [name], label, colour: seriesColour(i) }));
  const small = [...paid].sort((a, b) => amount(a[0]) - amount(b[0])).slice(0, paid.length - seriesColours + 1);
  const own = paid.filter((item) => !small.includes(item));
  return [
    ...own.map(([name, label], i) => ({ names: [name], label, colour: seriesColour(i) })),
    {
      names: small.map(([name]) => name),
      label: small.map(([, label]) => label).join(', '),
      colour: seriesColour(seriesColours),
    },
  ];
}

function table({ policy, years, plan }: PolicyEconomics, currency: string): Table {
  const unit = { kind: 'number', unit: currency } as const;
  const names = [
    ...costItems,
    ['total-cost', 'in all'],
    ['public-part', 'of which public'],
    ['paid', 'paid in the year'],
    ['book-value', 'book value at its end'],
  ] as const;
  const row = (name: string, of: Readonly<Record<string, (typeof plan)[string]>>) => [
    name,
    ...names.map(([item]) => ({ text: quantityValue(of[item]?.[0] ?? null, unit), value: of[item]?.[0] ?? null })),
  ];
  return {
    caption: `What the plan is charged with under ${policy}, ${scaleFor(unit, 0).unit}`,
    columns: [
      { title: 'Year', file: 'year' },
      ...names.map(([name, label]) => ({ title: label, file: name.replaceAll('-', '_'), number: true })),
    ],
    rows: [...years.map((year, i) => row(String(i + 1), year)), row('plan', plan)],
  };
}
