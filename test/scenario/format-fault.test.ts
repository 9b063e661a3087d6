import { describe, expect, test } from 'vitest';
import { faultAt, formatPath, positionOf, type Source } from '../../src/scenario/fault.ts';
import { formatFault, formatFaults } from '../../src/scenario/format-fault.ts';

const text = 'name: x\nworkloads:\n  chat:\n    arivals: { process: poisson }\n    accelerators: 1\n';
const source: Source = { kind: 'file', name: 'bad.yaml', text };
const start = text.indexOf('arivals');
const fault = faultAt({ source, start, end: start + 7 }, 'unknown-key', ['workloads', 'chat', 'arivals'], {
  problem: "there is no key 'arivals' here",
  hint: "did you mean 'arrivals'?",
});

describe('a fault in print', () => {
  test('names file, line and column, shows the lines with a caret, and says what to do', () => {
    expect(formatFault(fault, text)).toBe(
      [
        "bad.yaml:4:5  workloads.chat.arivals: there is no key 'arivals' here",
        '  2 | workloads:',
        '  3 |   chat:',
        '> 4 |     arivals: { process: poisson }',
        '    |     ^^^^^^^',
        '  5 |     accelerators: 1',
        "  hint: did you mean 'arrivals'?",
      ].join('\n'),
    );
  });

  test('paints with colours only when asked', () => {
    expect(formatFault(fault, text)).not.toContain('\u001b');
    expect(formatFault(fault, text, { color: true })).toContain('\u001b[31m^^^^^^^\u001b[39m');
  });

  test('a fault in a flag names the flag and points into it', () => {
    const flag = '--set policy.bakfill=easy';
    const place = { source: { kind: 'flag', name: flag, text: flag } as const, start: 13, end: 20 };
    const inFlag = faultAt(place, 'unknown-key', ['policy', 'bakfill'], { problem: "there is no key 'bakfill' here" });
    expect(formatFault(inFlag, text)).toBe(
      [
        "--set policy.bakfill=easy  policy.bakfill: there is no key 'bakfill' here",
        '  --set policy.bakfill=easy',
        '               ^^^^^^^',
      ].join('\n'),
    );
  });

  test('expected and received make the sentence where there is no other', () => {
    const wrong = faultAt({ source, start: 0, end: 4 }, 'wrong-type', ['horizon'], {
      expected: "a duration such as '30 min'",
      received: '30',
    });
    expect(formatFault(wrong, text)).toContain("horizon: expected a duration such as '30 min', got 30");
  });

  test('tabs and wide lines keep the caret under the fault', () => {
    const long = `\ta: ${'x'.repeat(300)} bad ${'y'.repeat(300)}`;
    const at = long.indexOf('bad');
    const place = { source: { kind: 'file', name: 'l', text: long } as const, start: at, end: at + 3 };
    const lines = formatFault(faultAt(place, 'syntax', [], { problem: 'p' }), long).split('\n');
    expect(lines[2]!.indexOf('^^^')).toBe(lines[1]!.indexOf('bad'));
    expect(lines[1]!.length).toBeLessThan(120);
  });

  test('control characters of a file reach no terminal', () => {
    const hostile = 'a: \u001b[31mred\u0007\u202e';
    const place = { source: { kind: 'file', name: 'h\u001b[2J', text: hostile } as const, start: 0, end: 1 };
    const shown = formatFault(faultAt(place, 'syntax', ['\u001b'], { problem: 'x\u001b' }), hostile);
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('many faults are told one after the other and counted', () => {
    expect(formatFaults([fault, fault, fault], text, { limit: 2 })).toMatch(/3 faults, the first 2 shown$/);
    expect(formatFaults([fault], text)).toMatch(/\n\n1 fault$/);
  });
});

describe('a position', () => {
  test.each([
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['ab', 5, 1, 3],
    ['', 0, 1, 1],
  ])('of %j at %i is line %i, column %i', (within, offset, line, column) => {
    const place = { source: { kind: 'file', name: '', text: within } as const, start: offset, end: offset };
    expect(positionOf(place)).toMatchObject({ line, column });
  });
});

test('a path reads as one writes it; odd keys are quoted', () => {
  expect(formatPath(['workloads', 'a.b', 'try', 0])).toBe('workloads."a.b".try[0]');
});

test('advice is broken into lines where it is told how', () => {
  const long = { ...fault, hint: 'one of a, b, c' };
  expect(formatFault(long, text)).toMatch(/\n {2}hint: one of a, b, c$/);
  const wrap = (advice: string) => advice.replaceAll(', ', ',\n        ');
  expect(formatFault(long, text, { wrap })).toMatch(/\n {2}hint: one of a,\n {8}b,\n {8}c$/);
});
