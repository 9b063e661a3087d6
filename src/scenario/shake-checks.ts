import type { Note } from '../catalogue/index.ts';
import { formatDuration, formatPercent } from '../units/index.ts';
import { type Fault, faultAt } from './fault.ts';
import type { Parts } from './parts.ts';
import type { Scenario } from './scenario.ts';
import { type Mapping, partAt } from './tree.ts';

/** A shake of more than this share of the horizon makes another workload, not the same with other seconds. */
const long = 0.1;

/** A shake as long as the horizon leaves nothing of when jobs come. */
export function shakeFaults(root: Mapping, { horizon, shake }: Parts): Fault[] {
  if (shake === undefined || horizon === null || horizon === undefined || shake < horizon) return [];
  const problem = `a shake of ${formatDuration(shake)} moves jobs across the whole horizon of ${formatDuration(horizon)}`;
  const hint = "a shake is short, such as 'shake: 30 s': results should hang on the load, not on seconds";
  return [faultAt(partAt(root, ['shake'])!.place, 'conflict', ['shake'], { problem, hint })];
}

/** A shake that changes when the load comes, not only who comes first. */
export function longShake({ shake, horizon }: Scenario): Note[] {
  if (shake === undefined || horizon === null || shake <= long * horizon) return [];
  const text = `a shake of ${formatDuration(shake)} is ${formatPercent(shake / horizon)} of the horizon: it moves the load itself, days and bursts too, so what it changes says little of chance; shake by seconds or minutes`;
  return [{ code: 'long-shake', severity: 'warning', text }];
}
