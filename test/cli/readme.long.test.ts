import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { queueworks, twoPolicies, workFolder } from './queueworks.ts';

const readme = readFileSync('README.md', 'utf8');
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]!);
const [policyExample, libraryExample] = examples as [string, string];
const folder = workFolder();

/** Inside the package, where its own name resolves as it does for whoever installs it. */
const exampleFile = resolve('dist', 'readme-example.mjs');
const typedFile = resolve('dist', 'readme-example.mts');
afterAll(() => {
  rmSync(exampleFile, { force: true });
  rmSync(typedFile, { force: true });
});

describe('the README', () => {
  it('has two examples', () => {
    expect(examples).toHaveLength(2);
  });

  it('shows a library example that runs', () => {
    writeFileSync(exampleFile, libraryExample);
    const { stdout, stderr, status } = spawnSync(process.execPath, [exampleFile], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^.+\.\n(.+ longest wait: \d+(\.\d+)? s\n)+$/);
  });

  it('shows a library example that runs on a log, too', () => {
    const onLog = libraryExample.replace('scenarios/first-steps/04-easy.yaml', 'scenarios/logs/replay.yaml');
    expect(onLog).not.toBe(libraryExample);
    writeFileSync(exampleFile, onLog);
    const { stdout, stderr, status } = spawnSync(process.execPath, [exampleFile], { encoding: 'utf8' });
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/(.+ longest wait: \d+(\.\d+)? s\n)+$/);
  });

  it('is a library whose errors show a line of it where nobody catches them, not the whole program', () => {
    writeFileSync(
      exampleFile,
      "import { buildJobTable, loadScenario } from 'queueworks';\nconst { scenario } = loadScenario('scenarios/logs/replay.yaml');\nbuildJobTable({ ...scenario, replication: 0 });\n",
    );
    const { stderr, status } = spawnSync(process.execPath, [exampleFile], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('no log was given');
    expect(stderr.length).toBeLessThan(4_000);
  });

  it('shows a library example that the package types: sound as it stands, refused when misused', () => {
    const check = (text: string) => {
      writeFileSync(typedFile, text);
      const compiler = resolve('node_modules/typescript/bin/tsc');
      const flags = [
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        'node',
        '--skipLibCheck',
      ];
      return spawnSync(process.execPath, [compiler, ...flags, typedFile], { encoding: 'utf8' }).stdout;
    };
    expect(check(libraryExample)).toBe('');
    expect(check(`${libraryExample}\nconst wrong: number = study.answer;\n`)).toContain(
      "Type 'string' is not assignable to type 'number'",
    );
  });

  it('shows a policy that plays', async () => {
    folder.write('small.mjs', policyExample);
    folder.write('two.yaml', twoPolicies);
    const words = [
      'run',
      'two.yaml',
      '--out',
      'out',
      '--quiet',
      '--set',
      'policies.easy.ordering={ module: ./small.mjs }',
    ];
    expect((await queueworks(words, { folder: folder.path })).status).toBe(0);
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !/^https?:/.test(link));
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect([link, readable(link)]).toEqual([link, true]);
  });

  it('tells the exit statuses as the help does', async () => {
    const words = (text: string) => text.replace(/\s+/g, ' ');
    expect(words(readme)).toContain(
      '0 fine, 1 unexpected, 2 wrong usage or input, 3 a threshold did not hold, 130 interrupted',
    );
    expect(words((await queueworks(['--help'])).stdout)).toContain(
      '0 fine, 1 an unexpected error, 2 wrong usage or invalid input, 3 a threshold did not hold, 130 interrupted',
    );
  });
});

function readable(path: string): boolean {
  try {
    return readFileSync(join('.', path)).length > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
}
