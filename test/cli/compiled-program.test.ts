import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const copy = mkdtempSync(join(tmpdir(), 'queueworks-built-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));
writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
for (const name of readdirSync('dist'))
  if (/\.(js|script|cache)$/.test(name)) cpSync(join('dist', name), join(copy, name), { recursive: true });

function node(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('the code that the engine kept of the program', () => {
  it.each(['help', 'validate', 'describe', 'explain', 'run'])('is taken by the engine that made it: %s', (command) => {
    const script = `
      const { readFileSync } = require('node:fs');
      const { Script } = require('node:vm');
      const cachedData = readFileSync(process.argv[2]);
      console.log(new Script(readFileSync(process.argv[1], 'latin1'), { filename: process.argv[1], cachedData }).cachedDataRejected);
    `;
    expect(node('-e', script, resolve('dist/program.script'), resolve('dist/program.cache', command))).toBe('false\n');
  });

  it('changes nothing: damaged or missing, commands say the same', () => {
    const program = join(copy, 'queueworks.js');
    const said = node(program, 'explain', 'easy');
    expect(said).toMatch(/^easy /);
    writeFileSync(join(copy, 'program.cache', 'explain'), 'no code at all');
    expect(node(program, 'explain', 'easy')).toBe(said);
    rmSync(join(copy, 'program.cache', 'explain'));
    expect(node(program, 'explain', 'easy')).toBe(said);
    rmSync(join(copy, 'program.cache'), { recursive: true });
    expect(node(program, 'explain', 'easy')).toBe(said);
  });
});
