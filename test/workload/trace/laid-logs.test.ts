import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/units/index.ts';
import type { Written } from '../workloads.ts';
import { jobsOf } from '../workloads.ts';
import { logOf, logText } from './lines.ts';

const submitted = (header: string, ...times: number[]) =>
  logOf(header + logText(times.map((submit) => ({ submit, requestedTime: 60 }))));
const unix = (text: string) => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

/** Submissions and what is noted of logs that are laid on one axis. */
function laid(logs: Record<string, ReturnType<typeof submitted>>, options: Written = {}, begin?: string) {
  const written = Object.fromEntries(
    Object.keys(logs).map((name) => [name, { kind: 'trace', file: name, ...options[name] }]),
  );
  const { jobs, notes } = jobsOf(written, { logs, ...(begin === undefined ? {} : { begin: unix(begin) }) });
  const of = (name: string) => {
    const workload = jobs.names.workloads.indexOf(name);
    return [...jobs.submit].filter((_, job) => jobs.workload[job] === workload);
  };
  return { of, notes, codes: notes.map(({ code }) => code), begin: jobs.begin, jobs };
}

const year = 365 * 86_400;
const january2022 = 1_640_995_200;

describe('several logs', () => {
  const first = submitted(`; UnixStartTime: ${january2022}\n`, 0, 100);
  const second = submitted(`; UnixStartTime: ${january2022 + year}\n`, 50, 150);

  it('keep their distance, by the date of their headers', () => {
    const { of, notes, begin } = laid({ first, second });
    expect(of('first')).toEqual([0, 100]);
    expect(of('second')).toEqual([year + 50, year + 150]);
    expect(begin).toEqual(unix('2022-01-01'));
    expect(notes.find(({ code }) => code === 'logs-laid')!.text).toBe(
      "'first' begins at second 0 (2022-01-01T00:00:00Z), 'second' begins 365 d after second 0 (2023-01-01T00:00:50Z).",
    );
    expect(notes.find(({ code }) => code === 'logs-apart')!.text).toContain("365 d before 'second' begins");
    const third = submitted(`; UnixStartTime: ${january2022 + 2 * year}\n`, 0, 100);
    expect(laid({ first, second, third }).notes.find(({ code }) => code === 'logs-apart')!.text).toBe(
      "Between the logs lie times without a job, more than 99 % of the whole: 365 d before 'second' begins, 365 d before 'third' begins. They are measured too; 'offset' says when a log begins, if that is not meant.",
    );
  });

  it('keep it also when one counts from 1970 and the other from its header', () => {
    const absolute = submitted('', january2022 + 40, january2022 + 70);
    const { of } = laid({ first, absolute });
    expect(of('absolute')).toEqual([40, 70]);
  });

  it('without dates keep the distance of their own clocks, as parts of one log do', () => {
    const { of, begin, codes } = laid({ a: submitted('', 5_000_000, 5_000_100), b: submitted('', 5_000_200) });
    expect(of('a')).toEqual([0, 100]);
    expect(of('b')).toEqual([200]);
    expect(begin).toBeUndefined();
    expect(codes).toContain('logs-laid');
  });

  it('with and without a date begin together, with a warning', () => {
    const { of, notes } = laid({ first, other: submitted('', 700, 800) });
    expect(of('other')).toEqual([0, 100]);
    expect(notes.find(({ code }) => code === 'log-undated')).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining("'other' tells no date"),
    });
  });

  it('begin where their offset says, whatever their dates', () => {
    const { of, begin } = laid({ first, second }, { second: { offset: '1 h' } });
    expect(of('first')).toEqual([0, 100]);
    expect(of('second')).toEqual([3600, 3700]);
    expect(begin!.unix).toBe(january2022);
  });

  it('are not moved by a record without a meaning in one of them', () => {
    const absolute = submitted('', 0, ...Array.from({ length: 20 }, (_, k) => january2022 + 1000 + 100 * k));
    const { of } = laid({ first, absolute });
    expect(of('absolute')).toHaveLength(20);
    expect(of('absolute')[0]).toBe(1000);
  });
});

describe('the date of second 0', () => {
  it("is that of a log's first job, on the clock of its zone, unless the scenario says it", () => {
    const log = submitted('; UnixStartTime: 1688169600\n; TimeZoneString: Europe/Berlin\n', 3600, 3700);
    expect(laid({ log }).begin).toEqual({ unix: 1_688_173_200, offset: 7200 });
    expect(laid({ log: submitted('; UnixStartTime: 0\n; TimeZone: -3600\n', 1_688_173_200) }).begin).toEqual({
      unix: 1_688_173_200,
      offset: -3600,
    });
    expect(laid({ log }, { log: { from: '100 s' } }).begin!.unix).toBe(1_688_173_300);
    expect(laid({ log }, { log: { offset: '2 h' } }).begin!.unix).toBe(1_688_173_200 - 7200);
  });

  it('is not told by a log that has none', () => {
    expect(laid({ log: submitted('; UnixStartTime: 0\n', 0, 10) }).begin).toBeUndefined();
  });

  it('as a begin shortly before the first job leaves jobs their dates; one far away is a replay at another time', () => {
    const log = submitted('', january2022 + 3600, january2022 + 3700);
    const near = laid({ log }, {}, '2022-01-01');
    expect(near.of('log')).toEqual([3600, 3700]);
    expect(near.begin!.unix).toBe(january2022);
    expect(near.codes).toContain('logs-laid');
    for (const begin of ['2027-01-04', '2022-01-02', '2021-12-01']) {
      const far = laid({ log }, {}, begin);
      expect(far.of('log'), begin).toEqual([0, 100]);
      expect(far.begin).toEqual(unix(begin));
      expect(far.notes.find(({ code }) => code === 'log-redated')).toMatchObject({ severity: 'warning' });
    }
  });

  it('is what days and weeks of other workloads follow', () => {
    // 2022-01-01 was a Saturday: nobody comes on it or on the Sunday after.
    const log = submitted('', january2022, january2022 + 100);
    const weekly = {
      arrivals: { process: 'weekly', mean: '60 per h', weights: [1, 1, 1, 1, 1, 0, 0] },
      duration: '1 s',
    };
    const written = { log: { kind: 'trace', file: 'log' }, weekly };
    const times = [...jobsOf(written as Written, { logs: { log }, horizon: 3 * 86_400 }).jobs.submit].slice(2);
    expect(times.length).toBeGreaterThan(100);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(2 * 86_400);
  });
});
