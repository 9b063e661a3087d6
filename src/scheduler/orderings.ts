import { registry } from '../catalogue/index.ts';
import { expansionFactor } from './ordering/expansion-factor.ts';
import { f1 } from './ordering/f1.ts';
import { f2 } from './ordering/f2.ts';
import { f3 } from './ordering/f3.ts';
import { f4 } from './ordering/f4.ts';
import { fcfs } from './ordering/fcfs.ts';
import { largest } from './ordering/largest.ts';
import { largestArea } from './ordering/largest-area.ts';
import { longestFirst } from './ordering/longest-first.ts';
import { shortestFirst } from './ordering/shortest-first.ts';
import { smallest } from './ordering/smallest.ts';
import { smallestArea } from './ordering/smallest-area.ts';
import { unicef } from './ordering/unicef.ts';
import { wfp3 } from './ordering/wfp3.ts';
import type { OrderingKind } from './ordering.ts';

/** All built-in orders of the queue. */
export const orderings = registry<OrderingKind>('ordering', [
  fcfs,
  shortestFirst,
  longestFirst,
  smallestArea,
  largestArea,
  smallest,
  largest,
  expansionFactor,
  wfp3,
  unicef,
  f1 as OrderingKind,
  f2 as OrderingKind,
  f3 as OrderingKind,
  f4 as OrderingKind,
]);
