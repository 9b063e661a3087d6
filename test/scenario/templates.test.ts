import { describe, expect, test } from 'vitest';
import { template, templates } from '../../src/scenario/templates.ts';
import { read, scenarioOf } from './reading.ts';

describe('a template', () => {
  test.each(templates.map(({ name }) => name))('%s is a scenario without faults', (name) => {
    expect(read(template(name)).faults).toBeUndefined();
  });

  test.each(templates.map(({ name }) => name))('%s asks a question, says what to notice and what to try', (name) => {
    const scenario = scenarioOf(template(name));
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.notice.length).toBeGreaterThan(0);
    expect(scenario.try.length).toBeGreaterThan(0);
  });

  test('begins with where its schema is, when that is known', () => {
    expect(template('queue', './scenario.schema.json')).toMatch(
      /^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\nname: /,
    );
    expect(template('queue')).toMatch(/^name: /);
  });

  test('that does not exist is an error', () => {
    expect(() => template('nothing')).toThrow("no template is named 'nothing'");
  });
});

test('what the templates say to try with --set is accepted', () => {
  for (const { name, text } of templates) {
    const flags = scenarioOf(text).try.filter((each) => each.startsWith('--set '));
    for (const flag of flags) {
      const set = flag.slice('--set '.length).replaceAll("'", '');
      expect(read(template(name), { sets: [set] }).faults, flag).toBeUndefined();
    }
  }
});
