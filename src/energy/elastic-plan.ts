import type { Outlook } from './forecast.ts';
import { cheapestFirst, type Increment } from './increments.ts';
import { isLate, lowestSlots } from './lowest-slots.ts';
import { type Steps, stepsOf } from './steps.ts';
import { interruptionsOf, isLower, type Piece, resumption, type WorkLeft, weightOf } from './work-left.ts';

/** Work whose width may change. */
export interface ElasticWork extends WorkLeft {
  /** Fewest and most accelerators it can use. */
  readonly least: number;
  readonly most: number;
  /** How fast it goes on so many, as a share of its speed on those it asks for: rises ever more slowly. */
  speed(accelerators: number): number;
}

/**
 * On how many accelerators to do work at which time, so that the integral of accelerators × value is lowest between now and a
 * deadline: the increments of width that bring most progress for the value are taken until the work is done (Hanafy et al.,
 * CarbonScaler, POMACS 7(3), 2023). Interruptions, and changes of width, which cost as much, prolong the work. Where doing it on what it asks for, in the lowest slots,
 * is no worse, it is done so. Values below zero count as zero, else slow widths would be sought.
 * O(steps + increments taken × log steps).
 * @param by the deadline, s; what cannot be done by then is begun at once on as many as it can use; what cannot be done while there are data, at once on what it asks for
 */
export function elasticPlan(outlook: Outlook, work: ElasticWork, now: number, by: number): readonly Piece[] {
  const atMost = [{ from: now, until: Infinity, accelerators: work.most }];
  if (work.speed(work.most) * (by - now - resumption(work, work.most)) <= work.length) return atMost;
  const steps = stepsOf(outlook, now, by);
  const plan = planned(steps, cheapestFirst(steps, work), work, now);
  const slots = lowestSlots(outlook, work, now, by);
  // On what it asks for it would be late.
  if (isLate(work, now, by)) return plan ?? atMost;
  // On what it asks for it would go on after the data.
  if (slots[0]!.until === Infinity) return plan ?? slots;
  return plan && isLower(weightOf(plan, outlook), weightOf(slots, outlook)) ? plan : slots;
}

/** The pieces, with what interruptions take; undefined where these leave too little time. */
function planned(
  steps: Steps,
  order: (k: number) => Increment | undefined,
  work: ElasticWork,
  now: number,
): readonly Piece[] | undefined {
  let lost = 0;
  for (;;) {
    const pieces = cheapest(steps, order, work, work.length + lost);
    if (pieces === undefined) return undefined;
    const paying = pieces.slice(pieces.length - interruptionsOf(pieces, now, work));
    const found = paying.reduce((sum, { accelerators }) => sum + work.interruption * work.speed(accelerators), 0);
    if (work.interruption === 0 || found <= lost) return pieces;
    lost = found;
  }
}

/** So much progress by the cheapest increments; undefined where all of them are too few. */
function cheapest(
  steps: Steps,
  order: (k: number) => Increment | undefined,
  { least }: ElasticWork,
  needed: number,
): readonly Piece[] | undefined {
  const { from: begin, until: end } = steps;
  const width = new Map<number, number>();
  let left = needed;
  let last: Increment | undefined;
  for (let k = 0; last === undefined; k += 1) {
    const increment = order(k);
    if (increment === undefined) return undefined;
    const { step, accelerators, speed } = increment;
    const progress = speed * (end[step]! - begin[step]!);
    width.set(step, accelerators);
    if (progress >= left) last = increment;
    else left -= progress;
  }
  const pieces: Piece[] = [];
  const add = (from: number, until: number, accelerators: number) => {
    if (accelerators === 0 || !(until > from)) return;
    const before = pieces.at(-1);
    if (before?.until === from && before.accelerators === accelerators) {
      pieces[pieces.length - 1] = { ...before, until };
    } else pieces.push({ from, until, accelerators });
  };
  for (const i of [...width.keys()].sort((a, b) => a - b)) {
    const from = begin[i]!;
    const until = end[i]!;
    if (i !== last.step) {
      add(from, until, width.get(i)!);
      continue;
    }
    // The last increment holds for a part of its step, next to where the width is the same.
    const narrow = last.accelerators === least ? 0 : last.accelerators - 1;
    const part = left / last.speed;
    if (width.get(i + 1) === last.accelerators && width.get(i - 1) !== last.accelerators) {
      add(from, until - part, narrow);
      add(until - part, until, last.accelerators);
    } else {
      add(from, from + part, last.accelerators);
      add(from + part, until, narrow);
    }
  }
  return pieces;
}
