import { describe, expect, it } from 'vitest';
import { concludeStudy, verdictText } from '../../src/experiment/index.ts';
import { replicationsToDecide } from '../../src/experiment/threshold-verdicts.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { readThreshold } from '../../src/scenario/threshold.ts';
import { notBelowZero } from '../../src/statistics/index.ts';
import { runOf, scenarioOf } from './made-runs.ts';

type Waits = Readonly<Record<string, readonly (number | null)[]>>;

function conclude(texts: readonly string[], waits: Waits, more: Partial<Scenario> = {}, unstable = false) {
  const names = Object.keys(waits);
  const replications = Math.max(...Object.values(waits).map(({ length }) => length));
  const thresholds = texts.map(
    (text) => readThreshold(text, [{ dimension: 'class', names: [], open: true }]).threshold!,
  );
  const runs = names.flatMap((policy) =>
    waits[policy]!.map((wait, replication) => runOf({ policy, replication, wait, classes: { small: wait }, unstable })),
  );
  const scenario = { ...scenarioOf(names, replications), thresholds, ...more };
  return concludeStudy({ scenario, runs, knowledge: new Map(), cleaning: [], notes: [], partial: false });
}
const words = (texts: readonly string[], waits: Waits, more: Partial<Scenario> = {}, unstable = false) =>
  conclude(texts, waits, more, unstable).thresholds.map(verdictText);

/**
 * 1 … 10: mean 5.5, standard deviation 3.0276504, half-width at 95 % 2.262157 · 3.0276504 / √10 = 2.165851; waits are not below zero, so the ends
 * are 5.5 · e^∓(2.165851 / 5.5) = 3.7098 and 8.1541.
 */
const upTo10 = Array.from({ length: 10 }, (_, i) => i + 1);

