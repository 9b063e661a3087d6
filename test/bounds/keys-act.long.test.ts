import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Note } from '../../src/catalogue/index.ts';
import { runStudy } from '../../src/experiment/index.ts';
import { summaryOf } from '../../src/output/summary.ts';
import { formatPath, parseScenario, type Scenario } from '../../src/scenario/index.ts';
import { numericScenarios } from './scenarios.ts';

type Part = Record<string | number, unknown>;
type Path = readonly (string | number)[];

const quantity = /^(\d+(?:\.\d+)?)(?= ?[A-Za-z%])/;

function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number' || (typeof value === 'string' && quantity.test(value))) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    numbersIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The scenario with one number times a factor. */
function scaled(text: string, path: Path, factor: number): string {
  const whole = parse(text) as Part;
  const parent = path.slice(0, -1).reduce<Part>((part, step) => part[step] as Part, whole);
  const old = parent[path.at(-1)!];
  const times = (number: number) => Number((number * factor).toPrecision(6));
  parent[path.at(-1)!] =
    typeof old === 'number' ? times(old) : (old as string).replace(quantity, (number) => String(times(Number(number))));
  return stringify(whole);
}

type Read = { readonly scenario: Scenario; readonly notes: readonly Note[] };

/** Everything that is told of a scenario, without what names the scenario itself. */
async function told({ scenario, notes }: Read): Promise<string> {
  const jobs: string[] = [];
  const study = await runStudy(scenario, {
    notes,
    threads: 0,
    onRun: ({ outcome, jobs: table, result }) =>
      void jobs.push([...outcome.start, ...table.limit, JSON.stringify(result.timeline)].join()),
  });
  const { scenario: _named, ...rest } = summaryOf(study, '0') as unknown as Part;
  return JSON.stringify([rest, jobs]).replaceAll(scenario.hash, '');
}

/** The same scenarios where everything in them acts: two replications, jobs that wait, and hours that differ. */
const busy = numericScenarios.map((text) =>
  text
    .replace('replications: 1', 'replications: 2')
    .replace('horizon: 6 h', 'horizon: 2 d')
    .replace('warmup: 30 min\ncooldown: 10 min', 'warmup: 3 h\ncooldown: 1 h')
    .replace(/units: 16 }(?![\s\S]*(?:lublin|economics))/, 'units: 3 }')
    .replace('intensity: 300 g per kWh }', 'intensity: { file: scenarios/energy/made-up-week.csv, repeat: true } }'),
);

describe('every number of a scenario', () => {
  it.each(busy.map((text, at) => [at, text] as const))(
    'changes what is told, as results or in words: scenario %i',
    async (_at, text) => {
      const read = (changed: string): Read | undefined => {
        const reading = parseScenario(changed, { file: 's.yaml', folder: '.' });
        return reading.faults === undefined ? reading : undefined;
      };
      const before = await told(read(text)!);
      const without: string[] = [];
      for (const path of numbersIn(parse(text))) {
        const variants = [0.5, 2, 0.1, 10, 0.9].flatMap((factor) => read(scaled(text, path, factor)) ?? []);
        let acts = false;
        for (const variant of variants) {
          acts = (await told(variant)) !== before;
          if (acts) break;
        }
        if (!acts) without.push(formatPath(path));
      }
      expect(without).toEqual([]);
    },
    120_000,
  );
});
