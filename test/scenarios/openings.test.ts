import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { openScenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '../../scenarios');

/** The answer of a shipped scenario in a shortened form. */
async function answerOf(file: string, sets: readonly string[]): Promise<string> {
  const { scenario, faults } = openScenario(join(root, file), { sets: ['replications=2', ...sets] }).variant([]);
  if (!scenario) throw new Error(`${file}: ${faults.length} faults`);
  return (await runStudy(scenario, { threads: 0 })).answer;
}

/** With an interval, symmetric or by both ends. */
const estimate = (unit = '') => {
  const ending = unit === '' ? '' : ` ${unit}`;
  return String.raw`[\d,.]+(?: ± [\d,.]+${ending}|${ending} \([\d,.]+–[\d,.]+${ending}\))`;
};

describe('the answer of a shipped scenario opens with what its question asks', () => {
  it.each([
    [
      'funding/ten-points.yaml',
      ['horizon=45 d', 'warmup=10 d'],
      `^The capital that ten points of use are worth came to ${estimate('M EUR')} under strict and ${estimate('M EUR')} under EASY\\. EASY .* the cost per useful hour`,
    ],
    [
      'funding/programme.yaml',
      ['horizon=800 d'],
      `^The useful hours came to ${estimate('M accelerator·h')}, the start-ups served came to ${estimate()}, the cost per useful hour came to ${estimate('EUR/h')} and the public part came to 100 %\\. The queue grew without bound under `,
    ],
    [
      'funding/own-or-rent.yaml',
      ['horizon=21 d', 'warmup=5 d'],
      `^The cost per useful hour came to ${estimate('EUR/h')}, the break-even utilisation came to ${estimate('%')} and the saving over renting came to ${estimate('M EUR')}\\. Jobs waited `,
    ],
    [
      'funding/upgrade.yaml',
      ['horizon=800 d'],
      `^The cost per useful hour came to ${estimate('EUR/h')} and the start-ups served came to ${estimate()}\\. Jobs waited `,
    ],
    [
      'funding/sites.yaml',
      ['horizon=30 d', 'warmup=5 d'],
      `^The cost per useful hour came to ${estimate('EUR/h')}\\. Jobs waited `,
    ],
    ['energy/carbon-aware.yaml', ['replications=4'], '^\\w+ cut the emissions by .*kg CO2e.* the mean wait of sweeps '],
    ['energy/power-cap.yaml', ['horizon=14 d'], '^.* mean wait.* peak power'],
    [
      'planning/smallest-machine.yaml',
      [],
      "^(?:strict|EASY|Under|strict and EASY) .*'playground\\.wait\\.p95 < 16 h'.* the mean wait",
    ],
  ])('%s', async (file, sets, opening) => {
    expect(await answerOf(file, sets)).toMatch(new RegExp(opening));
  });
});
