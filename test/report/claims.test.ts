import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FinishedRun, runStudy, type Study } from '../../src/experiment/index.ts';
import type { PageData, PageEstimate, Payload } from '../../src/output/payload.ts';
import { buildPayload } from '../../src/output/payload-build.ts';
import { loadScenario } from '../../src/scenario/index.ts';
import { unpack } from '../../viz/data.ts';
import { waitingPeak } from '../../viz/detail.ts';
import { inExample } from '../../viz/example.ts';
import { estimateText } from '../../viz/format.ts';
import { peakWithin } from '../../viz/peaks.ts';
import { quantityText, quantityValue } from '../../viz/quantity.ts';
import { waitSentence } from '../../viz/sentences.ts';
import { powerOf, powerSentence, waitingOf, waitingSentence } from '../../viz/takeaways/over-time.ts';
import { waitEstimates } from '../../viz/takeaways/wait-estimates.ts';
import { readTimelines } from '../../viz/timelines.ts';

const root = join(import.meta.dirname, '../../scenarios');
const replications = 3;
/** Student's t for three replications at 95 %. */
const t = 4.302652729911275;

interface Played {
  readonly study: Study;
  readonly runs: readonly FinishedRun[];
  readonly payload: Payload;
}

async function played(file: string, sets: readonly string[]): Promise<Played> {
  const { scenario, faults } = loadScenario(join(root, file), {
    sets: [`replications=${replications}`, ...sets],
  });
  if (!scenario) throw new Error(`${file}: ${JSON.stringify(faults)}`);
  const runs: FinishedRun[] = [];
  const study = await runStudy(scenario, { threads: 0, onRun: (run) => void runs.push(run) });
  const firsts = runs.filter(({ result }) => result.replication === 0);
  const details = firsts.map(({ result, jobs, outcome }) => ({ policy: result.policy, jobs, outcome }));
  return { study, runs, payload: buildPayload(study, details, { program: 'Queueworks 1.2.3' }) };
}

/** When jobs were submitted and ran, without a word of what the program makes of it. */
function* waitsOf({ jobs, outcome }: FinishedRun): Generator<readonly [from: number, to: number]> {
  const { segments } = outcome;
  for (let job = 0; job < jobs.count; job++) {
    let since = jobs.submit[job]!;
    const rows =
      segments === undefined ? [] : Array.from({ length: segments.offset[job + 1]! - segments.offset[job]! });
    const stretches = rows.map((_, i) => {
      const row = segments!.offset[job]! + i;
      return [segments!.start[row]!, segments!.end[row]!] as const;
    });
    for (const [start, end] of segments === undefined
      ? [[outcome.start[job]!, outcome.end[job]!] as const]
      : stretches) {
      if (start > since) yield [since, start];
      since = end;
    }
  }
}

/** Waits of the jobs submitted in the window, s, ascending. */
function waits({ jobs, outcome, result: { window } }: FinishedRun): number[] {
  const found: number[] = [];
  for (let job = 0; job < jobs.count; job++)
    if (jobs.submit[job]! >= window.from && jobs.submit[job]! < window.to)
      found.push(outcome.start[job]! - jobs.submit[job]!);
  return found.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], p: number): number {
  const position = p * (sorted.length - 1);
  const [low, high] = [Math.floor(position), Math.ceil(position)];
  return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
}

/** Mean over replications and the half-width of its interval. */
function estimated(values: readonly number[], share = false): PageEstimate {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const half = t * Math.sqrt(squares / (values.length - 1) / values.length);
  if (half === 0) return [mean, mean, mean];
  // On the logarithm, and for shares on the logit.
  const wide = half / mean / (share ? 1 - mean : 1);
  const factor = wide <= 2.5 ? Math.exp(wide) : Math.max(Math.exp(2.5), 1 + wide);
  if (!share) return [mean, mean / factor, mean * factor];
  const odds = mean / (1 - mean);
  return [mean, odds / factor / (1 + odds / factor), (odds * factor) / (1 + odds * factor)];
}

/** Jobs that wait, mean over the measured window. */
function meanWaiting(run: FinishedRun): number {
  const { from, to } = run.result.window;
  let sum = 0;
  for (const [begin, end] of waitsOf(run)) sum += Math.max(0, Math.min(end, to) - Math.max(begin, from));
  return sum / (to - from);
}

