import type { PagePool } from '../../src/output/payload.ts';
import type { Colouring } from '../colouring.ts';
import type { Filter } from '../filter.ts';
import { resolveColour } from '../marks/figure.ts';
import type { Margin } from '../marks/stage.ts';
import { drawBars } from './bars.ts';
import { density, type Rgb } from './density.ts';
import type { Frame } from './frame.ts';
import { rowScale } from './rows.ts';

/** More jobs than this in view are drawn as density. */
export const mostBars = 20_000;

/** Makes the canvas cover the plotting area, in shares of the plot so that both shrink together; and empties it. */
export function clear(canvas: HTMLCanvasElement, { width, height }: Size, margin: Margin, fine: boolean): void {
  // Bars are drawn twice as fine as the screen, so that a saved picture of them is sharp.
  const ratio = fine ? 2 : Math.min(2, devicePixelRatio || 1);
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const [allWidth, allHeight] = [width + margin.left + margin.right, height + margin.top + margin.bottom];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  Object.assign(canvas.style, {
    left: share(margin.left, allWidth),
    top: share(margin.top, allHeight),
    width: share(width, allWidth),
    height: share(height, allHeight),
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Paint {
  readonly colouring: Colouring | null;
  readonly filter: Filter | null;
  readonly pools: readonly PagePool[];
  /** Rows in view, as shares of the height. */
  readonly top: number;
  readonly bottom: number;
}

/** Draws the jobs of a frame on an emptied canvas: bars, or density where there are too many. */
export function paint(canvas: HTMLCanvasElement, frame: Frame, { colouring, filter, pools, top, bottom }: Paint): void {
  const { jobs, schedule, lanes, inView, from, to } = frame;
  if (lanes === null) return;
  const context = canvas.getContext('2d')!;
  const plot = canvas.parentElement!;
  const colours = Array.from({ length: colouring?.positions ?? 1 }, (_, position) =>
    rgb(resolveColour(plot, colouring?.colour(position) ?? 'var(--series-1)')),
  );
  const colourOf = colouring === null ? () => colours[0]! : (job: number) => colours[colouring.positionOf(job)]!;
  const input = { jobs, schedule, lanes, visible: inView, from, to, colourOf, matches: filter?.matches ?? null };
  if (inView.length > mostBars) {
    const rows = rowScale(pools, canvas.height, top, bottom);
    context.putImageData(density(canvas.width, canvas.height, { ...input, rows }), 0, 0);
    return;
  }
  context.scale(canvas.width / frame.width, canvas.height / frame.height);
  drawBars(
    context,
    frame.width,
    frame.height,
    { ...input, rows: frame.rows },
    {
      ink: resolveColour(plot, 'var(--ink)'),
      page: resolveColour(plot, 'var(--page)'),
      textOn: (colour) => (luminance(colour) > 0.32 ? '#000' : '#fff'),
    },
  );
}

/** "rgb(35, 104, 169)" as numbers. */
function rgb(colour: string): Rgb {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red ?? 128, green ?? 128, blue ?? 128];
}

/** Relative luminance of WCAG 2. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
