import type { Outlook } from './forecast.ts';
import { InAscendingOrder } from './in-ascending-order.ts';
import { lowestWindow } from './lowest-window.ts';
import { type Steps, stepsOf, timeOf } from './steps.ts';
import { interruptionsOf, isKnown, isLower, type Piece, resumption, type WorkLeft, weightOf } from './work-left.ts';

/**
 * When to do work that may be interrupted, so that the integral of a value over the time it takes is lowest, between now and a
 * deadline: in the lowest steps of the value (Wiesner et al., Middleware 2021), the last of them in part, and the earlier of
 * equals. Every interruption prolongs the work. Where one piece is no worse (because interruptions cost more than they bring) it is one piece.
 * O(steps + taken × log steps).
 * Time without data is in no plan.
 * @param by the deadline, s; what cannot be done by then, or not while there are data, is begun at once
 * @returns the pieces in order of time
 */
export function lowestSlots(outlook: Outlook, work: WorkLeft, now: number, by: number): readonly Piece[] {
  const { accelerators } = work;
  const atOnce = [{ from: now, until: Infinity, accelerators }];
  if (isLate(work, now, by)) return atOnce;
  const whole = onePiece(outlook, work, now, by);
  const slots = inSlots(outlook, work, now, by);
  if (whole === undefined) return slots ?? atOnce;
  return slots && isLower(weightOf(slots, outlook), weightOf(whole, outlook)) ? slots : whole;
}

/** Whether there is no time left to choose from. */
export function isLate(work: WorkLeft, now: number, by: number): boolean {
  return !(by - work.length - resumption(work, work.accelerators) > now);
}

/** The lowest window; going on now, where the work runs, is one without an interruption. Undefined where data end before it does. */
function onePiece(outlook: Outlook, work: WorkLeft, now: number, by: number): readonly Piece[] | undefined {
  const { accelerators, length, interruption, begun, running } = work;
  const needed = begun ? length + interruption : length;
  const from = lowestWindow(outlook, needed, now, Math.max(now, by - needed));
  const later = from === undefined ? undefined : [{ from, until: from + needed, accelerators }];
  if (running !== accelerators || !isKnown(outlook, now, now + length)) return later;
  const goOn = [{ from: now, until: now + length, accelerators }];
  return later && from! > now && isLower(weightOf(later, outlook), weightOf(goOn, outlook)) ? later : goOn;
}

/** In the lowest steps; undefined where so many interruptions leave too little time, or there is too little with data. */
function inSlots(outlook: Outlook, work: WorkLeft, now: number, by: number): readonly Piece[] | undefined {
  const steps = stepsOf(outlook, now, by);
  const time = timeOf(steps);
  const order = lowestFirst(steps);
  let interruptions = 0;
  for (;;) {
    const needed = work.length + interruptions * work.interruption;
    // What is left of a sum of steps may miss the whole by its last digits.
    if (needed > Math.min(by - now, time * (1 + 1e-12))) return undefined;
    const pieces = lowestSteps(steps, order, needed, work.accelerators);
    const found = interruptionsOf(pieces, now, work);
    if (work.interruption === 0 || found <= interruptions) return pieces;
    interruptions = found;
  }
}

/** The k-th lowest step, the earlier of equals first, for every k from 0. */
function lowestFirst({ count, value }: Steps): (k: number) => number | undefined {
  const rest = new InAscendingOrder(count, (a, b) => value[a]! < value[b]! || (value[a]! === value[b]! && a < b));
  const found: number[] = [];
  return (k) => {
    for (let step = rest.first; found.length <= k && step !== undefined; step = rest.first) {
      found.push(step);
      rest.remove();
    }
    return found[k];
  };
}

/** So much time in the lowest steps. What is taken of the last one adjoins others where it can. */
function lowestSteps(
  { from: begin, until: end }: Steps,
  order: (k: number) => number | undefined,
  needed: number,
  accelerators: number,
): readonly Piece[] {
  const taken: number[] = [];
  let left = needed;
  for (let i = order(0); i !== undefined; i = order(taken.length)) {
    taken.push(i);
    const length = end[i]! - begin[i]!;
    if (length >= left) break;
    left -= length;
  }
  const last = taken.at(-1);
  taken.sort((a, b) => a - b);
  const pieces: Piece[] = [];
  taken.forEach((i, k) => {
    let from = begin[i]!;
    let until = end[i]!;
    if (i === last && left < until - from) {
      if (taken[k - 1] !== i - 1 && taken[k + 1] === i + 1) from = until - left;
      else until = from + left;
    }
    const before = pieces.at(-1);
    if (before?.until === from) pieces[pieces.length - 1] = { ...before, until };
    else pieces.push({ from, until, accelerators });
  });
  return pieces;
}
