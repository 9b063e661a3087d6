import { type Cell, cellText, type Table } from './marks/table.ts';

/** Comma-separated values of a table, in base units; text that a spreadsheet would run as a formula is made plain text. */
export function csvOf(table: Table): string {
  const lines = [table.columns.map((column) => csvText(column.file)), ...table.rows.map((row) => row.map(csvCell))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  const value = typeof cell === 'string' ? cell : cell.value;
  return value === null ? '' : typeof value === 'number' ? String(value) : csvText(value);
}

function csvText(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The table in Markdown. */
export function markdownOf(table: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/[\\|<>`*_[\]]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [
    line(table.columns.map((column) => column.title)),
    `|${table.columns.map(({ number }) => (number ? ' ---: ' : ' --- ')).join('|')}|`,
    ...table.rows.map((row) => line(row.map(cellText))),
    '',
  ].join('\n');
}

/** Properties that give a mark its look; copied from the page into an exported picture, which has no style sheet. */
const look = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'shape-rendering',
  'visibility',
];
const svgSpace = 'http://www.w3.org/2000/svg';

export interface Picture {
  readonly title: string;
  readonly takeaway: string;
  /** What the figure's legend shows: a path about the origin, filled or as lines, and a name. */
  readonly legend: readonly {
    readonly colour: string;
    readonly name: string;
    readonly path: string;
    readonly outlined: boolean;
  }[];
  /** The figure's plot: canvases below, SVG above, laid out on the page. */
  readonly plot: HTMLElement;
}

/** The figure as one SVG document, with its title, in the colours now on the page. */
export function svgOf({ title, takeaway, legend, plot }: Picture): SVGSVGElement {
  const box = plot.getBoundingClientRect();
  const ink = getComputedStyle(plot).color;
  const family = getComputedStyle(plot).fontFamily;
  const padding = 20;
  const lines = [...wrap(title, box.width / 9.5), ...wrap(takeaway, box.width / 7)];
  const titles = wrap(title, box.width / 9.5).length;
  const top = padding + lines.length * 21 + (legend.length > 0 ? 26 : 6);
  const svg = svgElement('svg', {
    xmlns: svgSpace,
    width: box.width + 2 * padding,
    height: box.height + top + padding,
  });
  svg.append(
    svgElement('rect', { width: '100%', height: '100%', fill: getComputedStyle(document.body).backgroundColor }),
  );
  lines.forEach((line, i) => {
    const text = svgElement('text', {
      x: padding,
      y: padding + 12 + i * 21,
      fill: ink,
      'font-family': family,
      'font-size': i < titles ? 17 : 13,
      'font-weight': i < titles ? 600 : 400,
    });
    text.textContent = line;
    svg.append(text);
  });
  let x = padding;
  for (const { colour, name, path, outlined } of legend) {
    const mark = svgElement('path', {
      d: path,
      [outlined ? 'stroke' : 'fill']: colour,
      transform: `translate(${x + 5},${top - 14})`,
    });
    const text = svgElement('text', { x: x + 15, y: top - 10, fill: ink, 'font-family': family, 'font-size': 12 });
    text.textContent = name;
    svg.append(mark, text);
    x += 32 + name.length * 7;
  }
  for (const child of plot.querySelectorAll<HTMLCanvasElement | SVGSVGElement>('canvas, svg')) {
    const at = child.getBoundingClientRect();
    const place = { x: at.left - box.left + padding, y: at.top - box.top + top, width: at.width, height: at.height };
    if (child instanceof HTMLCanvasElement) svg.append(svgElement('image', { ...place, href: child.toDataURL() }));
    else svg.append(copyWithLook(child, place));
  }
  return svg;
}

/** Width, height and bytes of a figure as a PNG picture, twice as fine as the screen shows it. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const svg = svgOf(picture);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * Number(svg.getAttribute('width'));
  canvas.height = 2 * Number(svg.getAttribute('height'));
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))), 'image/png'),
  );
}

export function svgText(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

/** Offers bytes to the reader as a file. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Puts text on the clipboard, also where the page has no clipboard right. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

function copyWithLook(source: SVGSVGElement, place: Readonly<Record<string, number>>): SVGSVGElement {
  const copied = source.cloneNode(true) as SVGSVGElement;
  const originals = [...source.querySelectorAll<SVGElement>('*')];
  [...copied.querySelectorAll<SVGElement>('*')].forEach((mark, i) => {
    const style = getComputedStyle(originals[i]!);
    mark.removeAttribute('class');
    mark.removeAttribute('style');
    for (const property of look) {
      const value = style.getPropertyValue(property);
      if (value !== '') mark.setAttribute(property, value);
    }
  });
  copied.removeAttribute('class');
  copied.removeAttribute('style');
  for (const [name, value] of Object.entries(place)) copied.setAttribute(name, String(value));
  return copied;
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
