import { registry } from '../catalogue/index.ts';
import { conservative } from './backfill/conservative.ts';
import { depthK } from './backfill/depth-k.ts';
import { easy } from './backfill/easy.ts';
import { firstFit } from './backfill/first-fit.ts';
import { none } from './backfill/none.ts';
import type { BackfillKind } from './backfill.ts';

/** All built-in backfill rules. */
export const backfills = registry<BackfillKind>('backfill', [
  none,
  firstFit,
  easy as BackfillKind,
  conservative as BackfillKind,
  depthK as BackfillKind,
]);
