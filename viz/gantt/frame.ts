import type { Jobs } from '../data.ts';
import type { Schedule } from '../schedule.ts';
import type { Lanes } from './lanes.ts';
import type { RowScale } from './rows.ts';

/** One drawing of the schedule: which jobs, and where they stand. */
export interface Frame {
  readonly jobs: Jobs;
  readonly schedule: Schedule;
  /** Null until the jobs have been given their rows. */
  readonly lanes: Lanes | null;
  /** The stretches in the window, by start. */
  readonly inView: Uint32Array;
  readonly rows: RowScale;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The window of time, s. */
  readonly from: number;
  readonly to: number;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The job drawn at a point, or −1. Bars thinner than a pixel can be hit a little beside. */
export function jobAt({ schedule, lanes, inView, rows, width, from, to }: Frame, x: number, y: number): number {
  if (lanes === null) return -1;
  const time = from + (x / width) * (to - from);
  const row = rows.rowAt(y);
  const slack = ((to - from) / width) * 0.75;
  const { stretches } = schedule;
  const hit = (stretch: number) => {
    if (stretches.start[stretch]! > time + slack || stretches.end[stretch]! < time - slack) return false;
    for (let run = lanes.offset[stretch]!; run < lanes.offset[stretch + 1]!; run++) {
      if (row >= lanes.first[run]! && row < lanes.first[run]! + lanes.length[run]!) return true;
    }
    return false;
  };
  const found = inView.findLast(hit);
  return found === undefined ? -1 : stretches.jobOf(found);
}

/** The jobs of the stretches in the window, each once, by start. */
export function jobsInView({ schedule, inView }: Pick<Frame, 'schedule' | 'inView'>): Uint32Array {
  if (schedule.stretches.whole) return inView;
  return Uint32Array.from(new Set(inView.map(schedule.stretches.jobOf)));
}

/** Where a job's bars are, cut to just beyond the plot; none when it is out of view. */
export function barsOf({ schedule, lanes, rows, width, from, to }: Frame, job: number): Rectangle[] {
  if (lanes === null) return [];
  const x = (at: number) => Math.min(width + 3, Math.max(-3, ((at - from) / (to - from)) * width));
  const bars: Rectangle[] = [];
  const { stretches } = schedule;
  const [first, beyond] = stretches.of(job);
  for (let stretch = first; stretch < beyond; stretch++) {
    const [start, end] = [stretches.start[stretch]!, stretches.end[stretch]!];
    if (Number.isNaN(start) || end < from || start > to) continue;
    for (let run = lanes.offset[stretch]!; run < lanes.offset[stretch + 1]!; run++) {
      bars.push({
        x: x(start),
        y: rows.y(lanes.first[run]!),
        width: Math.max(2, x(end) - x(start)),
        height: Math.max(2, lanes.length[run]! * rows.height),
      });
    }
  }
  return bars;
}
