import type { Note } from '../catalogue/index.ts';
import type { PassSpec } from '../scheduler/index.ts';
import { formatCount, formatDuration } from '../units/index.ts';
import { type Fault, faultAt, type Path } from './fault.ts';
import type { Parts } from './parts.ts';
import { passField } from './policy-field.ts';
import type { Scenario } from './scenario.ts';
import { type Mapping, partAt, plainOf } from './tree.ts';

/** Passes over a queue that take hours, whatever stands in it: nobody waits for more. */
const mostPasses = 1e10;
/** Passes that take more than a minute or so. */
const manyPasses = 1e8;
/** How long a scenario without a horizon is taken to last, s: logs are of a year, in whole seconds; jobs written out one by one, of a day. */
const lengthOfLogs = 365 * 86_400;
const lengthOfLists = 86_400;

/** Periodic passes so close together that they would never come to an end. */
export function passFaults(root: Mapping, { horizon, workloads }: Parts): Fault[] {
  const policies = partAt(root, ['policies']);
  const names = policies?.kind === 'mapping' ? [...policies.entries.keys()] : [];
  const paths: Path[] = [['policy', 'pass'], ...names.map((name) => ['policies', name, 'pass'])];
  const length = horizon ?? lengthWithout([...workloads.values()]);
  return paths.flatMap((path) => {
    const part = partAt(root, path);
    const reading = part && passField.safeParse(plainOf(part));
    if (!reading?.success || reading.data.kind !== 'periodic') return [];
    const { every } = reading.data;
    const passes = passesIn(length, reading.data);
    if (passes <= mostPasses) return [];
    const problem = `passes every ${formatDuration(every)} are ${told(passes)} over ${formatDuration(length)} in which jobs wait, and would never end; at most ${formatCount(mostPasses)} can be made`;
    const hint = "make them rarer, such as 'every: 30 s', or make one an instant: 'pass: per-instant'";
    return [faultAt(partAt(root, [...path, 'every'])?.place ?? part!.place, 'out-of-range', path, { problem, hint })];
  });
}

/** Periodic passes that will take long where jobs wait for long. */
export function manyPassesNotes({ policies, horizon, workloads }: Scenario): Note[] {
  const length = horizon ?? lengthWithout(Object.values(workloads));
  return Object.entries(policies).flatMap(([name, { pass }]) => {
    if (pass.kind !== 'periodic') return [];
    const passes = passesIn(length, pass);
    if (passes <= manyPasses) return [];
    const text = `passes of ${name} every ${formatDuration(pass.every)} may be ${told(passes)} where jobs wait all along: a run may take ${formatDuration(passes / passesPerSecond)} or longer`;
    return [{ code: 'many-passes', severity: 'warning', text }];
  });
}

/** Measured on an empty machine with a blocked queue; a long queue takes longer. */
const passesPerSecond = 2e6;

function passesIn(length: number, { every }: Extract<PassSpec, { kind: 'periodic' }>): number {
  return length / every;
}

function lengthWithout(workloads: readonly { readonly kind: string }[]): number {
  return workloads.some(({ kind }) => kind === 'trace') ? lengthOfLogs : lengthOfLists;
}

function told(passes: number): string {
  return passes < 1e15 ? `about ${formatCount(Number(passes.toPrecision(2)))}` : 'more than a million thousand million';
}
