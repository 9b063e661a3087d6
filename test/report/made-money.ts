import type { EconomicsResult, Interval } from '../../src/economics/index.ts';
import type { EnergyResult } from '../../src/metrics/result.ts';
import { madeStudy } from './made-study.ts';

/** A study with made-up money and electricity, for the tests of their figures. */

const exactly = (mean: number): Interval => ({ mean, halfWidth: 0, interval: [mean, mean] });
const about = (mean: number): Interval => ({ mean, halfWidth: 0.02 * mean, interval: [0.98 * mean, 1.02 * mean] });

/** Costs of 100 M EUR in five years; a useful hour comes to 2.472022 EUR where 72.75 % of the installed hours are useful. */
function economics(policies: readonly string[]): EconomicsResult {
  const installed = 55_605_106;
  return {
    currency: 'EUR',
    years: 5,
    rent: 2.5,
    public: ['union'],
    policies: policies.map((policy, i) => {
      const useful = installed * (0.7275 - 0.1 * i);
      const cost = 1.798396 * installed;
      const year = (share: number): Record<string, Interval> => ({
        capital: exactly(0.6 * cost * share),
        facility: exactly(0.1 * cost * share),
        energy: about(0.15 * cost * share),
        maintenance: exactly(0.08 * cost * share),
        staff: exactly(0.05 * cost * share),
        other: exactly(0.01 * cost * share),
        rentals: exactly(0.01 * cost * share),
        stranded: exactly(0),
        'total-cost': about(cost * share),
        'public-part': exactly(0.4 * cost * share),
        paid: exactly(cost * share),
        'book-value': exactly(cost * (1 - share)),
      });
      return {
        policy,
        simulated: 0.05,
        years: [0.1, 0.2, 0.2, 0.25, 0.25].map(year),
        plan: {
          ...year(1),
          'installed-hours': exactly(installed),
          'useful-hours': about(useful),
          'cost-per-installed-hour': exactly(1.798396),
          'cost-per-useful-hour': about(cost / useful),
          'break-even-utilisation': exactly(1.798396 / 2.5),
        },
      };
    }),
  };
}

/** Most energy by day, cleanest at noon, dearest in the evening. */
function energy(scale: number): EnergyResult {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const use = (hour: number) => scale * (1000 + 300 * Math.sin(((hour - 8) / 24) * 2 * Math.PI));
  const grams = (hour: number) => (hour === 12 ? 150 : hour === 19 ? 400 : 300);
  const steps = 200;
  return {
    timeline: {
      from: 0,
      step: 3600,
      power: Float64Array.from({ length: steps }, (_, i) => 1000 * use(i % 24)),
      peaks: {
        height: Float64Array.from({ length: steps }, (_, i) => 1100 * use(i % 24)),
        at: Float64Array.from({ length: steps }, (_, i) => i * 3600 + 600),
      },
      intensity: Float64Array.from({ length: steps }, (_, i) => grams(i % 24)),
    },
    hours: {
      seconds: new Float64Array(24).fill(3600),
      energy: Float64Array.from(hours, use),
      cost: Float64Array.from(hours, (hour) => 0.1 * use(hour)),
      emissions: Float64Array.from(hours, (hour) => (use(hour) * grams(hour)) / 1000),
    },
  };
}

/** Three policies, their money and their electricity; the measured window is one day long, so sums are those of a day. */
export function madeMoney(names?: readonly string[]) {
  const made = madeStudy({ jobs: 400, replications: 3 });
  const policies = made.study.policies.map(({ policy }) => policy);
  return {
    ...made,
    study: {
      ...made.study,
      economics: { ...economics(policies), ...(names === undefined ? {} : { currency: names[0]! }) },
      runs: made.study.runs.map((run) => ({
        ...run,
        window: { from: 0, to: 86_400 },
        energy: energy((1 + 0.02 * run.replication) * (1 + 0.1 * policies.indexOf(run.policy))),
      })),
    },
  };
}
