import { registry } from '../../catalogue/index.ts';
import { taggedField } from '../tagged-field.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { at } from './at.ts';
import { bursty } from './bursty.ts';
import { campaigns } from './campaigns.ts';
import { diurnal } from './diurnal.ts';
import { growing } from './growing.ts';
import { poisson } from './poisson.ts';
import { renewal } from './renewal.ts';
import { weekly } from './weekly.ts';

/** The processes by which jobs are submitted. */
export const arrivalKinds = registry<ArrivalKind>('arrival process', [
  poisson,
  at,
  renewal,
  diurnal,
  weekly,
  bursty,
  campaigns,
  growing,
]);

/** An arrival process with its options: `{ process: 'poisson', rate: 0.01 }`, in SI units. */
export interface ArrivalSpec {
  readonly process: string;
  readonly [option: string]: unknown;
}

/** A field that takes an arrival process. */
export const arrivalsField = taggedField(arrivalKinds, 'process', {
  example: '{ process: poisson, rate: 40 per day }',
});

/**
 * The kind of a process and its options, as the schema gave them.
 * @throws Error when no process has that name
 */
export function arrivalKindOf(spec: ArrivalSpec): ArrivalKind<ArrivalSpec> {
  const kind = arrivalKinds.find(spec.process);
  if (kind === undefined) throw new Error(`no arrival process is named '${spec.process}'`);
  return kind as unknown as ArrivalKind<ArrivalSpec>;
}
