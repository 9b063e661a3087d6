import { type LimitSearch, searchLimit } from '../../experiment/index.ts';
import { limitTables } from '../../output/search-tables.ts';
import type { Flags } from '../flags.ts';
import { readOpenScenario } from '../read-scenario.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type LimitKind, limitRequest } from './limit-request.ts';
import { limitText } from './limit-text.ts';
import { readyOr } from './request.ts';
import { searchWork } from './search-work.ts';

/** Searches for the largest load or the smallest machine at which every threshold holds: the work of `capacity` and `size`. */
export async function limitWork(flags: Flags, terminal: Terminal, kind: LimitKind): Promise<number> {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags, terminal);
  const asked = { over: flags.all('over'), measures: flags.all('measure'), steps: stepsOf(flags) };
  const request = readyOr(limitRequest(open, scenario, kind, asked), { open, command: kind, file }, terminal);
  return searchWork<LimitSearch>(flags, terminal, {
    scenario,
    notes,
    play: (players, own) => searchLimit(request, players, own),
    text: limitText,
    tables: limitTables,
    found: ({ outcome }) => Object.values(outcome.found).some((value) => value !== null),
  });
}

function stepsOf(flags: Flags): number | undefined {
  const given = flags.text('steps');
  if (given === undefined) return undefined;
  const steps = Number(given);
  if (Number.isInteger(steps) && steps >= 1 && steps <= 10_000) return steps;
  throw new UsageError(`--steps takes a whole number from 1 to 10,000, got '${given}'`);
}
