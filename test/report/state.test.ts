import { describe, expect, it } from 'vitest';
import { csvOf, markdownOf } from '../../viz/export.ts';
import { timeTicks, windowText } from '../../viz/scales/time.ts';
import { createStore, fromHash, type State, toHash } from '../../viz/state.ts';
import { moved, panned, showing, zoomed } from '../../viz/window.ts';

const defaults: State = {
  theme: 'system',
  policy: 'EASY',
  class: '',
  metric: 'wait',
  by: '',
  colour: '',
  filter: '',
  from: 0,
  to: 1000,
  top: 0,
  bottom: 1,
  job: -1,
  keys: 'on',
};

describe('the address', () => {
  it('names only what differs from the defaults, and restores it', () => {
    const state: State = {
      ...defaults,
      policy: 'FCFS & <co>',
      from: 12.5,
      to: 99,
      filter: 'class:a wait>4h',
      theme: 'dark',
      job: 17,
    };
    const hash = toHash(state, defaults);
    expect(toHash(defaults, defaults)).toBe('');
    expect(fromHash(`#${hash}`, defaults, {})).toEqual(state);
  });
  it('is not believed where it makes no sense', () => {
    const allowed = { theme: ['system', 'light', 'dark'], policy: ['EASY', 'FCFS'] };
    expect(fromHash('#policy=none&theme=pink&from=abc&to=&evil=1&__proto__=2', defaults, allowed)).toEqual(defaults);
    expect(fromHash('#from=900&to=100&policy=FCFS', defaults, allowed)).toEqual({ ...defaults, policy: 'FCFS' });
  });
});

describe('the store', () => {
  it('tells a listener once per frame, and only of what it asked for', () => {
    const frames: (() => void)[] = [];
    const store = createStore(defaults, (run) => frames.push(run));
    const heard: string[] = [];
    store.on(['policy'], () => heard.push('policy'));
    store.on(['from', 'to'], () => heard.push('window'));
    store.set({ from: 1 });
    store.set({ to: 5 });
    store.set({ from: 2 });
    expect(frames).toHaveLength(1);
    frames.shift()!();
    expect(heard).toEqual(['window']);
    store.set({ from: 2 });
    expect(frames).toHaveLength(0);
  });
});

describe('the window of time', () => {
  const extent = [0, 1000] as const;
  it('is panned within the run and keeps its width', () => {
    expect(panned({ from: 100, to: 200 }, extent, 0.5)).toEqual({ from: 150, to: 250 });
    expect(panned({ from: 100, to: 200 }, extent, -5)).toEqual({ from: 0, to: 100 });
    expect(moved({ from: 100, to: 200 }, extent, 'End', false)).toEqual({ from: 900, to: 1000 });
    expect(moved({ from: 100, to: 200 }, extent, 'Home', false)).toEqual({ from: 0, to: 100 });
    expect(moved({ from: 100, to: 200 }, extent, 'x', false)).toBeNull();
  });
  it('is zoomed about a moment that stays where it is, never beyond the run', () => {
    const { from, to } = zoomed({ from: 100, to: 300 }, extent, 0.5, 150);
    expect([from, to]).toEqual([125, 225]);
    expect((150 - from) / (to - from)).toBeCloseTo((150 - 100) / 200, 9);
    expect(zoomed({ from: 100, to: 300 }, extent, 100)).toEqual({ from: 0, to: 1000 });
  });
  it('moves to show a job, and stays when the job is in view', () => {
    expect(showing({ from: 100, to: 200 }, extent, 150, 160)).toEqual({ from: 100, to: 200 });
    const { from, to } = showing({ from: 100, to: 200 }, extent, 500, 520);
    expect(to - from).toBeCloseTo(100, 9);
    expect(from).toBeLessThanOrEqual(500);
    expect(to).toBeGreaterThanOrEqual(520);
  });
});

describe('the time axis', () => {
  it('has ticks at round times, as many as there is room for', () => {
    const texts = (from: number, to: number, most: number) => timeTicks(from, to, most).map(({ text }) => text);
    expect(texts(0, 30 * 86_400, 6)).toEqual(['day 0', 'day 7', 'day 14', 'day 21', 'day 28']);
    expect(texts(80_000, 100_000, 4)).toEqual(['day 1', '02:00']);
    expect(texts(0, 2, 5)).toEqual(['0 s', '0.5 s', '1 s', '1.5 s', '2 s']);
    for (const [from, to] of [
      [0, 3],
      [5, 4000],
      [1e5, 1e6],
      [0, 4e8],
    ] as const) {
      for (const most of [2, 5, 12]) expect(timeTicks(from, to, most).length).toBeLessThanOrEqual(most + 1);
    }
  });
  it('says a window in words', () => {
    expect(windowText(86_400, 2 * 86_400)).toBe('day 1, 00:00 to day 2, 00:00 (24 h)');
    expect(windowText(0.5, 3)).toBe('0.5 s to 3 s (2.5 s)');
  });
});

describe('exports', () => {
  const table = {
    caption: 'x',
    columns: [
      { title: 'Name', file: 'name' },
      { title: '=Wait', file: '=wait_s', number: true },
    ],
    rows: [
      ['=HYPERLINK("http://x")', { text: '2 h', value: 7200 }],
      ['a,"b"\n|c|', { text: 'none', value: null }],
      ['-1+1', { text: '−5 s', value: -5 }],
      ['@SUM(A1)', { text: '<b>', value: 1e-7 }],
    ],
  };
  it('CSV keeps base units and makes formulas plain text', () => {
    expect(csvOf(table)).toBe(
      `name,'=wait_s\r\n"'=HYPERLINK(""http://x"")",7200\r\n"a,""b""\n|c|",\r\n'-1+1,-5\r\n'@SUM(A1),1e-7\r\n`,
    );
  });
  it('Markdown keeps its columns whatever stands in a cell', () => {
    const lines = markdownOf(table).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + table.rows.length);
    expect(lines[1]).toBe('| --- | ---: |');
    for (const line of lines) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(4);
    expect(lines[5]).toContain('\\<b\\>');
  });
});