describe('a threshold', () => {
  it('holds or fails when the whole interval lies on one side of its limit, and is not decided otherwise', () => {
    expect(words(['wait < 8.155 s', 'wait < 8.154 s', 'wait < 3.710 s', 'wait < 3.709 s'], { easy: upTo10 })).toEqual([
      'holds at 95 %',
      expect.stringMatching(/^not decided/),
      expect.stringMatching(/^not decided/),
      'fails at 95 %',
    ]);
    expect(words(['wait > 3.709 s', 'wait > 8.155 s'], { easy: upTo10 })).toEqual(['holds at 95 %', 'fails at 95 %']);
  });

  it('says how many more replications would probably decide it', () => {
    // A distance of 5.5 · ln(6.5 / 5.5) = 0.918797 s on the scale of waits: t(0.975, n − 1) · 3.0276504 ≤ 0.918797 · √n first at n = 45:
    // t(0.975, 44) = 2.015368, 6.1018 ≤ 6.1635; at 44: t(0.975, 43) = 2.016692, 6.1058 > 6.0946. So 35 more.
    const { thresholds } = conclude(['wait < 6.5 s'], { easy: upTo10 });
    expect(thresholds[0]).toMatchObject({ verdict: 'not-decided', replicationsNeeded: 45 });
    expect(verdictText(thresholds[0]!)).toBe('not decided: needs ~35 more replications');
    expect(replicationsToDecide(thresholds[0]!.estimate, 5.5, 0.95, notBelowZero)).toBeNull();
    expect(words(['wait < 5.5001 s'], { easy: upTo10 })).toEqual(['not decided: too close to the limit to tell']);
  });

  it('is held to its own confidence where it has one', () => {
    const scenario = scenarioOf(['easy'], 10);
    const threshold = { ...readThreshold('wait < 8 s', []).threshold!, confidence: 0.99 };
    const { thresholds } = conclude([], { easy: upTo10 }, { ...scenario, thresholds: [threshold] });
    // t(0.995, 9) = 3.249836: 3.1115, and 5.5 + 3.1 > 8.
    expect(thresholds[0]!.estimate.halfWidth).toBeCloseTo(3.1115, 3);
    expect(thresholds[0]).toMatchObject({ verdict: 'not-decided', confidence: 0.99 });
  });

  it('takes the limit itself only where it says so', () => {
    const same = { easy: [0, 0, 0] };
    expect(words(['wait < 0 s', 'wait <= 0 s', 'wait > 0 s', 'wait >= 0 s'], same)).toEqual([
      'fails at 95 %',
      'holds at 95 %',
      'fails at 95 %',
      'holds at 95 %',
    ]);
  });

  it('is for all policies unless it names some', () => {
    const threshold = { ...readThreshold('wait < 8 s', []).threshold!, policies: ['easy'] };
    const scenario = scenarioOf(['fcfs', 'easy'], 10);
    const both = conclude(['wait < 8 s'], { fcfs: upTo10, easy: upTo10 });
    expect(both.thresholds.map(({ policy }) => policy)).toEqual(['fcfs', 'easy']);
    const one = conclude([], { fcfs: upTo10, easy: upTo10 }, { ...scenario, thresholds: [threshold] });
    expect(one.thresholds.map(({ policy }) => policy)).toEqual(['easy']);
  });

  it('is decided by one run where nothing is random, and by none where something is', () => {
    const log = { workloads: scenarioOf(['easy'], 1, 'trace').workloads };
    expect(words(['wait < 8 s', 'wait < 7 s'], { easy: [7.5] }, log)).toEqual(['holds', 'fails']);
    expect(words(['wait < 8 s'], { easy: [7.5] })).toEqual(['not decided: one run has no interval']);
  });

  it('is not estimable where the value is not; but no limit holds for the waits of a queue without bound', () => {
    expect(words(['wait.p99 < 8 s', 'queue-length < 5'], { easy: upTo10 })).toEqual(['not estimable', 'not estimable']);
    expect(words(['wait < 8 h', 'wait > 1 s', 'utilisation > 70 %'], { easy: upTo10 }, {}, true)).toEqual([
      'fails at 95 %',
      'not estimable',
      'holds at 95 %',
    ]);
  });

  it('about nothing that was measured says so in a note', () => {
    const { thresholds, notes } = conclude(['smal.wait < 8 s'], { easy: upTo10 });
    expect(thresholds[0]!.verdict).toBe('not-estimable');
    expect(notes.find(({ code }) => code === 'threshold-of-nothing')!.text).toContain("did you mean 'small'?");
    expect(conclude(['small.wait < 8 s'], { easy: upTo10 }).notes.map(({ code }) => code)).not.toContain(
      'threshold-of-nothing',
    );
  });
});

describe('the answer', () => {
  const threshold = (waits: Waits, texts = ['wait < 8 s']) => `${conclude(texts, waits).answer.split('. ')[0]}.`;
  const low = upTo10.map((wait) => wait / 10);
  const high = upTo10.map((wait) => wait + 10);
  it('opens with which policies keep the thresholds, which fail, and for which it is open', () => {
    expect(threshold({ easy: low })).toBe("EASY keeps 'wait < 8 s' at 95 %.");
    expect(threshold({ easy: low, fcfs: low }, ['wait < 8 s', 'wait < 9 s'])).toBe(
      'EASY and FCFS keep both thresholds at 95 %.',
    );
    expect(threshold({ easy: low, fcfs: high, sjf: upTo10 }, ['wait < 7 s'])).toBe(
      "EASY keeps 'wait < 7 s' at 95 %; FCFS fails 'wait < 7 s'; under SJF 'wait < 7 s' is not decided.",
    );
    expect(threshold({ sjf: upTo10 }, ['wait < 7 s'])).toBe("Under SJF 'wait < 7 s' is not decided.");
    expect(threshold({ sjf: upTo10 }, ['wait.p99 < 7 s'])).toBe("Under SJF 'wait.p99 < 7 s' is not estimable.");
  });
});
