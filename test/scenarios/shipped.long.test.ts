import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Estimate,
  type Ladder,
  ladderOf,
  Players,
  runStudy,
  type Study,
  searchLimit,
} from '../../src/experiment/index.ts';
import { loadScenario, openScenario, requestedAxes } from '../../src/scenario/index.ts';
import { mmc } from '../../src/theory/index.ts';

const root = join(import.meta.dirname, '../../scenarios');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

/** Plays a shipped scenario as it is. */
async function play(file: string, sets: readonly string[] = []): Promise<Study> {
  const { scenario, faults } = loadScenario(join(root, file), { sets });
  if (!scenario) throw new Error(`${file}: ${faults.length} faults`);
  return runStudy(scenario, { threads: 0 });
}

const group = (study: Study, policy: string, name: string) =>
  study.policies.find((each) => each.policy === policy)!.groups.find((each) => each.name === name)!;
const wait = (study: Study, policy: string, name = 'all') => group(study, policy, name).metrics.wait!.mean;
const verdict = (study: Study, policy: string) =>
  study.comparisons.find(
    (each) => each.policy === policy && each.metric === 'wait' && each.statistic === 'mean' && each.dimension === 'all',
  )!.verdict;

/** What a policy shows against the first, for a class of jobs. */
const compared = (study: Study, policy: string, name: string) =>
  study.comparisons.find(
    (each) => each.policy === policy && each.metric === 'wait' && each.statistic === 'mean' && each.group === name,
  )!;
const system = (study: Study, policy: string, metric: string) =>
  study.policies.find((each) => each.policy === policy)!.system[metric]!;
/** An estimate, replication by replication. */
const values = ({ values: all }: Estimate) => all.map((value) => value!);
/** How far the mean of paired differences is from zero, in half-widths of its 95 % interval; 2.262 is Student's t of ten replications. */
const apart = (differences: readonly number[]) => {
  const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
  const squares = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return mean / (2.262 * Math.sqrt(squares / (differences.length - 1) / differences.length));
};

describe('every shipped scenario', () => {
  it.each(files)('%s asks a question, names what to notice and what to try, and its tries are accepted', (file) => {
    const { scenario } = loadScenario(join(root, file), {});
    expect(scenario?.question).toMatch(/\?$/);
    expect(scenario!.notice.length).toBeGreaterThan(0);
    expect(scenario!.try.length).toBeGreaterThan(0);
    for (const text of scenario!.try) {
      const flag = /--set ([\w.-]+)=('.*?'|[^\s:]+)/.exec(text);
      if (!flag) continue;
      const { faults } = loadScenario(join(root, file), { sets: [`${flag[1]}=${flag[2]!.replace(/^'(.*)'$/, '$1')}`] });
      expect(faults, text).toBeUndefined();
    }
  });
});

