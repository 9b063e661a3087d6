import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../../src/cli/failure.ts';
import { notesText } from '../../src/cli/notes-text.ts';
import { ProgressLine } from '../../src/cli/terminal/progress.ts';
import { shown, table, wrapped } from '../../src/cli/terminal/table.ts';
import { colours, terminal } from '../../src/cli/terminal/terminal.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { formatFaults, parseScenario } from '../../src/scenario/index.ts';

const esc = '\u001b';

function screenOf({ isTTY, environment = {} }: { isTTY: boolean; environment?: Record<string, string> }) {
  const written: string[] = [];
  const stderr = { isTTY, columns: 120, write: (text: string) => void written.push(text) };
  return { written, screen: terminal(true, { isTTY: false, write: () => {} }, stderr, environment) };
}

/** Shows a study that takes so many seconds, told of 50 times a second. */
function play(line: ProgressLine, clock: { now: number }, seconds: number): void {
  const steps = seconds * 50;
  for (let step = 1; step <= steps; step++) {
    clock.now += 20;
    line.show({
      finished: 0,
      restored: 0,
      total: 1,
      share: step / steps,
      events: step * 2000,
      simulatedTime: step * 3600,
    });
  }
}

describe('progress', () => {
  it('redraws one line on a terminal, at most ten times a second, and takes it away at the end', () => {
    const { written, screen } = screenOf({ isTTY: true });
    const clock = { now: 0 };
    const line = new ProgressLine(screen, () => clock.now);
    play(line, clock, 5);
    expect(written.length).toBeGreaterThan(30);
    expect(written.length).toBeLessThanOrEqual(50);
    expect(written.every((text) => text.startsWith(`\r${esc}[K`) && !text.includes('\n') && text.length < 85)).toBe(
      true,
    );
    expect(written.at(-2)).toMatch(/ 9\d % {2}at 10\.\d d {2}100 k events\/s {2}1 s left$/);
    line.clear();
    expect(written.at(-1)).toBe(`\r${esc}[K`);
  });

  it.each([
    ['no terminal', { isTTY: false }],
    ['a dumb terminal', { isTTY: true, environment: { TERM: 'dumb' } }],
    ['continuous integration', { isTTY: true, environment: { CI: 'true' } }],
  ])('writes a plain line for every tenth on %s', (_name, kind) => {
    const { written, screen } = screenOf(kind);
    const clock = { now: 0 };
    const line = new ProgressLine(screen, () => clock.now);
    play(line, clock, 5);
    line.clear();
    expect(written.map((text) => Number(/^ *(\d+) %/.exec(text)![1]))).toEqual([
      10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
    expect(written.every((text) => text.endsWith('\n') && !text.includes(esc) && !text.includes('\r'))).toBe(true);
  });

  it('tells how long is left by what was played, not by what was only read back', () => {
    const { written, screen } = screenOf({ isTTY: false });
    const clock = { now: 0 };
    const line = new ProgressLine(screen, () => clock.now);
    clock.now = 10_000;
    // Eight of ten were there already; one took ten seconds, so the last takes ten more.
    line.show({ finished: 9, restored: 8, total: 10, share: 0.9, events: 1e6, simulatedTime: null });
    expect(written.join('')).toBe(' 90 %  9 of 10 runs  100 k events/s  10 s left\n');
  });

  it('says nothing of what is over in a moment', () => {
    const { written, screen } = screenOf({ isTTY: false });
    const clock = { now: 0 };
    play(new ProgressLine(screen, () => clock.now), clock, 0.3);
    expect(written).toEqual([]);
  });
});

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
  ])('on a terminal: %j, with %j: %j', (isTTY, environment: Record<string, string>, expected) => {
    expect(colours({ isTTY, write: () => {} }, environment)).toBe(expected);
  });
});

describe('tables', () => {
  it('align words to the left and numbers to the right', () => {
    const columns = [
      { heading: 'policy', align: 'left' },
      { heading: 'wait, h', align: 'right' },
    ] as const;
    expect(
      table(columns, [
        ['fcfs', '12.5'],
        ['conservative', '1'],
      ]),
    ).toBe('policy        wait, h\nfcfs             12.5\nconservative        1');
  });

  it('put the first column over several lines when they are too wide, and leave nothing out', () => {
    const columns = [
      { heading: 'policy', align: 'left' },
      { heading: 'wait', align: 'right' },
    ] as const;
    const twoLong = [
      ['a policy with a very long name', '123456789'],
      ['a policy with a very long title', '1'],
    ];
    expect(table(columns, twoLong, { width: 22 }).split('\n')).toEqual([
      'policy            wait',
      'a policy     123456789',
      'with a very',
      'long name',
      'a policy             1',
      'with a very',
      'long title',
    ]);
  });

  it('give every cell a line of its own where a narrow screen cannot hold them, and keep within it', () => {
    const columns = [
      { heading: 'policy', align: 'left' },
      { heading: 'mean wait, s', align: 'right' },
      { heading: '95 % wait, s', align: 'right' },
      { heading: 'verdict', align: 'left' },
    ] as const;
    const rows = [
      ['first-policy', '1,200 ± 30', '9,000 (8,000–11,000)', 'no difference shown'],
      ['b', '1', '', 'lower'],
    ];
    const text = table(columns, rows, { width: 40 });
    expect(text.split('\n')).toEqual([
      'first-policy',
      '  mean wait, s: 1,200 ± 30',
      '  95 % wait, s: 9,000 (8,000–11,000)',
      '  verdict: no difference shown',
      'b',
      '  mean wait, s: 1',
      '  verdict: lower',
    ]);
    expect(table(columns, rows, { width: 80 })).toContain('policy');
  });

  it('keep words of the first column whole where headings over several lines make room, and break names at + and -', () => {
    const columns = [
      { heading: 'policy', align: 'left' },
      { heading: 'net present, bn', align: 'right' },
      { heading: 'paid, bn', align: 'right' },
    ] as const;
    const lines = (name: string, width: number) => table(columns, [[name, '1.26', '2.09']], { width }).split('\n');
    expect(lines('threshold', 32)).toEqual([
      '                   net',
      'policy     present, bn  paid, bn',
      'threshold         1.26      2.09',
    ]);
    expect(lines('fcfs+easy', 35)).toEqual([
      'policy    net present, bn  paid, bn',
      'fcfs+                1.26      2.09',
      'easy',
    ]);
  });

  it('break a long word of the first column behind a sign that joins, else anywhere', () => {
    const columns = [
      { heading: '', align: 'left' },
      { heading: 'x', align: 'left' },
    ] as const;
    const lines = (text: string) =>
      table(columns, [[text, '1']], { width: 15 })
        .split('\n')
        .slice(1);
    expect(lines('tenant/uni.wait.p95 < 3 h')).toEqual(['tenant/uni.   1', 'wait.p95 < 3', 'h']);
    expect(lines('abcdefghijklmnop')).toEqual(['abcdefghijkl  1', 'mnop']);
  });
});

