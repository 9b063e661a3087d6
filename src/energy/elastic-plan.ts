import type { Outlook } from './forecast.ts';
import { isLate, lowestSlots } from './lowest-slots.ts';
import {
  interruptionsOf,
  isLower,
  type Piece,
  resumption,
  type Step,
  stepsOf,
  type WorkLeft,
  weightOf,
} from './work-left.ts';

/** Work whose width may change. */
export interface ElasticWork extends WorkLeft {
  /** Fewest and most accelerators it can use. */
  readonly least: number;
  readonly most: number;
  /** How fast it goes on so many, as a share of its speed on those it asks for: rises ever more slowly. */
  speed(accelerators: number): number;
}

/** One more accelerator (or the fewest, at once) in one step of the outlook. */
interface Increment {
  readonly step: number;
  readonly accelerators: number;
  /** Progress it adds in a second. */
  readonly speed: number;
  /** Believed value a second of progress. */
  readonly price: number;
}

/**
 * On how many accelerators to do work at which time, so that the integral of accelerators × value is lowest between now and a
 * deadline: the increments of width that bring most progress for the value are taken until the work is done (Hanafy et al.,
 * CarbonScaler, POMACS 7(3), 2023). Interruptions, and changes of width, which cost as much, prolong the work. Where doing it on what it asks for, in the lowest slots,
 * is no worse, it is done so. Values below zero count as zero, else slow widths would be sought.
 * O(steps × widths × log), a few times where interruptions cost something.
 * @param by the deadline, s; what cannot be done by then is begun at once on as many as it can use; what cannot be done while there are data, at once on what it asks for
 */
export function elasticPlan(outlook: Outlook, work: ElasticWork, now: number, by: number): readonly Piece[] {
  const atMost = [{ from: now, until: Infinity, accelerators: work.most }];
  if (work.speed(work.most) * (by - now - resumption(work, work.most)) <= work.length) return atMost;
  const steps = stepsOf(outlook, now, by);
  const plan = planned(steps, increments(steps, work), work, now);
  const slots = lowestSlots(outlook, work, now, by);
  // On what it asks for it would be late.
  if (isLate(work, now, by)) return plan ?? atMost;
  // On what it asks for it would go on after the data.
  if (slots[0]!.until === Infinity) return plan ?? slots;
  return plan && isLower(weightOf(plan, outlook), weightOf(slots, outlook)) ? plan : slots;
}

function increments(steps: readonly Step[], { least, most, speed }: ElasticWork): readonly Increment[] {
  const all = steps.flatMap(({ value }, step) => {
    let price = 0;
    return Array.from({ length: most - least + 1 }, (_, k): Increment => {
      const accelerators = least + k;
      const gain = k === 0 ? speed(least) : speed(accelerators) - speed(accelerators - 1);
      // Each is dearer than the one before, or as dear; a last digit must not change their order.
      price = Math.max(price, (Math.max(0, value) * (k === 0 ? least : 1)) / gain);
      return { step, accelerators, speed: gain, price };
    });
  });
  return all.sort(
    (a, b) =>
      a.price - b.price ||
      steps[a.step]!.value - steps[b.step]!.value ||
      a.step - b.step ||
      a.accelerators - b.accelerators,
  );
}

/** The pieces, with what interruptions take; undefined where these leave too little time. */
function planned(
  steps: readonly Step[],
  order: readonly Increment[],
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
  steps: readonly Step[],
  order: readonly Increment[],
  { least }: ElasticWork,
  needed: number,
): readonly Piece[] | undefined {
  const width = new Int32Array(steps.length);
  let left = needed;
  let last: Increment | undefined;
  for (const increment of order) {
    const { from, until } = steps[increment.step]!;
    const progress = increment.speed * (until - from);
    width[increment.step] = increment.accelerators;
    if (progress >= left) {
      last = increment;
      break;
    }
    left -= progress;
  }
  if (last === undefined) return undefined;
  const pieces: Piece[] = [];
  const add = (from: number, until: number, accelerators: number) => {
    if (accelerators === 0 || !(until > from)) return;
    const before = pieces.at(-1);
    if (before?.until === from && before.accelerators === accelerators) {
      pieces[pieces.length - 1] = { ...before, until };
    } else pieces.push({ from, until, accelerators });
  };
  steps.forEach(({ from, until }, i) => {
    if (i !== last.step) {
      add(from, until, width[i]!);
      return;
    }
    // The last increment holds for a part of its step, next to where the width is the same.
    const narrow = last.accelerators === least ? 0 : last.accelerators - 1;
    const part = left / last.speed;
    if (width[i + 1] === last.accelerators && width[i - 1] !== last.accelerators) {
      add(from, until - part, narrow);
      add(until - part, until, last.accelerators);
    } else {
      add(from, from + part, last.accelerators);
      add(from + part, until, narrow);
    }
  });
  return pieces;
}
