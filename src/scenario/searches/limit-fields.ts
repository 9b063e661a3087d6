import * as z from 'zod';
import { number, wholeNumber } from '../../units/index.ts';
import type { AxisSpec } from '../axis.ts';
import { axisField } from '../axis-field.ts';

/** How the largest load at which all thresholds hold is searched for. */
export interface CapacitySpec {
  /** What is raised, by its path: one. */
  readonly over: Readonly<Record<string, AxisSpec>>;
  /** Equal steps that a range is searched in, unless it is one of whole numbers. */
  readonly steps: number;
}

/** How the smallest machine with which all thresholds hold is searched for. */
export interface SizeSpec {
  /** How many of each there may be, by path: one or several. */
  readonly over: Readonly<Record<string, AxisSpec>>;
  /** What one more costs, by the same paths; the unit does not matter. */
  readonly costs: Readonly<Record<string, number>>;
}

const over = z.record(z.string(), axisField());

/** What is raised when nobody says: the load of all workloads. */
export const defaultCapacity = { load: '50 % … 200 %' };

export const capacityField = z
  .strictObject({
    over: over
      .refine((paths) => Object.keys(paths).length === 1, { error: 'expected one path with a range' })
      .prefault(defaultCapacity)
      .describe(
        'What is raised: one path with a range or a list of numbers that go up. Default: the load of all workloads, 50 % to 200 %.',
      )
      .meta({ examples: [{ 'load.chat': '50 % … 300 %' }, { 'workloads.chat.users.count': '10 … 500' }] }),
    steps: wholeNumber({ atLeast: 1, atMost: 10_000 })
      .default(30)
      .describe('Equal steps of the range; a range of whole numbers is searched to the last one.'),
  })
  .describe('What `queueworks capacity` raises until the thresholds no longer hold.');

export const sizeField = z
  .strictObject({
    over: over
      .refine((paths) => Object.keys(paths).length > 0, { error: 'expected at least one path with a range' })
      .describe('How many there may be: a path with a range of whole numbers, or several paths for a mix.')
      .meta({ examples: [{ 'cluster.pools.gpus.nodes': '8 … 64' }] }),
    costs: z
      .record(z.string(), number({ above: 0 }))
      .prefault({})
      .describe('What one more of each costs, by the same paths, in any unit; needed for a mix.')
      .meta({ examples: [{ 'cluster.pools.a100.nodes': 1, 'cluster.pools.h100.nodes': 2.4 }] }),
  })
  .describe('What `queueworks size` makes as small as the thresholds allow.');