describe('wrapped text', () => {
  it('loses nothing, and no line is longer than the width but one long word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 12, max: 40 }),
        (words, width) => {
          const text = wrapped(words.join(' '), width);
          expect(text.split(/\s+/)).toEqual(words);
          expect(text.split('\n').every((line) => line.length <= width)).toBe(true);
        },
      ),
    );
  });

  it('keeps a number with its unit, and indentation', () => {
    expect(wrapped('it waited 12 h', 12)).toBe('it waited\n12 h');
    expect(wrapped('by 41 % ± 6 %', 12)).toBe('by\n41 % ± 6 %');
    expect(wrapped('  a bcd', 6, '  ')).toBe('  a\n  bcd');
  });
});

describe('text of unknown origin', () => {
  it('cannot steer the terminal', () => {
    expect(shown(`a${esc}[31mb\u0007\u202ec\u009b1m\n`)).toBe('a\\u001b[31mb\\u0007\\u202ec\\u009b1m\\n');
  });

  it('is escaped wherever it is printed, and our own colours still are colours', () => {
    const written: string[] = [];
    const screen = terminal(
      true,
      { isTTY: true, columns: 80, write: (text) => void written.push(text) },
      { isTTY: true, columns: 80, write: (text) => void written.push(text) },
      {},
    );
    const hostile = `${esc}[31mred ${esc}]0;title\u0007 \u009b1m \u202eevil\u2066 se\u00aded \u200b\ufeff\r\u2028`;
    screen.out(`${screen.paint.out.bad('no:')} ${hostile}`);
    screen.err(hostile);
    screen.redraw(hostile);
    failure(new UsageError(hostile, hostile), screen, { json: true, verbose: false });
    failure(new Error(hostile), screen, { json: false, verbose: true });
    const ours = written
      .join('')
      .replace(new RegExp(`${esc}\\[(?:\\d+m|K)`, 'g'), '')
      .replace(`\r`, '');
    expect(ours).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(written[0]).toContain(`${esc}[31mno:${esc}[39m \\u001b[31mred`);
    expect(ours).toContain('se\\u00aded');
    const json = written.find((text) => text.startsWith('{'))!;
    expect(JSON.parse(json).error.message).toBe(hostile);
  });

  it('shows which character of a quoted word nobody can see, and which word was meant', () => {
    const typo = ['se\u00aded: 1', 'see\u200bd: 1', 'seed\u00a0: 1', '\u2060seed: 1', 'ｓｅｅｄ: 1'];
    for (const line of typo) {
      const { faults } = parseScenario(`${line}\n`, { file: 's.yaml', folder: '.' });
      const text = formatFaults(faults!, `${line}\n`);
      expect(text).toContain("hint: did you mean 'seed'?");
      expect(text).not.toMatch(/(?![ \n])[\p{Cc}\p{Cf}\p{Zs}]/u);
      if (!line.startsWith('ｓ')) expect(text).toMatch(/there is no key '[^']*\\u(00ad|200b|00a0|2060)/);
    }
  });

  it('cannot steer the terminal as a note', () => {
    const note = { code: 'x', severity: 'warning', text: `bad ${esc}]0;title` } as const;
    expect(notesText([note], true, screenOf({ isTTY: false }).screen)).not.toContain(esc);
  });
});

describe('notes', () => {
  it('show all warnings and the first three remarks, and count the rest', () => {
    const notes = [
      ...Array.from({ length: 5 }, (_, i) => ({ code: 'w', severity: 'warning', text: `Warning ${i}.` }) as const),
      ...Array.from({ length: 5 }, (_, i) => ({ code: 'r', severity: 'info', text: `Remark ${i}.` }) as const),
    ];
    const { screen } = screenOf({ isTTY: false });
    expect(notesText(notes, false, screen).trim().split('\n')).toEqual([
      ...[0, 1, 2, 3, 4].map((i) => `warning: Warning ${i}.`),
      ...[0, 1, 2].map((i) => `note: Remark ${i}.`),
      '2 more notes: on the page, and here with --verbose',
    ]);
    expect(notesText(notes, true, screen)).toContain('note: Remark 4.');
    expect(notesText([], false, screen)).toBe('');
  });
});
