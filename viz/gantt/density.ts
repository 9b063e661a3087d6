import type { Jobs } from '../data.ts';
import type { Schedule } from '../schedule.ts';
import type { Lanes } from './lanes.ts';
import type { RowScale } from './rows.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface DensityInput {
  readonly jobs: Jobs;
  readonly schedule: Schedule;
  readonly lanes: Lanes;
  /** Stretches. */
  readonly visible: Uint32Array;
  readonly rows: RowScale;
  readonly from: number;
  readonly to: number;
  readonly colourOf: (job: number) => Rgb;
  /** Jobs that do not match are drawn faint; null when all do. */
  readonly matches: ((job: number) => boolean) | null;
}

/**
 * Too many jobs to draw one by one: each pixel shows how much of it is allocated (opacity) and to what (the mean
 * colour of the jobs in it). Exact by area, so a chart looks the same however finely its jobs are cut.
 */
export function density(width: number, height: number, input: DensityInput): ImageData {
  const { schedule, lanes, visible, rows, from, to, colourOf, matches } = input;
  const sums = new Float32Array(width * height * 4);
  const perSecond = width / (to - from);
  const { stretches } = schedule;
  for (const stretch of visible) {
    const x0 = Math.max(0, (stretches.start[stretch]! - from) * perSecond);
    const x1 = Math.min(width, Math.max(x0 + 1e-3, (stretches.end[stretch]! - from) * perSecond));
    if (!(x1 > x0)) continue;
    const job = stretches.jobOf(stretch);
    const [red, green, blue] = colourOf(job);
    const strength = matches === null || matches(job) ? 1 : 0.12;
    for (let run = lanes.offset[stretch]!; run < lanes.offset[stretch + 1]!; run++) {
      const top = rows.y(lanes.first[run]!);
      const y0 = Math.max(0, top);
      const y1 = Math.min(height, top + lanes.length[run]! * rows.height);
      for (let y = Math.floor(y0); y < y1; y++) {
        const covered = (Math.min(y + 1, y1) - Math.max(y, y0)) * strength;
        const line = y * width;
        for (let x = Math.floor(x0); x < x1; x++) {
          const share = covered * (Math.min(x + 1, x1) - Math.max(x, x0));
          const at = (line + x) * 4;
          sums[at]! += red * share;
          sums[at + 1]! += green * share;
          sums[at + 2]! += blue * share;
          sums[at + 3]! += share;
        }
      }
    }
  }
  return toImage(sums, width, height);
}

function toImage(sums: Float32Array, width: number, height: number): ImageData {
  const image = new ImageData(width, height);
  for (let at = 0; at < sums.length; at += 4) {
    const share = sums[at + 3]!;
    if (share === 0) continue;
    image.data[at] = sums[at]! / share;
    image.data[at + 1] = sums[at + 1]! / share;
    image.data[at + 2] = sums[at + 2]! / share;
    image.data[at + 3] = Math.min(1, share) * 255;
  }
  return image;
}
