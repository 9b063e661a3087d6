import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/load-scenario.ts';
import { sound, told } from './reading.ts';

let folder: string;
const path = (name: string) => join(folder, name);
function write(name: string, content: string | Uint8Array): string {
  writeFileSync(path(name), content);
  return path(name);
}
const faults = (file: string, sets: string[] = []) =>
  (loadScenario(file, { sets, currentFolder: folder }).faults ?? []).map(told);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  mkdirSync(path('logs'));
  write('logs/kth.swf', '; a log\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const replay = 'cluster: { pools: { p: { units: 100 } } }\nworkloads:\n  log: { kind: trace, file: logs/kth.swf }\n';

describe('a scenario file', () => {
  test('is read, and named by its file when it has no name', () => {
    const { scenario, text } = loadScenario(write('my replay.yaml', replay));
    expect(scenario).toMatchObject({ name: 'my replay', folder });
    expect(text).toBe(replay);
  });

  test.each([
    ['kth.swf', "3:29 workloads.log.file: there is no file 'kth.swf' in "],
    ['logs/kht.swf', 'did you mean'],
    ['logs', "3:29 workloads.log.file: 'logs' is a folder, not a file"],
    ['nowhere/kth.swf', 'there is no folder'],
  ])('that names a log which is not there is a fault: %s', (file, message) => {
    const [first] = faults(write('missing.yaml', replay.replace('logs/kth.swf', file)));
    expect(first).toContain(message);
  });

  test('that names a policy module which is not there is a fault, of a comparison too', () => {
    expect(faults(write('module.yaml', `${replay}policy: { module: ./mine.mjs }`))[0]).toContain(
      "4:19 policy.module: there is no file './mine.mjs'",
    );
    expect(
      faults(write('compare.yaml', `${replay}compare: { policy.ordering: [fcfs, { module: ./mine.mjs }] }`)),
    ).toHaveLength(1);
  });

  test('is looked for in the current folder when a flag names it', () => {
    expect(faults(write('set.yaml', replay), ['workloads.log.file=logs/kth.swf'])).toEqual([]);
    expect(faults(write('set.yaml', replay), ['workloads.log.file=kth.swf'])[0]).toMatch(
      /^--set workloads\.log\.file=kth\.swf .*there is no file/,
    );
  });
});

describe('a file that cannot be read', () => {
  test('is not there: the nearest name is offered', () => {
    write('queue.yaml', sound);
    expect(faults(path('qeue.yaml'))).toEqual(["1:1 : there is no such file | did you mean 'queue.yaml'?"]);
  });

  test('is a folder', () => {
    expect(faults(folder)).toEqual(['1:1 : this is a folder, not a file']);
  });

  test('is empty', () => {
    expect(faults(write('empty.yaml', ''))[0]).toContain('the file is empty');
  });

  test('is far too large: it is not even read', () => {
    expect(faults(write('large.yaml', '#'.repeat(4_000_001)))[0]).toContain('the file holds 4.0 MB');
  });

  test.runIf(existsSync('/dev/zero'))('is a device that never ends', () => {
    expect(faults('/dev/zero')).toEqual(['1:1 : this is a device, not a file']);
  });

  test('is in UTF-16', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sound, 'utf16le')]);
    expect(faults(write('utf16.yaml', bytes))).toEqual(['1:1 : the file is written in UTF-16 | save it as UTF-8']);
  });

  test('is in Latin-1: the first byte that is wrong is shown', () => {
    const bytes = Buffer.from(sound.replace('name: sound', 'name: sound\nquestion: für wen?'), 'latin1');
    expect(faults(write('latin1.yaml', bytes))).toEqual([
      '2:12 : a byte here is not valid in UTF-8 | save the file as UTF-8; it may be in Latin-1 or Windows-1252',
    ]);
  });

  test('is compressed, or no text at all', () => {
    expect(faults(write('packed.yaml', Uint8Array.of(0x1f, 0x8b, 8, 0)))).toEqual([
      '1:1 : the file is compressed | unpack it first',
    ]);
    expect(faults(write('binary.yaml', Uint8Array.of(1, 2, 3)))[0]).toContain('cannot be printed (U+0001)');
  });

  test('is valid UTF-8 with a byte order mark: that one is read', () => {
    expect(faults(write('bom.yaml', `\uFEFF${sound}`))).toEqual([]);
  });
});
