import type { Row } from '../../job-tables.ts';
import { sorted } from './orders.ts';
import { none } from './rules.ts';
import type { Rule, RunningJob, Step, TextbookJob, World } from './world.ts';

export interface Rules {
  readonly order: string;
  readonly rule: Rule;
  readonly pass?: 'per-instant' | 'per-event' | 'pyss' | Periods;
  /** How long a job may outlive its limit, s; Infinity: for ever. */
  readonly grace?: number;
  readonly oracle?: boolean;
}

/** Seconds between full passes, and the least between two tries of the queue's head. */
export interface Periods {
  readonly every: number;
  readonly main?: number;
}

export interface Schedule {
  readonly start: number[];
  readonly end: number[];
  /** Whether a job started while one that stood before it in the queue was left waiting. */
  readonly ahead: boolean[];
}

/** Later guesses for a job that outlived its estimate, s from now. */
const steps = [1, 5, 15, 30, 60, 120, 300, 600, 1200, 3000, 6000].map((minutes) => 60 * minutes);

/** Plays jobs on one pool of units to the end. Completions, then submissions, then a pass. */
export function textbook(rows: readonly Row[], units: number | readonly Step[], rules: Rules): Schedule {
  const steps = typeof units === 'number' ? [{ at: 0, units }] : units;
  const { grace = 0, oracle = false, pass = 'per-instant', rule } = rules;
  const jobs = rows.map((row, id): TextbookJob => {
    const limit = row.limit ?? row.runtime;
    const stay = Math.min(row.runtime, limit + grace);
    const { submit, accelerators } = row;
    const estimate = oracle ? stay : limit;
    return { id, submit, accelerators, stay, estimate, last: lastStart(steps, accelerators, estimate, submit) };
  });
  const start = jobs.map(() => Number.NaN);
  const end = jobs.map(() => Number.NaN);
  const ahead = jobs.map(() => false);
  const world: World = {
    now: 0,
    steps,
    units: steps[0]!.units,
    unitsAt: (time) => steps.findLast(({ at }) => at <= time)!.units,
    waiting: [],
    running: [],
    inOrder: () => sorted(world.waiting, rules.order, world.now),
    free() {
      // There, who was expected to be gone by now counts as gone, handled or not.
      const there = world.running.filter(({ expectedEnd }) => pass !== 'pyss' || expectedEnd > world.now);
      return Math.max(0, world.units - there.reduce((sum, { job }) => sum + job.accelerators, 0));
    },
    start(job) {
      const { now } = world;
      start[job.id] = now;
      world.waiting = world.waiting.filter((other) => other !== job);
      const running = { job, start: now, end: now + job.stay, expectedEnd: now + job.estimate, overruns: 0 };
      world.running.push(running);
    },
  };
  const coming = [...jobs];
  const changes = steps.slice(1).map(({ at }) => at);
  let arrived: TextbookJob[] = [];
  let early = false;

  const nextCompletion = () => Math.min(...world.running.map((running) => running.end));
  const nextSubmission = () => coming[0]?.submit ?? Infinity;
  /** Changes of the pool matter while somebody is there. */
  const nextChange = () =>
    coming.length + world.running.length + world.waiting.length > 0 ? (changes[0] ?? Infinity) : Infinity;
  const nextEvent = () => Math.min(nextCompletion(), nextChange(), nextSubmission());
  const nextLastChance = () => Math.min(...world.waiting.map(({ last }) => last!).filter((at) => at > world.now));
  /** A rule that plans by estimates is asked again when a job outlives its own. */
  const nextOverdue = () => {
    if (grace === 0 || !rule.plans || world.waiting.length === 0) return Infinity;
    return Math.min(...world.running.map(({ expectedEnd }) => expectedEnd).filter((at) => at > world.now));
  };
  const handleOne = () => {
    if (nextCompletion() <= world.now) {
      const ended = world.running.find((running) => running.end === nextCompletion())!;
      world.running = world.running.filter((running) => running !== ended);
      end[ended.job.id] = ended.end;
      if (ended.end < ended.expectedEnd) early = true;
    } else if (nextChange() <= world.now) {
      world.units = world.unitsAt(changes.shift()!);
    } else {
      const job = coming.shift()!;
      // Rejected, but its submission is an event all the same.
      if (job.last! < job.submit) return;
      world.waiting.push(job);
      arrived.push(job);
    }
  };
  const makePass = () => {
    const overdue = correctExpectations(world, grace, nextEvent() > world.now);
    const before = world.inOrder();
    rule.pass(world, { arrived, early, overdue });
    const firstLeft = before.findIndex((job) => world.waiting.includes(job));
    before.forEach((job, place) => {
      ahead[job.id] ||= firstLeft >= 0 && place > firstLeft && !world.waiting.includes(job);
    });
    arrived = [];
    early = false;
  };
  const handleAll = () => {
    while (nextEvent() <= world.now) handleOne();
  };
  /** Submissions one by one, with a pass if the job fits; then completions in order of start, with a pass each. */
  const playInstantAsPyss = (woken: boolean) => {
    while (nextSubmission() <= world.now) {
      const job = coming.shift()!;
      if (job.last! < job.submit) continue;
      world.waiting.push(job);
      arrived.push(job);
      if (job.accelerators <= world.free()) makePass();
    }
    while (nextCompletion() <= world.now) {
      handleOne();
      makePass();
    }
    if (woken) makePass();
  };
  if (typeof pass === 'object') {
    playPeriodically(world, pass, { nextEvent, handleAll, makePass });
    return { start, end, ahead };
  }
  for (;;) {
    const wake = Math.min(rule.wake?.(world) ?? Infinity, nextOverdue());
    world.now = Math.min(nextEvent(), wake, nextLastChance());
    if (world.now === Infinity) return { start, end, ahead };
    if (pass === 'pyss') {
      playInstantAsPyss(wake <= world.now);
      continue;
    }
    if (pass === 'per-instant') handleAll();
    else if (nextEvent() <= world.now) handleOne();
    makePass();
    if (nextEvent() <= world.now) continue;
    const late = world.waiting.filter(({ last }) => last! <= world.now);
    if (late.length === 0) continue;
    // Who has missed the last chance leaves, and may have been in others' way.
    world.waiting = world.waiting.filter((job) => !late.includes(job));
    makePass();
  }
}