describe('what the scenarios say', () => {
  it('one queue: jobs wait 48 minutes on average, four times as long as they run', async () => {
    const study = await play('first-steps/01-one-queue.yaml');
    const { mean, halfWidth } = wait(study, 'fcfs+none');
    expect(Math.abs(mean! - 48 * 60)).toBeLessThan(halfWidth!);
    // The median is little more than half of the mean, and thousands of jobs a replication tell the mean to a twentieth at best.
    const median = group(study, 'fcfs+none', 'all').metrics.wait!.p50.mean!;
    expect(median / mean!).toBeGreaterThan(0.5);
    expect(median / mean!).toBeLessThan(0.65);
    expect(group(study, 'fcfs+none', 'all').submitted.mean!).toBeGreaterThan(5000);
    expect(halfWidth! / mean!).toBeGreaterThan(0.05);
  });

  it('against theory: Erlang’s mean wait lies in the interval', async () => {
    const { mean, halfWidth } = wait(await play('first-steps/02-against-theory.yaml'), 'fcfs+none');
    expect(Math.abs(mean! - mmc({ arrivalRate: 3.2, serviceRate: 1, servers: 4 }).wait)).toBeLessThan(halfWidth!);
  });

  it('FCFS blocks: more capacity is held back by the rule than for want of a fitting job, and narrow jobs wait for hours', async () => {
    const study = await play('first-steps/03-fcfs-blocks.yaml');
    const of = (metric: string) => system(study, 'fcfs+none', metric).mean!;
    expect(of('capacity-lost-policy')).toBeGreaterThan(10 * of('capacity-lost-fit'));
    expect(of('utilisation')).toBeCloseTo(0.55, 1);
    expect(of('offered-load')).toBeCloseTo(0.55, 1);
    expect(Math.abs(of('queue-length') - 24)).toBeLessThan(2);
    const [narrow, wide] = ['narrow', 'wide'].map((name) => wait(study, 'fcfs+none', name));
    expect(Math.abs(narrow!.mean! / 3600 - 6)).toBeLessThan(0.5);
    const ratios = values(narrow!).map((value, i) => value / values(wide!)[i]!);
    expect(Math.max(...ratios)).toBeLessThan(0.9);
    expect(narrow!.mean! / wide!.mean!).toBeCloseTo(0.73, 1);
  });

  it('EASY: takes most of the wait from narrow jobs and none is added to wide ones; first-fit makes wide ones wait a day', async () => {
    const study = await play('first-steps/04-easy.yaml');
    expect(wait(study, 'easy', 'narrow').mean!).toBeLessThan(wait(study, 'fcfs', 'narrow').mean! / 2);
    expect(wait(study, 'easy', 'wide').mean!).toBeLessThan(wait(study, 'fcfs', 'wide').mean!);
    expect(wait(study, 'first-fit', 'wide').mean!).toBeGreaterThan(20 * 3600);
    expect(wait(study, 'first-fit', 'narrow').mean!).toBeGreaterThan(wait(study, 'easy', 'narrow').mean!);
    expect(verdict(study, 'easy')).toBe('better');
    expect(['narrow', 'wide'].map((name) => compared(study, 'easy', name).verdict)).toEqual(['better', 'better']);
    expect(compared(study, 'first-fit', 'wide').verdict).toBe('worse');
    const [easy, first] = ['easy', 'first-fit'].map((policy) => values(wait(study, policy, 'narrow')));
    first!.forEach((value, i) => {
      expect(value).toBeGreaterThan(easy![i]!);
    });
  });

  it('bad estimates: knowing run times is worth more to shortest first than to first come, first served', async () => {
    const study = await play('first-steps/05-bad-estimates.yaml');
    const gain = (plain: string, oracle: string) => {
      const known = values(wait(study, oracle));
      return values(wait(study, plain)).map((value, i) => value - known[i]!);
    };
    const easy = gain('easy', 'easy-oracle');
    const more = gain('shortest-first', 'shortest-first-oracle').map((value, i) => value - easy[i]!);
    expect(apart(more)).toBeGreaterThan(1);
    expect(verdict(study, 'easy-oracle')).toBe('no-difference-shown');
  });

  it('wide jobs: smallest area first lets the queue grow; wide jobs gain under two orders, and ten replications do not show who pays', async () => {
    const study = await play('first-steps/06-wide-jobs.yaml');
    expect(study.policies.filter(({ unstable }) => unstable).map(({ policy }) => policy)).toEqual(['smallest-area']);
    expect(system(study, 'fcfs', 'offered-load').mean!).toBeCloseTo(0.68, 1);
    const submitted = (name: string) => group(study, 'fcfs', name).submitted.mean!;
    expect(Math.abs(submitted('all') / submitted('wide') - 120)).toBeLessThan(6);
    const [largest, wfp3] = ['largest', 'wfp3'].map((policy) => compared(study, policy, 'wide'));
    expect([largest!.verdict, wfp3!.verdict]).toEqual(['better', 'better']);
    expect(Math.abs(largest!.relative! + 0.36)).toBeLessThan(0.05);
    expect(Math.abs(wfp3!.relative! + 0.26)).toBeLessThan(0.05);
    const better = values(wait(study, 'wfp3', 'wide')).map(
      (value, i) => value - values(wait(study, 'largest', 'wide'))[i]!,
    );
    expect(apart(better)).toBeGreaterThan(1);
    for (const policy of ['largest', 'wfp3'])
      expect(compared(study, policy, 'narrow').verdict).toBe('no-difference-shown');
    expect(compared(study, 'largest', 'narrow').relative!).toBeGreaterThan(0.8);
    expect(compared(study, 'largest', 'narrow').relative!).toBeLessThan(1.2);
  });

  it('flagship: both backfilling rules are better than none, and no difference is shown between them', async () => {
    const study = await play('flagship.yaml', ['replications=5']);
    expect(study.policies).toHaveLength(3);
    for (const policy of ['easy', 'conservative']) {
      expect(wait(study, policy).mean!).toBeLessThan(wait(study, 'fcfs').mean! / 2);
    }
    expect(study.policies.some(({ unstable }) => unstable)).toBe(false);
    const share = (name: string, of: 'submitted' | 'acceleratorSeconds') =>
      group(study, 'easy', name)[of].mean! / group(study, 'easy', 'all')[of].mean!;
    expect(share('pretraining', 'acceleratorSeconds')).toBeGreaterThan(1 / 3);
    expect(share('pretraining', 'acceleratorSeconds')).toBeLessThan(0.4);
    expect(Math.abs(1 / share('pretraining', 'submitted') / 270 - 1)).toBeLessThan(0.1);
    expect(share('notebooks', 'acceleratorSeconds')).toBeCloseTo(0.01, 2);
    expect(share('notebooks', 'submitted')).toBeCloseTo(0.2, 1);
    const [easy, conservative] = ['easy', 'conservative'].map((policy) => values(system(study, policy, 'utilisation')));
    easy!.forEach((value, i) => {
      expect(Math.abs(value - conservative![i]!)).toBeLessThan(0.01);
    });
  });

  it('mean misleads: shortest first is ahead in the mean and the 95 % wait, long jobs wait twice as long, and one waits for weeks', async () => {
    const study = await play('teaching/mean-misleads.yaml');
    const statistic = (policy: string, of: 'p95' | 'max') => group(study, policy, 'all').metrics.wait![of].mean!;
    expect(wait(study, 'shortest-first').mean!).toBeLessThan(wait(study, 'easy').mean! / 5);
    expect(statistic('shortest-first', 'p95')).toBeLessThan(statistic('easy', 'p95') / 5);
    expect(wait(study, 'shortest-first', 'long').mean!).toBeGreaterThan(2 * wait(study, 'easy', 'long').mean!);
    expect(statistic('shortest-first', 'max')).toBeGreaterThan(14 * 86_400);
    const longest = values(group(study, 'easy', 'all').metrics.wait!.max);
    expect(Math.max(...longest)).toBeLessThan(2 * 86_400);
    expect(wait(study, 'easy').mean!).toBeGreaterThan(2 * group(study, 'easy', 'all').metrics.wait!.p50.mean!);
    expect(wait(study, 'easy').mean! / wait(study, 'shortest-first').mean!).toBeCloseTo(6.4, 0);
    expect(study.answer).toMatch(
      /cut the mean wait by .*raised the mean wait of long by .*raised the longest wait by/s,
    );
  });

  it('Simpson: start-ups wait longer, though in each class they wait less', async () => {
    const study = await play('teaching/simpson.yaml');
    const apart = (longer: string, shorter: string) => {
      const [a, b] = [longer, shorter].map((name) => wait(study, 'fcfs+easy', name));
      expect(a!.mean! - b!.mean!).toBeGreaterThan(Math.hypot(a!.halfWidth!, b!.halfWidth!));
    };
    apart('start-ups', 'institutes');
    apart('narrow-institutes', 'narrow-start-ups');
    apart('wide-institutes', 'wide-start-ups');
    expect(wait(study, 'fcfs+easy', 'start-ups').mean! / wait(study, 'fcfs+easy', 'institutes').mean!).toBeCloseTo(
      1.5,
      1,
    );
    const wide = (whose: string) =>
      group(study, 'fcfs+easy', `wide-${whose}`).submitted.mean! / group(study, 'fcfs+easy', whose).submitted.mean!;
    expect(wide('start-ups')).toBeGreaterThan(0.37);
    expect(wide('start-ups')).toBeLessThan(0.4);
    expect(wide('institutes')).toBeLessThan(0.03);
  });

  it('how many replications: five show no difference, ten just do, forty show conservative backfilling behind by a seventh', async () => {
    const few = await play('teaching/how-many-replications.yaml');
    expect(verdict(few, 'conservative')).toBe('no-difference-shown');
    const rules = ['easy', 'conservative'].map((policy) => wait(few, policy));
    for (const { mean, halfWidth } of rules) {
      expect(halfWidth! / mean!).toBeGreaterThan(0.25);
      expect(halfWidth! / mean!).toBeLessThan(0.5);
    }
    // Paired, and with three comparisons allowed for, to 5 minutes; as two studies on jobs of their own, to 9.
    expect(Math.round(compared(few, 'conservative', 'all').difference.halfWidth! / 60)).toBe(5);
    expect(Math.round(Math.hypot(...rules.map(({ halfWidth }) => halfWidth! / 60)))).toBe(9);
    const [easy, conservative] = ['easy', 'conservative'].map((policy) => values(system(few, policy, 'utilisation')));
    easy!.forEach((value, i) => {
      expect(Math.abs(value - conservative![i]!)).toBeLessThan(0.001);
    });
    expect(Math.max(...values(rules[1]!).map((value, i) => value / values(rules[0]!)[i]! - 1))).toBeGreaterThan(2 / 7);
    const ten = await play('teaching/how-many-replications.yaml', ['replications=10']);
    expect(verdict(ten, 'conservative')).toBe('worse');
    const many = await play('teaching/how-many-replications.yaml', ['replications=40']);
    expect(verdict(many, 'conservative')).toBe('worse');
    expect(wait(many, 'conservative').mean! / wait(many, 'easy').mean!).toBeCloseTo(8 / 7, 1);
    const half = (study: Study) => compared(study, 'conservative', 'all').difference.halfWidth!;
    expect(half(many) / half(ten)).toBeCloseTo(0.5, 0);
    expect(half(many) / half(ten)).toBeLessThan(0.6);
  });

  it('clean hours: sweeps emit two fifths less, the site an eighth; a forecast that errs gives little away, and sweeps wait by choice', async () => {
    const study = await play('energy/carbon-aware.yaml');
    const of = (policy: string) => study.policies.find((each) => each.policy === policy)!;
    const emitted = (policy: string) => group(study, policy, 'sweeps').totals!.emissions!.mean!;
    const site = (policy: string, metric: string) => of(policy).system[metric]!.mean!;
    const saved = (policy: string) => 1 - emitted(policy) / emitted('at-once');
    expect(saved('window')).toBeGreaterThan(0.4);
    expect(saved('window')).toBeLessThan(0.48);
    expect(saved('forecast')).toBeGreaterThan(0.9 * saved('window'));
    expect(saved('forecast')).toBeLessThan(saved('window'));
    expect(saved('threshold')).toBeGreaterThan(0.25);
    expect(Math.abs(1 - site('window', 'emissions') / site('at-once', 'emissions') - 1 / 8)).toBeLessThan(0.01);
    expect(site('window', 'energy') / site('at-once', 'energy')).toBeCloseTo(1, 1);
    const waits = of('window').reasons!.find(
      ({ dimension, name }) => dimension === 'class' && name === 'sweeps',
    )!.waits;
    const sum = Object.values(waits).reduce((all, each) => all + each.mean!, 0);
    expect(waits.Carbon!.mean! / sum).toBeGreaterThan(0.9);
    const notebooks = wait(study, 'window', 'notebooks');
    expect(Math.abs(notebooks.mean! - 20 * 60)).toBeLessThan(notebooks.halfWidth!);
    expect(wait(study, 'at-once', 'notebooks').mean!).toBeLessThan(60);
    expect(['window', 'forecast'].map((policy) => of(policy).knowledge)).toEqual(['oracle', 'estimate']);
    const compared = study.comparisons.find(({ policy, metric }) => policy === 'window' && metric === 'emissions');
    expect(compared?.verdict).toBe('better');
  });

  it('pauses and widths: a window saves a quarter of what training emits, pauses a third, widths a little less; paid in time', async () => {
    const study = await play('energy/pause-and-resize.yaml', ['replications=4']);
    const of = (policy: string) => study.policies.find((each) => each.policy === policy)!;
    const emitted = (policy: string) => group(study, policy, 'training').totals!.emissions!.mean!;
    const saved = (policy: string) => 1 - emitted(policy) / emitted('at-once');
    expect(saved('window')).toBeGreaterThan(0.2);
    expect(saved('window')).toBeLessThan(0.28);
    expect(saved('pauses')).toBeGreaterThan(0.3);
    expect(saved('pauses')).toBeLessThan(0.38);
    expect(saved('widths')).toBeGreaterThan(saved('window'));
    expect(saved('widths')).toBeLessThan(saved('pauses'));
    expect(saved('forecast')).toBeGreaterThan(0.8 * saved('pauses'));
    expect(saved('forecast')).toBeLessThan(saved('pauses'));
    const hours = (policy: string) => wait(study, policy, 'training').mean! / 3600;
    expect(hours('window')).toBeGreaterThan(20);
    expect(hours('pauses')).toBeGreaterThan(36);
    expect(of('at-once').system['overhead-work']).toBeUndefined();
    expect(of('pauses').system['overhead-work']!.mean!).toBeGreaterThan(0);
    const [planned, wrong] = ['pauses', 'forecast'].map((policy) => values(of(policy).system['overhead-work']!));
    wrong!.forEach((value, i) => {
      expect(value).toBeGreaterThan(planned![i]!);
    });
    expect(Math.abs(1 - saved('forecast') / saved('pauses') - 0.1)).toBeLessThan(0.05);
    expect(of('pauses').system['overhead-work']!.mean!).toBeLessThan(0.02);
  });

  it('power cap: a sixth less costs minutes, a third less hours, all of it for PowerCap; constant caps hold, the energy stays', async () => {
    const study = await play('energy/power-cap.yaml', ['replications=4']);
    const of = (policy: string, metric: string) =>
      study.policies.find((each) => each.policy === policy)!.system[metric]!.mean!;
    const minutes = (policy: string) => wait(study, policy).mean! / 60;
    expect(minutes('free')).toBeLessThan(6);
    expect(minutes('cap-18') - minutes('free')).toBeGreaterThan(10);
    expect(minutes('cap-18') - minutes('free')).toBeLessThan(30);
    expect(minutes('cap-15')).toBeGreaterThan(150);
    expect(of('cap-18', 'peak-power')).toBeLessThanOrEqual(18_000);
    expect(of('cap-15', 'peak-power')).toBeLessThanOrEqual(15_000);
    expect([of('cap-18', 'time-above-cap'), of('cap-15', 'time-above-cap')]).toEqual([0, 0]);
    expect(of('by-day', 'time-above-cap')).toBeGreaterThan(0);
    expect(of('by-day', 'time-above-cap')).toBeLessThan(0.1);
    const unlike = (policy: string) => minutes(policy) / minutes('cap-15');
    expect(of('cap-15-conservative', 'peak-power')).toBeLessThanOrEqual(15_000);
    expect(Math.abs(unlike('cap-15-conservative') - 1)).toBeLessThan(0.05);
    expect(unlike('cap-15-shortest')).toBeLessThan(0.95);
    const longest = (policy: string) => group(study, policy, 'all').metrics.wait!.p95.mean!;
    expect(longest('cap-15-shortest') / longest('cap-15')).toBeGreaterThan(1.1);
    for (const policy of ['cap-18', 'cap-15', 'cap-15-conservative', 'cap-15-shortest', 'by-day']) {
      expect(of(policy, 'energy') / of('free', 'energy')).toBeGreaterThan(0.96);
      const { waits } = study.policies
        .find((each) => each.policy === policy)!
        .reasons!.find(({ dimension }) => dimension === 'all')!;
      const sum = Object.values(waits).reduce((all, each) => all + each.mean!, 0);
      expect(waits.PowerCap!.mean! / sum).toBeGreaterThan(policy === 'by-day' ? 0.5 : 0.9);
    }
  });

  it('own policy: favouring small jobs, and taking turns, shorten the mean wait, and wide jobs pay', async () => {
    const study = await play('own-policy/own-policy.yaml', ['replications=6']);
    for (const policy of ['patient', 'turns']) {
      expect(verdict(study, policy)).toBe('better');
      expect(compared(study, policy, 'small').verdict).toBe('better');
      expect(compared(study, policy, 'wide').verdict).toBe('worse');
    }
  });

  it('largest load: from 80 to 100 % of the demand the 95 % wait of projects doubles, under every rule', async () => {
    const [less, all] = await Promise.all(
      ['80 %', '100 %'].map((load) => play('planning/largest-load.yaml', [`load=${load}`])),
    );
    for (const { policy } of all!.policies) {
      const p95 = (study: Study) => group(study, policy, 'projects').metrics.wait!.p95;
      expect(p95(all!).mean! / p95(less!).mean!).toBeGreaterThan(1.8);
      expect(p95(all!).mean! / p95(less!).mean!).toBeLessThan(2.5);
      values(p95(all!)).forEach((value, i) => {
        expect(value).toBeGreaterThan(1.1 * values(p95(less!))[i]!);
      });
    }
  });

  it('clean hours: the week of its grid is what its formula says', () => {
    const rows = readFileSync(join(root, 'energy/made-up-week.csv'), 'utf8').trim().split('\n').slice(3);
    expect(rows).toHaveLength(168);
    rows.forEach((row, k) => {
      const [h, weekend] = [k % 24, k >= 120 ? 50 : 0];
      const sun = h > 6 && h < 18 ? Math.sin((Math.PI * (h - 6)) / 12) : 0;
      const evening = h > 16 && h < 22 ? Math.sin((Math.PI * (h - 16)) / 6) : 0;
      const value = 340 - 160 * sun + 70 * evening - weekend + 60 * Math.sin((2 * Math.PI * k) / 59);
      expect(Math.abs(Number(row.split(',')[1]) - value)).toBeLessThanOrEqual(0.5 + 1e-9);
    });
  });

  it('replay: plays the made-up log whole under three rules, and backfilling is ahead', async () => {
    const study = await play('logs/replay.yaml');
    expect(study.cleaning[0]).toMatchObject({ records: 2500, jobs: 2500 });
    expect(wait(study, 'easy').mean!).toBeLessThan(wait(study, 'fcfs').mean! / 2);
  });

  it('smallest machine: strict order takes 28 nodes to keep the promise, EASY backfilling 23', async () => {
    const { outcome } = await searched('planning/smallest-machine.yaml', 'size', 20);
    expect(outcome.found).toEqual({ strict: 28, easy: 23 });
  });

  it('largest load: strict order takes 90 % of the demand, backfilling 95 %', async () => {
    const { outcome } = await searched('planning/largest-load.yaml', 'capacity', 20);
    expect(outcome.found).toEqual({ strict: 90, easy: 95, conservative: 95 });
  });
});

/** Searches for the limit that a shipped scenario asks about. */
async function searched(file: string, kind: 'capacity' | 'size', steps: number) {
  const open = openScenario(join(root, file));
  const scenario = open.base.scenario!;
  const { axes } = requestedAxes(open, scenario, [], kind);
  const ladders = axes.map((axis) => ladderOf(axis, steps) as Ladder);
  const players = new Players({ threads: 0 });
  try {
    return await searchLimit({ kind, open, scenario, ladders, costs: [1], measures: [] }, players);
  } finally {
    await players.close();
  }
}
