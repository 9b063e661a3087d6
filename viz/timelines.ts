import type { PageData, PageEnergy, PagePeaks } from '../src/output/payload.ts';
import type { ColumnReader } from './data.ts';
import type { Timeline } from './detail.ts';
import type { StepPeaks } from './peaks.ts';

/** The courses of all policies, by name. */
export async function readTimelines(
  data: Pick<PageData, 'policies'>,
  read: ColumnReader,
): Promise<Map<string, Timeline>> {
  const timelines = new Map<string, Timeline>();
  for (const { name, timeline, energy } of data.policies) {
    if (timeline === null) continue;
    const { columns, from, step } = timeline;
    const [allocated, queuedJobs, heldJobs, waitingPeaks] = await Promise.all([
      read(columns.allocated),
      read(columns.queuedJobs),
      columns.heldJobs === null ? null : read(columns.heldJobs),
      readPeaks(columns.peaks, { from, step }, read),
    ]);
    timelines.set(name, {
      from,
      step,
      allocated,
      queuedJobs,
      heldJobs,
      waitingPeaks,
      energy: energy === null ? null : await readPower(energy.timeline, read),
    });
  }
  return timelines;
}

async function readPower(
  { from, step, power, peaks, intensity }: PageEnergy['timeline'],
  read: ColumnReader,
): Promise<Timeline['energy']> {
  return {
    from,
    step,
    power: await read(power),
    powerPeaks: await readPeaks(peaks, { from, step }, read),
    intensity: intensity === null ? null : await read(intensity),
  };
}

async function readPeaks(
  { height, after }: PagePeaks,
  { from, step }: { readonly from: number; readonly step: number },
  read: ColumnReader,
): Promise<StepPeaks> {
  const at = (await read(after)).map((seconds, k) => from + k * step + seconds);
  return { from, step, height: await read(height), at };
}
