import * as z from 'zod';
import { pow, type Source, weightedIndex } from '../random/index.ts';
import { number, wholeNumber } from '../units/index.ts';
import { type Label, unnamed } from './workload-kind.ts';

/** The people behind a workload: a few submit most of it. */
export interface UserOptions {
  readonly count: number;
  /** The k-th most active user submits in proportion to k^−zipf: 0 makes all alike. */
  readonly zipf: number;
  /** What they are called, before their number; workloads with the same name share their users. */
  readonly name?: string | undefined;
}

export const usersField = z
  .strictObject({
    count: wholeNumber({ atLeast: 1, atMost: 1_000_000 })
      .describe('How many people submit these jobs.')
      .meta({ examples: [25] }),
    zipf: number({ atLeast: 0, atMost: 10 })
      .default(1)
      .describe('How uneven they are: the k-th most active submits in proportion to k^−zipf; 0 makes all alike.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe(
        "What they are called, before their number; workloads that use one name share its users. Default: the workload's name and 'user'.",
      ),
  })
  .describe('Who submits the jobs. Default: nobody in particular.');

/** Shares of the users in the jobs, the most active first. */
export function zipfShares({ count, zipf }: Pick<UserOptions, 'count' | 'zipf'>): number[] {
  const weights = Array.from({ length: count }, (_, i) => pow(i + 1, -zipf));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** What the users of a workload are called, the most active first. */
export function userNames(users: UserOptions | undefined, workload: string): string[] {
  if (users === undefined) return [unnamed];
  const prefix = users.name ?? `${workload} user`;
  return Array.from({ length: users.count }, (_, i) => `${prefix} ${i + 1}`);
}

/** A user for each of so many requests. */
export function drawnUsers(users: UserOptions | undefined, workload: string, requests: number, source: Source): Label {
  const names = userNames(users, workload);
  if (users === undefined) return { names };
  const pick = weightedIndex(zipfShares(users));
  const index = new Uint32Array(requests);
  for (let i = 0; i < requests; i++) index[i] = pick(source());
  return { names, index };
}
