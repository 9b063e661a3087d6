import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { measured } from '../../src/experiment/measured.ts';
import { scenarioOf } from '../scenario/reading.ts';

const text = `
begin: 2027-01-04T00:00:00+01:00
cluster: { pue: 1.25, pools: { gpus: { units: 4, power: { idle: 100 W, busy: 500 W } } } }
electricity: { price: 0.2 EUR per kWh }
carbon: { intensity: 100 g per kWh }
tenants: { a: {}, b: {} }
workloads:
  first: { tenant: a, arrivals: { process: at, times: [0 s, 0 s] }, accelerators: 2, duration: 1 h }
  second: { tenant: b, arrivals: { process: at, times: [0 s] }, accelerators: 1, duration: 2 h }
`;

describe('a study of a machine that states its power', () => {
  it('tells energy, cost and emissions of the machine and of each class and tenant', async () => {
    const study = await runStudy(scenarioOf(text), { threads: 0 });
    const [policy] = study.policies;
    // Hour 1: 2 + 2 at work; hours 2 and 3: 1 at work.
    const kilowatts = 1.25 * (4 * 0.5 + 2 * (0.5 + 3 * 0.1));
    expect(policy!.system.energy!.mean).toBeCloseTo(kilowatts, 10);
    expect(policy!.system['electricity-cost']!.mean).toBeCloseTo(0.2 * kilowatts, 10);
    expect(policy!.system.emissions!.mean).toBeCloseTo(0.1 * kilowatts, 10);
    expect(policy!.system['energy-per-useful-hour']!.mean).toBeCloseTo(kilowatts / 6, 10);
    expect(policy!.system['peak-power']!.mean).toBeCloseTo(2500, 10);
    expect(policy!.system['mean-power']!.mean).toBeCloseTo((kilowatts / 3) * 1000, 8);
    const of = (path: string) => measured(path, policy!).estimate?.mean;
    expect(of('first.energy')).toBeCloseTo(1.25 * 2, 10);
    expect(of('tenant/b.emissions')).toBeCloseTo(1.25 * 0.1, 10);
    expect(of('second.electricity-cost')).toBeCloseTo(1.25 * 0.2, 10);
    expect(of('energy')).toBeCloseTo(kilowatts, 10);
    expect(study.runs[0]!.energy!.hours.energy[0]).toBeCloseTo(2.5, 10);
  });

  it('has nothing of it where no pool states its power', async () => {
    const plain = text.replace(', power: { idle: 100 W, busy: 500 W }', '').replace(/^(electricity|carbon).*$/gm, '');
    const study = await runStudy(scenarioOf(plain), { threads: 0 });
    expect(
      Object.keys(study.policies[0]!.system).filter((name) => /energy|power|emissions|electricity/.test(name)),
    ).toEqual([]);
    expect(study.runs[0]!.energy).toBeUndefined();
    expect(study.policies[0]!.groups[0]!.totals).toBeUndefined();
  });

  it('with jobs that wait for clean electricity emits less, and tells what they waited for and what was known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'energy-'));
    const hours = [300, 280, 200, 150, 120, 130, 220, 310];
    const rows = hours.map((value, hour) => `2027-01-04T0${hour}:00+01:00,${value}`);
    writeFileSync(join(folder, 'ci.csv'), `time,g/kWh\n${rows.join('\n')}\n`);
    const shifted = text
      .replace('100 g per kWh', '{ file: ci.csv, repeat: true }')
      .replace('duration: 2 h', 'duration: 3 h, shiftable: 5 h');
    const policies = 'policies: { now: {}, later: { start: carbon-window } }';
    const study = await runStudy(scenarioOf(`${shifted}${policies}`, { folder }), { threads: 0 });
    const [now, later] = study.policies;
    const second = (policy: typeof now) =>
      policy!.groups.find(({ name }) => name === 'second')!.totals!.emissions!.mean!;
    // Without waiting it finds the machine full for an hour, and runs in 280, 200 and 150.
    expect(1 - second(later) / second(now)).toBeCloseTo(1 - 400 / 630, 12);
    expect([now!.knowledge, later!.knowledge]).toEqual(['estimate', 'oracle']);
    const waits = later!.reasons!.find(({ dimension, name }) => dimension === 'workload' && name === 'second')!.waits;
    expect(waits.Carbon!.mean).toBe(3 * 3600);
    expect(now!.reasons![0]!.waits.Carbon).toBeUndefined();
    expect(study.notes.map(({ code }) => code)).toContain('intensity-series');
    rmSync(folder, { recursive: true });
  });

  it('under a cap by the hour of the day, in local time, starts jobs when it rises and tells what they waited for', async () => {
    const capped = text
      .replace('T00:00:00+01:00', 'T07:30:00+01:00')
      .replace(
        'duration: 2 h }',
        'duration: 2 h }\npolicy: { powerCap: { daily: [{ from: "9:00", cap: 10 kW }, { from: "20:00", cap: 1.5 kW }] } }',
      );
    const study = await runStudy(scenarioOf(capped), { threads: 0 });
    const [policy] = study.policies;
    // Idle 500 W at the meter, two at work 1.5 kW: one job of two until 8:30, the second from 8:30 to 9:30, the third from 9:00 on.
    const wait = (name: string) => policy!.groups.find((group) => group.name === name)!.metrics.wait!.mean.mean;
    expect(wait('first')).toBe(1800);
    expect(wait('second')).toBe(5400);
    const waits = policy!.reasons!.find(({ name }) => name === 'second')!.waits;
    expect(waits.PowerCap!.mean).toBe(5400);
    expect(policy!.system['peak-power']!.mean).toBeCloseTo(2000, 9);
    expect(policy!.system['time-above-cap']!.mean).toBe(0);
  });
});

describe('thresholds on energy', () => {
  it('of an hour of an accelerator take both ways to write a rate', () => {
    const promises = [
      'emissions-per-useful-hour < 300 g per h',
      'emissions-per-useful-hour < 0.3 kg CO2e/GPU-h',
      'emissions-per-useful-hour < 0.3 kg CO2e per accelerator·h',
      'energy-per-useful-hour < 2 MWh/accelerator-h',
      'energy-per-useful-hour < 2',
    ];
    const { thresholds } = scenarioOf(`${text}thresholds: [${promises.map((each) => `'${each}'`).join(', ')}]`);
    expect(thresholds?.map(({ limit }) => limit)).toEqual([0.3, 0.3, 0.3, 2000, 2]);
  });

  it('take the units people write, of the machine and of a group', () => {
    const promises = [
      'energy < 0.01 MWh',
      'peak-power <= 2.5 kW',
      'first.energy < 3 kWh',
      'emissions < 1 t',
      'tenant/b.electricity-cost < 1',
    ];
    const { thresholds } = scenarioOf(`${text}thresholds: [${promises.map((each) => `'${each}'`).join(', ')}]`);
    expect(thresholds?.map(({ measure, limit }) => [measure, limit])).toEqual([
      ['energy', 10],
      ['peak-power', 2500],
      ['first.energy', 3],
      ['emissions', 1000],
      ['tenant/b.electricity-cost', 1],
    ]);
  });
});