/** The most that wait at once in the whole run, and when that is first so. */
function highest(run: FinishedRun): { height: number; at: number } {
  const changes: (readonly [time: number, change: number])[] = [];
  for (const [begin, end] of waitsOf(run)) changes.push([begin, 1], [end, -1]);
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let best = { height: 0, at: 0 };
  let now = 0;
  changes.forEach(([time, change], i) => {
    now += change;
    if (changes[i + 1]?.[0] !== time && now > best.height) best = { height: now, at: time };
  });
  return best;
}

const policyOf = ({ data }: Payload, index: number): PageData['policies'][number] => data.policies[index]!;
const reader = ({ data, columns }: Payload) => {
  return (column: number) => unpack(Buffer.from(columns[column]!).toString('base64'), data.columns[column]!);
};

describe.each([
  ['flagship.yaml', ['horizon=10 d', 'warmup=3 d']],
  ['first-steps/04-easy.yaml', ['horizon=40 d']],
  ['energy/carbon-aware.yaml', ['horizon=12 d', 'warmup=3 d', 'cooldown=2 d']],
  ['funding/sites.yaml', ['horizon=25 d', 'warmup=5 d']],
])('what the page of %s says', (file, sets) => {
  const made = played(file, sets);
  const each = async () => {
    const { study, runs, payload } = await made;
    return study.policies.map(({ policy, unstable }, index) => ({
      unstable,
      page: policyOf(payload, index),
      runs: runs.filter(({ result }) => result.policy === policy),
      payload,
    }));
  };

  it('of waits is what all replications come to, in the measured window', async () => {
    for (const { unstable, page, runs } of await each()) {
      if (unstable) continue;
      const p90 = estimated(runs.map((run) => quantile(waits(run), 0.9)));
      const none = estimated(
        runs.map((run) => waits(run).filter((wait) => wait === 0).length / waits(run).length),
        true,
      );
      const soon = p90[0] === 0 ? 'at once' : `within ${estimateText(p90, 'duration')}`;
      expect(waitSentence([waitEstimates(page, 'wait', null)], '')).toBe(
        `Nine in ten jobs start ${soon}; ${estimateText(none, 'share')} start at once.`,
      );
    }
  });

  it('of waiting jobs is their mean in the study, held ones included, and the true peak of the example', async () => {
    for (const { unstable, page, runs, payload } of await each()) {
      const { timelines, extent } = await courses(payload);
      const peak = waitingPeak({ jobs: null, schedules: new Map(), timelines }, page.name, ...extent)!;
      const own = highest(runs[0]!);
      expect(peak.height).toBe(own.height);
      expect(Math.abs(peak.at - own.at)).toBeLessThan(1);
      const told = waitingSentence(
        [waitingOf(page, { height: peak.height, at: 'then' })],
        inExample(payload.data),
        true,
      );
      const mean = estimated(runs.map(meanWaiting));
      if (!unstable)
        expect(told).toContain(`On average over the measured window ${estimateText(mean, 'number')} jobs wait`);
      expect(told).toContain(`In replication 1, an example, most wait at once under ${page.name}: ${own.height} job`);
    }
  });

  it('of power is the study’s mean and peak, and the moment at which the example is highest', async () => {
    for (const { page, runs, payload } of await each()) {
      if (page.energy === null) continue;
      const { timelines, extent } = await courses(payload);
      const peak = peakWithin(timelines.get(page.name)!.energy!.powerPeaks, ...extent)!;
      // Power rises when jobs start, so it is highest from the start of one on.
      const { outcome } = runs[0]!;
      const starts = outcome.segments === undefined ? outcome.start : outcome.segments.start;
      expect(Math.min(...Array.from(starts, (start) => Math.abs(start - peak.at)))).toBeLessThan(1);
      const watts = { kind: 'number', unit: 'W' } as const;
      const mean = estimated(runs.map(({ result }) => result.system['mean-power']!));
      const said = powerSentence(powerOf(page, { height: peak.height, at: 'then' }), inExample(payload.data), true);
      expect(said).toContain(`draws ${quantityText(mean, watts)} on average`);
      expect(said).toMatch(/In replication 1, an example, it is highest with .* \(then\)\.$/);
      expect(said).toContain(quantityValue(peak.height, watts));
    }
  });
});

async function courses(payload: Payload) {
  const timelines = await readTimelines(payload.data, reader(payload));
  const ends = [...timelines.values()].map(({ from, step, queuedJobs }) => from + step * queuedJobs.length);
  return { timelines, extent: [0, Math.max(...ends)] as const };
}
