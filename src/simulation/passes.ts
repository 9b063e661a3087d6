import { IntegerList } from '../kernel/index.ts';
import type { PassSpec } from '../scheduler/index.ts';
import type { Run } from './run.ts';

/** Plays a run to its end, with passes as the policy wants them. */
export function play(run: Run, pass: PassSpec): void {
  if (pass.kind === 'per-instant') playPerInstant(run);
  else if (pass.kind === 'per-event') playPerEvent(run);
  else if (pass.kind === 'pyss') playAsPyss(run);
  else playPeriodic(run, pass.every, pass.main);
}

/** One pass an instant, after everything else that happens then. */
function playPerInstant(run: Run): void {
  for (let now = nextInstant(run); now < Infinity; now = nextInstant(run)) {
    run.advance(now);
    run.pass(true);
    run.observe();
  }
}

/** A pass after every single event, as some reference simulators do. */
function playPerEvent(run: Run): void {
  for (let now = nextInstant(run); now < Infinity; now = nextInstant(run)) {
    if (run.nextEvent <= now) run.advanceByOne(now);
    else run.now = now;
    run.pass(run.nextEvent > now);
    if (run.nextEvent > now) run.observe();
  }
}

/**
 * Submissions one by one, with a pass only if the job fits into what is free; then completions, in the order their jobs started, with a pass after each; then
 * whatever else happens, with a pass after each as well. A job whose expected end has come has given back what it held before any of that.
 */
function playAsPyss(run: Run): void {
  /** The jobs that end at this instant, in the order they started, and how many of them have been looked at. */
  const ending = new IntegerList();
  let finished = 0;
  const pass = () => {
    run.pass(run.nextEvent > run.now);
    run.takeEnding(ending);
  };
  // Jobs that a pass starts may take no time, and end at this very instant.
  const finish = () => {
    while (finished < ending.length || run.nextEvent <= run.now) {
      if (finished < ending.length) run.finish(ending.values[finished++]!);
      else run.advanceByOne(run.now);
      pass();
    }
  };
  for (;;) {
    const wake = run.nextWake;
    const now = nextInstant(run);
    if (now === Infinity) return;
    run.now = now;
    ending.clear();
    finished = 0;
    run.takeEnding(ending);
    while (run.nextSubmission <= now) if (run.submitNext()) pass();
    finish();
    if (wake <= now || run.nextWake <= now) {
      pass();
      finish();
    }
    run.observe();
  }
}

/** The next event, or an earlier time at which the scheduler asked to be woken or the power cap changes. */
function nextInstant(run: Run): number {
  const event = run.nextEvent;
  if (run.scheduler.nextWake === undefined && run.power === undefined) return event;
  const wake = run.nextWake;
  return wake < event && wake > run.now ? wake : event;
}

/**
 * Full passes at multiples of `every` while jobs wait; the head of the queue is tried between them, at most every `main` s after an event
 * (as a batch system's main and backfill schedulers do). A change of the machine or of its power cap brings a full pass of its own: jobs may start only then, and
 * the multiples may miss it for ever. Nothing is done while no job waits.
 */
function playPeriodic(run: Run, every: number, main: number | null): void {
  /** Number of the next full pass, at `tick × every`; counted, because sums of a period drift. */
  let tick = 0;
  let full = Infinity;
  let head = Infinity;
  let lastHead = Number.NEGATIVE_INFINITY;
  for (;;) {
    const capChange = run.nextCapChange;
    const now = Math.min(run.nextEvent, full, head, capChange);
    if (now === Infinity) return;
    const happened = run.nextEvent <= now;
    if (happened) run.advance(now);
    else run.now = now;
    const opened = run.takeResized() || capChange <= now;
    if (happened && run.queuedJobs > 0) {
      let next = Math.floor(now / every);
      while (next * every < now) next++;
      if (next * every < full) {
        tick = next;
        full = tick * every;
      }
      if (main !== null) head = Math.min(head, Math.max(now, lastHead + main));
    }
    const whole = full <= now || (opened && run.queuedJobs > 0);
    const passes = whole || head <= now;
    if (whole) {
      run.pass(true);
      while (tick * every <= now) tick++;
      full = tick * every;
    } else if (head <= now) {
      run.headPass();
    }
    if (passes) {
      lastHead = now;
      head = Infinity;
    }
    if (run.queuedJobs === 0) {
      full = Infinity;
      head = Infinity;
    }
    run.observe();
    // A scheduler that starts nothing on a machine with nothing left to happen never will, unless it asks for a later pass.
    if (passes && run.nextEvent === Infinity && run.nextWake === Infinity) return;
  }
}