/** When a job must start, so that it has ended by its estimate before the last stretch in which the pool is wide enough is over. */
function lastStart(steps: readonly Step[], accelerators: number, estimate: number, submit: number): number {
  let last = Number.NEGATIVE_INFINITY;
  steps.forEach(({ at, units }, i) => {
    if (units < accelerators || (i > 0 && steps[i - 1]!.units >= accelerators)) return;
    const narrow = steps.findIndex((step, k) => k > i && step.units < accelerators);
    if (narrow < 0) last = Infinity;
    else if (Math.max(at, submit) + estimate <= steps[narrow]!.at) last = Math.max(last, steps[narrow]!.at - estimate);
  });
  return last;
}

interface Clockwork {
  nextEvent(): number;
  handleAll(): void;
  makePass(): void;
}

/** Full passes at multiples of `every` while jobs wait; between them the queue's head is tried after events, at least `main` apart. */
function playPeriodically(world: World, { every, main }: Periods, clockwork: Clockwork): void {
  let last = Number.NEGATIVE_INFINITY;
  let head = Infinity;
  for (;;) {
    const full = world.waiting.length > 0 ? (Math.floor(world.now / every) + 1) * every : Infinity;
    const event = clockwork.nextEvent();
    const now = Math.min(event, full, head);
    if (now === Infinity) return;
    world.now = now;
    const before = world.units;
    clockwork.handleAll();
    if (world.waiting.length === 0) continue;
    if (event <= now && main !== undefined) head = Math.min(head, Math.max(now, last + main));
    // A pool that has come to another size brings a pass of its own.
    if (now % every === 0 || world.units !== before) clockwork.makePass();
    else if (head <= now) none.pass(world, { arrived: [], early: false, overdue: false });
    else continue;
    last = now;
    head = Infinity;
  }
}

/**
 * Whoever is still there when it was expected to be gone is now expected to stay until it is killed, or for one more step, counted from
 * the end that was expected: so it does not matter when somebody looks.
 */
function correctExpectations(world: World, grace: number, settled: boolean): boolean {
  if (grace === 0) return false;
  const { now } = world;
  const late = ({ expectedEnd, start }: RunningJob) =>
    expectedEnd < now || (settled && expectedEnd === now && start < now);
  const overdue = world.running.filter(late);
  for (const running of overdue) {
    while (late(running)) {
      running.expectedEnd =
        running.overruns === 0 && grace < Infinity
          ? running.start + (running.job.estimate + grace)
          : running.expectedEnd + steps[Math.min(running.overruns, steps.length - 1)]!;
      running.overruns++;
    }
  }
  return overdue.length > 0;
}
