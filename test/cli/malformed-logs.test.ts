import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runStudy, StudyError } from '../../src/experiment/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
const jobs = Array.from(
  { length: 40 },
  (_, i) =>
    `${i + 1} ${i * 30} -1 ${60 + ((i * 37) % 200)} ${1 + (i % 4)} -1 -1 ${1 + (i % 4)} 300 -1 1 ${1 + (i % 3)} 1 -1 1 1 -1 -1`,
);
const log = ['; Version: 2.2', '; MaxProcs: 4', ...jobs, ''].join('\n');
const scenarioText = (file: string, units = 4) =>
  `name: mutated\ncluster: { pools: { m: { units: ${units} } } }\nworkloads: { log: { kind: trace, file: ${file} } }\npolicy: { ordering: fcfs, backfill: easy }\n`;

/** One way to spoil a log. */
const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    at: fc.nat(),
    with: fc.constantFrom(
      '-',
      'x',
      '\u0000',
      ' ',
      '\n',
      '9',
      '1e999',
      'NaN',
      '-1',
      '\t',
      ';',
      'é',
      '.',
      '+',
      '99999999999999999999',
    ),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('field' as const),
    line: fc.nat({ max: 39 }),
    field: fc.nat({ max: 17 }),
    value: fc.constantFrom('-1', '0', '-5', '1e6', '2147483648', '1e15', '0.5', 'abc', ''),
  }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(text: string, change: Mutation): string {
  if (change.kind === 'field') {
    const lines = text.split('\n');
    const fields = (lines[change.line + 2] ?? '').split(' ');
    fields[change.field] = change.value;
    lines[change.line + 2] = fields.join(' ');
    return lines.join('\n');
  }
  const at = change.at % (text.length + 1);
  if (change.kind === 'replace') return text.slice(0, at) + change.with + text.slice(at + 1);
  if (change.kind === 'cut') return text.slice(0, at) + text.slice(at + change.length);
  return text.slice(0, at + change.length) + text.slice(at, at + change.length) + text.slice(at + change.length);
}

describe('a malformed log', () => {
  it('ends in faults with file and line, or in a counted cleaning and sound results', async () => {
    let refused = 0;
    let played = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (changes) => {
        folder.write('mutated.swf', changes.reduce(mutated, log));
        const { scenario } = parseScenario(scenarioText('mutated.swf'), { file: 'mutated.yaml', folder: folder.path });
        try {
          const { cleaning, runs } = await runStudy(scenario!, { threads: 0, audit: true });
          played++;
          const [report] = cleaning;
          const dropped = report!.changes
            .filter((change) => change.action === 'dropped')
            .reduce((sum, change) => sum + change.count, 0);
          expect(report!.jobs).toBe(report!.records - dropped);
          const { submitted, completed, timedOut, rejected } = runs[0]!.groups[0]!;
          expect(submitted).toBe(report!.jobs);
          expect(completed + timedOut + rejected).toBe(submitted);
        } catch (error) {
          if (!(error instanceof StudyError)) throw error;
          refused++;
          expect(error.fault.kind).toBe('log');
          expect(error.message).toMatch(/^mutated\.swf(:\d+(:\d+)?)?: expected /);
        }
      }),
      { seed: 2026, numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(20);
    expect(played).toBeGreaterThan(20);
  });

  it.each([
    ['an empty file', '', 'an empty file'],
    ['comments only', '; nothing here\n', 'at least one job'],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', 'binary data'],
    ['words', 'id,submit,run\n1,2,3\n', 'words.swf:1'],
    ['a line that is too short', '1 2 3\n', ':1'],
  ])('%s is refused by the command in a sentence, without a stack', async (name, text, message) => {
    const file = `${name.split(' ').at(-1)}.swf`;
    folder.write(file, text);
    folder.write('case.yaml', scenarioText(file));
    for (const words of [
      ['run', 'case.yaml', '--out', 'case'],
      ['describe', file],
    ]) {
      const { status, stderr, stdout } = await queueworks(words, { folder: folder.path });
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.replace(/\s+/g, ' ')).toContain(message);
      expect(stderr).not.toMatch(/^ {4}at /m);
    }
  });

  it('skips and counts what cannot be read when told to', async () => {
    folder.write('skip.swf', log.replace('\n3 60 ', '\n3 sixty '));
    folder.write('skip.yaml', scenarioText('skip.swf').replace('skip.swf }', 'skip.swf, skipUnreadable: true }'));
    const { status, stdout } = await queueworks(['run', 'skip.yaml', '--out', 'skip', '--json'], {
      folder: folder.path,
    });
    expect(status).toBe(0);
    const { cleaning } = JSON.parse(stdout);
    expect(cleaning[0]).toMatchObject({
      records: 40,
      jobs: 39,
      changes: [{ code: 'unreadable', count: 1, examples: [5] }],
    });
  });

  it('with jobs wider than the machine rejects and counts them', async () => {
    folder.write('wide.swf', log);
    folder.write('wide.yaml', scenarioText('wide.swf', 2));
    const { status, stdout, stderr } = await queueworks(['run', 'wide.yaml', '--out', 'wide', '--json', '--verbose'], {
      folder: folder.path,
    });
    expect(status).toBe(0);
    const document = JSON.parse(stdout);
    const counted = document.cleaning[0].changes.find(({ code }: { code: string }) => code === 'wider-than-machine');
    expect(counted?.count ?? document.policies[0].groups[0].rejected.mean).toBe(20);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
