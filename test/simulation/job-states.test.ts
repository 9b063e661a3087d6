import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outputsPage } from '../../src/output/pages/outputs-page.ts';
import { type JobState, jobStates, statesToCome } from '../../src/simulation/outcome.ts';

describe('states that do not occur yet', () => {
  it('are exactly those that nothing in the simulation brings a job to', () => {
    const files = readdirSync('src/simulation').map((name) => readFileSync(`src/simulation/${name}`, 'utf8'));
    const reached = new Set(
      files.flatMap((text) => [...text.matchAll(/jobStates\.indexOf\('([a-z-]+)'\)/g)].map(([, state]) => state)),
    );
    expect(jobStates.filter((state) => !reached.has(state)).sort()).toEqual(Object.keys(statesToCome).sort());
    expect(reached.size).toBeGreaterThan(5);
  });

  it('are told on the page of the output files, each with why, and so are preemptions', () => {
    const page = outputsPage();
    for (const state of jobStates) {
      const line = page.split('\n').find((each) => each.startsWith(`| \`${state}\``))!;
      const why = statesToCome[state as JobState];
      expect(line).toContain(why === undefined ? '| yes |' : `| not yet: ${why} |`);
    }
    expect(page).toMatch(/\| `preemptions` .* Always 0 for now/);
  });
});
