import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkInputs } from '../../src/experiment/check-inputs.ts';
import { runStudy } from '../../src/experiment/index.ts';
import { StudyError } from '../../src/experiment/study-fault.ts';
import { faultsOf, scenarioOf } from '../scenario/reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'series-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hour = 3600;
const begin = Date.parse('2023-09-01T00:00Z') / 1000;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const hourly = (name: string, from: string, values: readonly number[], header = 'time,g/kWh') =>
  write(
    name,
    `${header}\n${values.map((value, i) => `${new Date(Date.parse(from) + 3_600_000 * i).toISOString().slice(0, 16)}Z,${value}`).join('\n')}\n`,
  );
/** A job of two hours on one unit, submitted so many hours after 1 September. */
const swf = (name: string, header: string, ...submits: number[]) =>
  write(
    name,
    `${header}${submits.map((submit, i) => `${i + 1} ${submit} 0 7200 1 -1 -1 1 7200 -1 1 1 -1 -1 -1 -1 -1 -1`).join('\n')}\n`,
  );

// January has 100 g, September 500 g, but for its third hour.
hourly('january.csv', '2023-01-01T00:00Z', Array(48).fill(100));
hourly('september.csv', '2023-09-01T00:00Z', [500, 500, 10, 500, ...Array(44).fill(500)]);
swf('dated.swf', `; UnixStartTime: ${begin + 2 * hour}\n; TimeZoneString: Etc/UTC\n`, 0, hour);
swf('undated.swf', '', 0, hour);

