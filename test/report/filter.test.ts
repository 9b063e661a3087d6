import { describe, expect, it } from 'vitest';
import type { Jobs } from '../../viz/data.ts';
import { parseFilter } from '../../viz/filter.ts';
import type { Schedule } from '../../viz/schedule.ts';

const jobs = {
  count: 4,
  total: 4,
  number: Float64Array.from([11, 12, 13, 14]),
  submit: Float64Array.from([0, 0, 0, 0]),
  accelerators: Float64Array.from([1, 8, 64, 8]),
  workload: null,
  class: Float64Array.from([0, 1, 1, 0]),
  tenant: null,
  user: Float64Array.from([0, 1, 2, 1]),
  limit: Float64Array.from([3600, 3600, 7200, 60]),
  names: {
    workloads: ['all'],
    classes: ['chat', 'fine-tuning'],
    tenants: ['public sector'],
    users: ['ann', 'bob', 'eve'],
  },
  states: ['completed', 'timed-out'],
} satisfies Jobs;
const start = [0, 600, 20_000, 4000];
const end = [100, 4200, 27_200, 4060];
const schedule = {
  start: Float64Array.from(start),
  end: Float64Array.from(end),
  state: Float64Array.from([0, 0, 0, 1]),
  waited: (job: number) => start[job]! - jobs.submit[job]!,
  ran: (job: number) => end[job]! - start[job]!,
} as unknown as Schedule;
const found = (text: string) => {
  const filter = parseFilter(text, jobs, schedule);
  return [0, 1, 2, 3].filter((job) => filter?.matches(job));
};

describe('finding jobs', () => {
  it.each([
    ['class:chat', [0, 3]],
    ['class:FINE', [1, 2]],
    ['wait>4h', [2]],
    ['wait >= 10 min', [1, 2, 3]],
    ['wait<1', [0]],
    ['run<=1min', [3]],
    ['size>=8', [1, 2, 3]],
    ['limit>1h', [2]],
    ['state:timed-out', [3]],
    ['job:13', [2]],
    ['user:bob size>=8 class:chat', [3]],
    ['tenant:public sector', [0, 1, 2, 3]],
    ['class:none', []],
  ])('%s', (text, rows) => {
    expect(found(text)).toEqual(rows);
    expect(parseFilter(text, jobs, schedule)!.fault).toBe('');
  });
  it('nothing typed is no filter', () => expect(parseFilter('  ', jobs, schedule)).toBeNull());
  it('says what it did not understand, and goes by the rest', () => {
    const filter = parseFilter('class:chat wait>soon', jobs, schedule)!;
    expect(filter.fault).toMatch(/^Not understood: wait>soon\./);
    expect([0, 1, 2, 3].filter((job) => filter.matches(job))).toEqual([0, 3]);
  });
});
