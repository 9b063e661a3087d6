import { describe, it } from 'vitest';
import { expectSizeOfErlang } from './staffing.ts';

describe('the smallest machine', () => {
  // The rows of the Halfin–Whitt table whose smallest size is 10 % below its limit or more. All nine are found in closed form, with the
  // same search, in edge.test.ts; those
  // of loads of 100 and more in search-limit.long.test.ts.
  it.each([
    [10, '50 %', 12, 1_000],
    [10, '20 %', 14, 2_000],
    [10, '5 %', 17, 1_500],
  ])('for an offered load of %d, %s of whom may wait, has the %d servers of Erlang C', expectSizeOfErlang);
});
