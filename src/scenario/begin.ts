import { formatInstant, type Instant, parseInstant } from '../units/index.ts';
import { type Fault, faultAt } from './fault.ts';
import { listed } from './listed.ts';
import { firstMomentOf, zoneOf } from './series/zone.ts';
import type { Mapping, Tree } from './tree.ts';

/** What moment second 0 is; undefined when the scenario does not say it, or it cannot be told. */
export function beginOf(root: Mapping): Instant | undefined {
  const midnights = midnightsOf(root);
  if (midnights !== undefined && midnights.length > 0) return midnights[0]!.moment;
  const parsed = parseInstant(textOf(root) ?? '');
  return parsed.ok ? parsed.value : undefined;
}

/** A date alone, where the scenario names several zones in which its midnight is another moment. */
export function beginFaults(root: Mapping): Fault[] {
  const midnights = midnightsOf(root) ?? [];
  if (new Set(midnights.map(({ moment }) => moment.unix)).size < 2) return [];
  const problem = `a date alone has no zone, and the scenario names several: it is midnight at another moment in ${listed(midnights.map(({ zone }) => zone))}`;
  const hint = `write '${formatInstant(midnights[0]!.moment)}' for midnight in ${midnights[0]!.zone}`;
  return [faultAt(root.entries.get('begin')!.value.place, 'conflict', ['begin'], { problem, hint })];
}

/** The midnight of a begin that is a date alone, in each zone that the scenario names; undefined when it is none. */
function midnightsOf(root: Mapping): { readonly zone: string; readonly moment: Instant }[] | undefined {
  const text = textOf(root);
  if (text === undefined || !/^\s*\d{4}-\d{2}-\d{2}\s*$/.test(text)) return undefined;
  const parsed = parseInstant(text);
  if (!parsed.ok) return undefined;
  return [...new Set(zonesIn(root))].flatMap((name) => {
    const zone = zoneOf(name);
    if (zone === undefined) return [];
    const unix = firstMomentOf(parsed.value.unix, zone);
    return [{ zone: name, moment: { unix, offset: zone(unix) } }];
  });
}

function textOf(root: Mapping): string | undefined {
  const tree = root.entries.get('begin')?.value;
  return tree?.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** All zones that are named anywhere, in the order of the text. */
function zonesIn(tree: Tree): string[] {
  if (tree.kind === 'leaf') return [];
  if (tree.kind === 'list') return tree.items.flatMap(zonesIn);
  return [...tree.entries].flatMap(([key, { value }]) =>
    key === 'zone' && value.kind === 'leaf' ? [String(value.value)] : zonesIn(value),
  );
}
