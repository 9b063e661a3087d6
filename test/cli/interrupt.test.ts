import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { filesIn, longStudy, queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
buildSync({
  entryPoints: [resolve('src/cli/interrupt.ts')],
  outfile: join(folder.path, 'interrupt.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
});

interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly text: string;
  /** From the first signal to the end, s. */
  readonly seconds: number;
}

/** Runs a program that listens, and sends it signals, one whenever it says `ready`. */
function ending(body: string, sent: readonly NodeJS.Signals[]): Promise<Ending> {
  const path = join(folder.path, 'program.mjs');
  writeFileSync(
    path,
    `import { writeSync } from 'node:fs';
import { interruptible } from './interrupt.mjs';
const heard = interruptible();
const ready = () => writeSync(1, 'ready\\n');
const busy = (seconds) => { for (const until = Date.now() + 1000 * seconds; Date.now() < until; ); };
${body}`,
  );
  const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let since = 0;
  let given = 0;
  child.stderr.setEncoding('utf8').on('data', (more: string) => void (text += more));
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    for (const _ of more.matchAll(/ready/g)) {
      if (given === 0) since = performance.now();
      if (given < sent.length) child.kill(sent[given++]);
    }
  });
  return new Promise((done) =>
    child.on('close', (status, signal) => done({ status, signal, text, seconds: (performance.now() - since) / 1000 })),
  );
}

describe('a program that is asked to end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is told so by %s, and keeps what is finished', async (signal) => {
    const { status } = await ending(
      `heard.signal.addEventListener('abort', () => process.exit(42)); setInterval(() => {}, 1000); ready();`,
      [signal],
    );
    expect(status).toBe(42);
  });

  it('ends at once when it is asked a second time, however busy it is', async () => {
    const { signal, seconds } = await ending(
      `heard.signal.addEventListener('abort', () => { ready(); busy(60); }); setInterval(() => {}, 1000); ready();`,
      ['SIGTERM', 'SIGINT'],
    );
    expect(signal).toBe('SIGINT');
    expect(seconds).toBeLessThan(30);
  });

  it('is ended when stopping takes too long, and says so', async () => {
    const { signal, text, seconds } = await ending(
      `heard.signal.addEventListener('abort', () => busy(60)); setInterval(() => {}, 1000); ready();`,
      ['SIGHUP'],
    );
    expect(signal).toBe('SIGHUP');
    expect(text).toMatch(/^interrupted: stopping took too long; what is finished is kept/);
    expect(seconds).toBeGreaterThan(1.5);
    expect(seconds).toBeLessThan(30);
  });

  it('ends at once while it does what keeps it from hearing', async () => {
    const { signal, seconds } = await ending(`await heard.whileBusy(() => { ready(); busy(60); });`, ['SIGTERM']);
    expect(signal).toBe('SIGTERM');
    expect(seconds).toBeLessThan(30);
  });

  it('hears again after that, and what came just before it', async () => {
    const after = await ending(
      `heard.signal.addEventListener('abort', () => process.exit(42)); setInterval(() => {}, 1000);
       await heard.whileBusy(() => busy(0.01)); ready();`,
      ['SIGTERM'],
    );
    expect(after.status).toBe(42);
    const before = await ending(
      `ready(); busy(1); const seen = await heard.whileBusy(() => heard.signal.aborted); process.exit(seen ? 43 : 44);`,
      ['SIGTERM'],
    );
    expect(before.status).toBe(43);
  });
});

describe('a study that is asked to end', () => {
  folder.write('long.yaml', longStudy);

  it.each(['SIGTERM', 'SIGHUP'] as const)('by %s keeps what is finished, marked as partial', async (signal) => {
    const { status, stderr } = await queueworks(['run', 'long.yaml', '--out', signal, '--threads', '1'], {
      folder: folder.path,
      onStderr: (text, kill) => {
        if (/[1-9]\d* of 60 runs/.test(text)) kill(signal);
      },
    });
    expect(status).toBe(130);
    expect(stderr).toMatch(/interrupted: \d+ of\s+60\s+runs\s+are\s+finished/);
    expect(JSON.parse(filesIn(join(folder.path, signal)).get('summary.json')!.toString()).partial).toBe(true);
  });
});
