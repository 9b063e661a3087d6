import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { distributions } from '../../src/random/index.ts';
import { scenarioPage } from '../../src/scenario/page.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { backfills, orderings } from '../../src/scheduler/index.ts';
import { arrivalKinds, limitKinds, workloadKinds } from '../../src/workload/index.ts';

const page = scenarioPage();

describe('docs/scenario.md', () => {
  test('is what the schema and the registries say today (made anew by .tools/docs.ts)', () => {
    expect(readFileSync('docs/scenario.md', 'utf8')).toBe(page);
  });

  test('has every key of a scenario', () => {
    for (const key of Object.keys(scenarioSchema.shape)) expect(page).toContain(`| \`${key}\` |`);
  });

  test('has every strategy and model with its summary', () => {
    const all = [orderings, backfills, distributions, arrivalKinds, limitKinds, workloadKinds];
    for (const { name, summary } of all.flatMap(({ entries }) => entries.map((entry) => ({ ...entry })))) {
      expect(page).toMatch(new RegExp(`\`(?:\\w+: )?${name}\``));
      expect(page).toContain(summary.replaceAll('|', '\\|'));
    }
  });

  test('leaves no table cell undefined', () => {
    expect(page).not.toMatch(/undefined|\[object|NaN/);
  });
});
