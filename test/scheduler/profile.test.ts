import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedEnds } from '../../src/scheduler/outlook/expected-ends.ts';
import { Profile } from '../../src/scheduler/outlook/profile.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

const capacity = 8;
/** Everything happens at whole seconds before this one, so sampling whole seconds sees every step. */
const horizon = 90;

interface Place {
  from: number;
  readonly duration: number;
  readonly accelerators: number;
}

/** Reservations as a list; what is free is counted second by second. */
class Sampled {
  now = 0;
  readonly places: Place[] = [];

  free(at: number, without?: Place): number {
    const there = this.places.filter((p) => p !== without && p.from <= at && at < p.from + p.duration);
    return capacity - there.reduce((sum, { accelerators }) => sum + accelerators, 0);
  }

  earliest({ accelerators, duration }: Place, without?: Place): number {
    for (let start = this.now; ; start++) {
      let fits = this.free(start, without) >= accelerators;
      for (let at = start; at < start + duration; at++) fits &&= this.free(at, without) >= accelerators;
      if (fits) return start;
    }
  }
}

function checkSteps(profile: Profile, sampled: Sampled): void {
  agree(profile.time[0], sampled.now);
  for (let at = sampled.now; at < horizon; at++) {
    let step = 0;
    while (step + 1 < profile.size && profile.time[step + 1]! <= at) step++;
    agree(profile.free[step], sampled.free(at));
  }
  for (let step = 1; step < profile.size; step++) agree(profile.time[step]! > profile.time[step - 1]!, true);
}

const place = fc.record({
  accelerators: fc.integer({ min: 1, max: capacity }),
  duration: fc.integer({ min: 0, max: 9 }),
});
const step = fc.record({
  kind: fc.constantFrom('reserve', 'reserve', 'advance', 'end early', 'move', 'most'),
  which: fc.nat(),
  place,
});

describe('the profile of free accelerators', () => {
  it('is the step function that counting second by second finds, through reservations, moves, early ends and the passing of time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
        const profile = new Profile(capacity);
        const sampled = new Sampled();
        for (const { kind, which, place: wanted } of steps) {
          const coming = sampled.places.filter((p) => p.from > sampled.now);
          const current = sampled.places.filter((p) => p.from <= sampled.now && sampled.now < p.from + p.duration);
          if (kind === 'reserve') {
            const made = { ...wanted, from: sampled.earliest({ ...wanted, from: 0 }) };
            if (made.from > horizon / 2) continue;
            agree(profile.earliest(wanted.accelerators, wanted.duration), made.from);
            agree(profile.earliest(wanted.accelerators, wanted.duration, made.from), Infinity);
            agree(profile.earliest(wanted.accelerators, wanted.duration, made.from + 1), made.from);
            profile.change(made.from, made.from + made.duration, -made.accelerators);
            sampled.places.push(made);
          } else if (kind === 'advance') {
            sampled.now += which % 4;
            profile.advance(sampled.now);
          } else if (kind === 'end early' && current.length > 0) {
            const gone = current[which % current.length]!;
            profile.change(sampled.now, gone.from + gone.duration, gone.accelerators);
            sampled.places.splice(sampled.places.indexOf(gone), 1);
            sampled.places.push({ ...gone, duration: sampled.now - gone.from });
          } else if (kind === 'move' && coming.length > 0) {
            const moved = coming[which % coming.length]!;
            const to = sampled.earliest(moved, moved);
            const before = sampled.now + (which % 12);
            const expected = to < moved.from && to < before ? to : Infinity;
            agree(profile.earlier(moved.accelerators, moved.duration, moved.from, before), expected);
            if (expected < Infinity) {
              profile.move(moved.from, to, moved.duration, moved.accelerators);
              moved.from = to;
            }
          } else if (kind === 'most') {
            const before = sampled.now + 1 + (which % 12);
            const seconds = Array.from({ length: before - sampled.now }, (_, i) => sampled.now + i);
            agree(profile.most(before), Math.max(...seconds.map((at) => sampled.free(at))));
          }
          checkSteps(profile, sampled);
        }
      }),
      drawn(400),
    );
  });

  it('begins anew with what is free now and what running jobs give back', () => {
    const running = fc.array(
      fc.record({ end: fc.integer({ min: 0, max: 12 }), accelerators: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 100, size: 'max' },
    );
    fc.assert(
      fc.property(running, fc.integer({ min: 0, max: 6 }), (jobs, now) => {
        const ends = new ExpectedEnds();
        jobs.forEach(({ end, accelerators }, job) => {
          ends.add(job, end, accelerators);
        });
        const profile = new Profile(1000);
        profile.reset(now, 2, ends);
        for (let at = now; at < 15; at++) {
          let i = 0;
          while (i + 1 < profile.size && profile.time[i + 1]! <= at) i++;
          const given = jobs.filter(({ end }) => end <= at).reduce((sum, { accelerators }) => sum + accelerators, 0);
          agree(profile.free[i], 2 + given);
        }
      }),
      drawn(200),
    );
  });

  it('holds thousands of reservations', () => {
    const profile = new Profile(2);
    // Every second is half taken for a second: a step each. A job that needs both waits for the end of them all.
    for (let i = 0; i < 3000; i++) profile.change(2 * i, 2 * i + 1, -1);
    expect(profile.size).toBe(6000);
    expect(profile.earliest(2, 1)).toBe(1);
    expect(profile.earliest(2, 1.5)).toBe(5999);
    profile.advance(4000.5);
    expect(profile.earliest(1, 9999)).toBe(4000.5);
    expect(profile.earliest(2, 1)).toBe(4001);
    for (let i = 2999; i >= 2001; i--) profile.change(2 * i, 2 * i + 1, 1);
    expect(profile.size).toBe(2);
  });
});
