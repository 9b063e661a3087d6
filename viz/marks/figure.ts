import { copy, csvOf, download, markdownOf, pngOf, svgOf, svgText } from '../export.ts';
import { unbroken } from '../format.ts';
import type { Speaker } from '../page.ts';
import { element } from './element.ts';
import { symbolPath, symbolPicture } from './symbol.ts';
import { type Table, tableElement } from './table.ts';

export interface LegendEntry {
  /** Any CSS colour. */
  readonly colour: string;
  readonly name: string;
  /** Number of its symbol; a square without. */
  readonly symbol?: number;
  /** Drawn as lines instead of a full square. */
  readonly pattern?: 'lines' | 'crossed' | 'ring';
}

export interface FigureOptions {
  readonly id: string;
  readonly title: string;
  /** What the keys do while the plot has the focus. */
  readonly keys: string;
  /** The figure's numbers, as its table and CSV file show them; asked for when needed. */
  readonly table: () => Table;
  /** Draws the plot at a width in CSS pixels. Called at first, when the width changes, and by `redraw`. */
  readonly draw: (width: number) => void;
}

export interface Figure {
  readonly root: HTMLElement;
  /** Where controls go, between the takeaway and the plot. */
  readonly controls: HTMLElement;
  /** What is drawn into; takes the keyboard focus. */
  readonly plot: HTMLElement;
  redraw(): void;
  /** One sentence computed from the data. */
  takeaway(text: string): void;
  legend(entries: readonly LegendEntry[]): void;
}

/** The frame all figures share: title, sentence, controls, legend, plot, exports, table. */
export function figure(page: Speaker, parent: HTMLElement, options: FigureOptions): Figure {
  const title = element('h3', { id: `${options.id}-title` }, options.title);
  const sentence = element('p', { class: 'takeaway' });
  const controls = element('div', { class: 'controls' });
  const key = element('ul', { class: 'legend', hidden: true, 'aria-label': 'Legend' });
  const plot = element('div', { class: 'plot', tabindex: 0, role: 'application', 'aria-roledescription': 'chart' });
  const tableBox = element('div', { class: 'table-box', hidden: true });
  let entries: readonly LegendEntry[] = [];

  const picture = () => ({
    title: options.title,
    takeaway: sentence.textContent ?? '',
    legend: entries.map(({ colour, name, symbol, pattern }) => ({
      colour: resolveColour(plot, colour),
      name,
      path: symbol === undefined ? squarePath(pattern) : symbolPath(symbol, 70),
      outlined: pattern !== undefined,
    })),
    plot,
  });
  const showTable = element(
    'button',
    { type: 'button', 'aria-expanded': 'false', onclick: () => toggleTable(tableBox.hidden === true) },
    'Show as table',
  );
  const toggleTable = (open: boolean) => {
    tableBox.replaceChildren(...(open ? [tableElement(options.table())] : []));
    tableBox.hidden = !open;
    showTable.textContent = open ? 'Hide table' : 'Show as table';
    showTable.setAttribute('aria-expanded', String(open));
  };
  const file = (kind: string) => `${options.id}.${kind}`;
  const tools: readonly [name: string, label: string, run: () => void | Promise<void>][] = [
    [
      'SVG',
      'Save as SVG picture',
      () => download(file('svg'), new Blob([svgText(svgOf(picture()))], { type: 'image/svg+xml' })),
    ],
    ['PNG', 'Save as PNG picture', async () => download(file('png'), await pngOf(picture()))],
    [
      'CSV',
      'Save the numbers as CSV',
      () => download(file('csv'), new Blob([csvOf(options.table())], { type: 'text/csv' })),
    ],
    [
      'Copy table',
      'Copy table as Markdown',
      async () => {
        await copy(markdownOf(options.table()));
        page.announce('The table is on the clipboard, as Markdown.');
      },
    ],
  ];
  const toolbar = element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': `Table and exports: ${options.title}` },
    showTable,
    ...tools.map(([name, label, run]) =>
      element('button', { type: 'button', title: label, 'aria-label': label, onclick: () => void run() }, name),
    ),
  );
  const root = element(
    'figure',
    { id: options.id, 'aria-labelledby': title.id },
    title,
    sentence,
    controls,
    key,
    plot,
    toolbar,
    tableBox,
  );
  parent.append(root);

  let width = 0;
  const redraw = () => {
    if (width > 0) options.draw(width);
  };
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry!.contentRect.width);
    if (next === width) return;
    width = next;
    redraw();
  }).observe(plot);

  const describe = () => plot.setAttribute('aria-label', `${options.title}. ${sentence.textContent} ${options.keys}`);
  describe();
  return {
    root,
    controls,
    plot,
    redraw() {
      redraw();
      if (!tableBox.hidden) toggleTable(true);
    },
    takeaway(text) {
      if (sentence.textContent === unbroken(text)) return;
      sentence.textContent = unbroken(text);
      describe();
    },
    legend(next) {
      entries = next;
      key.hidden = next.length === 0;
      key.replaceChildren(...next.map((entry) => element('li', {}, swatch(entry), entry.name)));
    },
  };
}

function swatch({ colour, symbol, pattern }: LegendEntry): Node {
  if (symbol !== undefined) return symbolPicture(symbol);
  const square = element('span', { class: `swatch ${pattern ?? ''}`, 'aria-hidden': 'true' });
  if (pattern === undefined) square.style.background = colour;
  return square;
}

/** A legend's square about the origin, or its pattern, as a path. */
function squarePath(pattern: LegendEntry['pattern']): string {
  if (pattern === undefined) return 'M-5,-5h10v10h-10Z';
  if (pattern === 'ring') return 'M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0';
  const rising = 'M-5,0L0,-5M-5,5L5,-5M0,5L5,0';
  return pattern === 'lines' ? rising : `${rising}M-5,0L0,5M-5,-5L5,5M0,-5L5,0`;
}

/** What a colour with custom properties in it comes to here and now. */
export function resolveColour(near: Element, colour: string): string {
  const probe = element('span', { hidden: true });
  probe.style.color = colour;
  near.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