const scenario = (log: string, series: string, rest = '') =>
  `cluster: { pools: { m: { units: 2, power: { idle: 0 W, busy: 1 kW } } } }
carbon: { intensity: { file: ${series} } }
workloads: { l: { kind: trace, format: swf, file: ${log} } }
${rest}`;
const played = (text: string) => runStudy(scenarioOf(text, { folder }), { threads: 0 });
async function refusal(text: string) {
  const [checked, run] = await Promise.all(
    [checkInputs(scenarioOf(text, { folder })), played(text)].map((work) =>
      work.then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  );
  expect(checked).toBeInstanceOf(StudyError);
  expect(run).toBeInstanceOf(StudyError);
  expect((checked as StudyError).message.split('Z')[0]).toBe((run as StudyError).message.split('Z')[0]);
  return (run as StudyError).message;
}

describe('a log and a series that both have dates', () => {
  it('meet by date: jobs of 2 h and 3 h meet the hours 2 to 4 of the series', async () => {
    const study = await played(scenario('dated.swf', 'september.csv'));
    // kWh by the hour: 1 at 10 g, 2 at 500 g, 1 at 500 g.
    expect(study.policies[0]!.system.emissions!.mean).toBeCloseTo((10 + 2 * 500 + 500) / 1000, 12);
    expect(study.notes.map(({ code }) => code)).not.toContain('intensity-series-undated');
  });

  it('of different times are refused with both spans', async () => {
    const message = await refusal(scenario('dated.swf', 'january.csv'));
    expect(message).toContain('2023-09-01T02:00:00Z to 2023-09-01T03:00:00Z');
    expect(message).toContain('got one from 2023-01-01T00:00:00Z to 2023-01-03T00:00:00Z');
  });

  it('are refused where the scenario begins at another time, unless the log is laid there on purpose', async () => {
    const there = 'begin: 2023-01-01T00:00:00Z\n';
    const message = await refusal(scenario('dated.swf', 'january.csv', there));
    expect(message).toContain("those of 'l', whose log begins at 2023-09-01T02:00:00Z");
    expect(message).toContain('2023-01-01T00:00:00Z to 2023-01-03T00:00:00Z');
    const laid = scenario('dated.swf', 'january.csv', there).replace('dated.swf', 'dated.swf, offset: 0 s');
    expect((await played(laid)).policies[0]!.system.emissions!.mean).toBeCloseTo(4 * 0.1, 12);
  });

  it('meet by date in a series that repeats: the hour of its own turn', async () => {
    // 1 September is a whole number of days after 1 January: second 0 meets hour 2.
    hourly('day.csv', '2023-01-01T00:00Z', [...Array(24).keys()]);
    const study = await played(scenario('dated.swf', 'day.csv, repeat: true'));
    expect(study.policies[0]!.system.emissions!.mean).toBeCloseTo((2 + 2 * 3 + 4) / 1000, 12);
  });
});

describe('jobs without a date', () => {
  it('meet the first row, and are told so as a warning', async () => {
    const { policies, notes } = await played(scenario('undated.swf', 'september.csv'));
    expect(policies[0]!.system.emissions!.mean).toBeCloseTo((500 + 2 * 500 + 10) / 1000, 12);
    const note = notes.find(({ code }) => code === 'intensity-series-undated');
    expect(note?.severity).toBe('warning');
    expect(note?.text).toContain('second 0 meets its first row, 2023-09-01T00:00:00Z');
  });

  it('meet the first moment that all series have', async () => {
    hourly('prices.csv', '2023-09-01T02:00Z', Array(24).fill(100), 'time,EUR/MWh');
    const text = scenario('undated.swf', 'september.csv', 'electricity: { price: { file: prices.csv } }');
    const { policies } = await played(text);
    expect(policies[0]!.system.emissions!.mean).toBeCloseTo((10 + 2 * 500 + 500) / 1000, 12);
    const apart = text.replace('september.csv', 'january.csv');
    expect(await refusal(apart)).toContain('2023-09-01T02:00:00Z');
  });
});

describe('a begin that is a date alone', () => {
  const made = (head: string, zone: string) => `${head}
cluster: { pools: { m: { units: 1, power: { idle: 0 W, busy: 1 MW } } } }
electricity: { price: { file: berlin.csv, zone: ${zone} } }
workloads: { a: { arrivals: { process: at, times: [0 h, 1 h] }, duration: 1 h } }`;

  it('is midnight in the only zone that is named', async () => {
    const day = Array.from({ length: 24 }, (_, h) => `2023-07-01 ${String(h).padStart(2, '0')}:00,${h}`);
    write('berlin.csv', `time,price (EUR/MWh)\n${day.join('\n')}\n`);
    const scenarioMade = scenarioOf(made('begin: 2023-07-01', 'Europe/Berlin'), { folder });
    expect(scenarioMade.begin).toEqual({ unix: Date.parse('2023-06-30T22:00Z') / 1000, offset: 7200 });
    const study = await runStudy(scenarioMade, { threads: 0 });
    // A megawatt for the hours 0 and 1, at 0 and 1 EUR.
    expect(study.policies[0]!.system['electricity-cost']!.mean).toBeCloseTo(1, 12);
  });

  it('is midnight in winter time in winter, and in UTC where no zone is named', () => {
    expect(scenarioOf(made('begin: 2023-12-01', 'Europe/Berlin'), { folder }).begin?.offset).toBe(3600);
    expect(scenarioOf(made('begin: 2023-12-01', "'-05:00'"), { folder }).begin?.offset).toBe(-18_000);
    const none = made('begin: 2023-12-01', 'UTC').replace(', zone: UTC', '');
    expect(scenarioOf(none, { folder }).begin).toEqual({ unix: Date.UTC(2023, 11, 1) / 1000, offset: 0 });
  });

  it('is refused where zones are named whose midnights differ, and not where they are the same', () => {
    const and = (zone: string) =>
      `${made('begin: 2023-07-01', 'Europe/Berlin')}\ncarbon: { intensity: { file: september.csv, zone: ${zone} } }`;
    const [fault, ...others] = faultsOf(and('Europe/London'), { folder });
    expect(others).toEqual([]);
    expect(fault).toContain("write '2023-07-01T00:00:00+02:00' for midnight in Europe/Berlin");
    expect(scenarioOf(and('Europe/Paris'), { folder }).begin?.offset).toBe(7200);
  });

  it('beside a file that names another clock in its header leaves a warning', async () => {
    write('cet.csv', 'MTU (CET/CEST),EUR/MWh\n2023-07-01 00:00,1\n2023-07-01 01:00,2\n2023-07-01 02:00,3\n');
    const text = made('begin: 2023-07-01', 'UTC').replace('berlin.csv, zone: UTC', 'cet.csv');
    const { notes } = await played(text);
    const note = notes.find(({ code }) => code === 'price-series-clock');
    expect(note?.text).toContain('which is 2023-07-01T02:00:00+02:00 by the clock of the file');
  });
});

describe('a start rule beside a series that ends', () => {
  const cats = (rest: string) => `cluster: { pools: { m: { units: 4, power: { idle: 0 W, busy: 1 kW } } } }
begin: 2023-01-01T00:00Z
carbon: { intensity: { file: cats.csv } }
workloads: { j: { arrivals: { process: at, times: [${rest}] }, duration: 3 h, shiftable: 48 h, interruptible: 0 s } }
policies: { now: {}, window: { start: carbon-window }, slots: { start: carbon-slots }, threshold: { start: carbon-threshold } }`;
  hourly('cats.csv', '2023-01-01T00:00Z', [...Array.from({ length: 47 }, (_, i) => 300 - i), 20]);

  it('plans within it and says so: the start is at 45 h, 41 % less than now', async () => {
    const { policies, notes } = await played(cats('0 h'));
    const grams = policies.map(({ system }) => 1000 * system.emissions!.mean!);
    expect(grams.slice(0, 3).map((each) => Math.round(each))).toEqual([897, 529, 529]);
    const told = notes.filter(({ code }) => code === 'planned-within-data');
    expect(told.map(({ policy }) => policy)).toEqual(['window', 'slots']);
    expect(told[0]?.text).toBe(
      "'window' planned 1 job within the time for which there are intensities, although it may be put off beyond it.",
    );
  });

  it('holds nobody for whom there are no data, and says for how many', async () => {
    const { policies, notes } = await played(cats('46 h, 47 h, 60 h'));
    const starts = policies.map(({ groups }) => groups[0]!.metrics.wait!.mean.mean);
    expect(starts.slice(0, 3)).toEqual([0, 0, 0]);
    const told = notes.filter(({ code }) => code === 'not-planned').map(({ policy, count }) => [policy, count]);
    expect(told).toEqual([
      ['window', 3],
      ['slots', 3],
      ['threshold', 1],
    ]);
    expect(notes.map(({ code }) => code)).toContain('intensity-series-ended');
  });
});
