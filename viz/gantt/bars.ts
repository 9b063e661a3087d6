import type { DensityInput, Rgb } from './density.ts';

export interface BarLook {
  readonly ink: string;
  readonly page: string;
  /** Colour of text on a bar of this colour. */
  readonly textOn: (colour: Rgb) => string;
}

/** How a job ended, as far as the chart shows it by pattern: run to its end, stopped at its limit, failed or cancelled. */
export type Ending = 'completed' | 'timed-out' | 'failed';

export function endingOf(state: string | undefined): Ending {
  return state === 'timed-out' ? 'timed-out' : state === 'failed' || state === 'cancelled' ? 'failed' : 'completed';
}

/** Draws every visible stretch as a bar: colour by what it is, pattern and outline by how it ended. */
export function drawBars(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  input: DensityInput,
  look: BarLook,
): void {
  const { jobs, schedule, lanes, visible, rows, from, to, colourOf, matches } = input;
  const perSecond = width / (to - from);
  const gap = rows.height > 5 ? 1 : 0;
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  const { stretches } = schedule;
  for (const stretch of visible) {
    const job = stretches.jobOf(stretch);
    const colour = colourOf(job);
    const left = Math.max(-2, (stretches.start[stretch]! - from) * perSecond);
    const right = Math.min(width + 2, (stretches.end[stretch]! - from) * perSecond);
    const wide = Math.max(0.75, right - left);
    const isLast = stretch === stretches.of(job)[1] - 1;
    const ending = isLast ? endingOf(jobs.states[schedule.state[job]!]) : 'completed';
    context.globalAlpha = matches === null || matches(job) ? 1 : 0.12;
    context.fillStyle = `rgb(${colour.join(',')})`;
    for (let run = lanes.offset[stretch]!; run < lanes.offset[stretch + 1]!; run++) {
      const top = rows.y(lanes.first[run]!);
      const high = Math.max(0.75, lanes.length[run]! * rows.height - gap);
      if (top > height || top + high < 0) continue;
      const inset = wide > 3 ? 0.5 : 0;
      context.fillRect(left + inset, top, wide - inset, high);
      if (ending !== 'completed' && wide > 3 && high > 3) hatch(context, left, top, wide, high, ending, look);
      if (wide > 46 && high > 13) {
        const text = `${jobs.number[job]}`;
        if (text.length * 7 + 8 < wide) {
          if (ending !== 'completed')
            context.fillRect(Math.max(2, left) + 2, top + high / 2 - 7, text.length * 7 + 6, 14);
          context.fillStyle = look.textOn(colour);
          context.fillText(text, Math.max(2, left) + 5, top + high / 2 + 0.5);
          context.fillStyle = `rgb(${colour.join(',')})`;
        }
      }
    }
  }
  context.globalAlpha = 1;
}

/** Diagonals over a bar: one way for jobs stopped at their limit, both ways for failed ones. */
function hatch(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  ending: Ending,
  look: BarLook,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let at = x - height; at < x + width; at += 6) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
    if (ending === 'failed') {
      context.moveTo(at, y);
      context.lineTo(at + height, y + height);
    }
  }
  context.strokeStyle = look.page;
  context.lineWidth = 1.5;
  context.stroke();
  context.strokeStyle = look.ink;
  context.lineWidth = 1.5;
  context.strokeRect(x + 0.75, y + 0.75, Math.max(0, width - 1.5), Math.max(0, height - 1.5));
  context.restore();
}
