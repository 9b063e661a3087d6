import { describe, expect, it } from 'vitest';
import { queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
folder.write(
  'fine.yaml',
  'cluster: { pools: { m: { units: 2 } } }\nworkloads: { j: { arrivals: { process: at, times: [0 s] }, accelerators: 1, duration: 1 min } }\n',
);

describe('the command line', () => {
  it('without arguments gives a short help with two examples', async () => {
    const { status, stdout, stderr } = await queueworks([]);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.match(/^ {2}queueworks \w+ /gm)).toHaveLength(2);
    expect(stdout).toContain('queueworks --help');
  });

  it('--help lists every command and the exit statuses', async () => {
    const { status, stdout } = await queueworks(['--help']);
    expect(status).toBe(0);
    for (const command of ['run', 'compare', 'validate', 'init', 'describe', 'list', 'explain', 'schema']) {
      expect(stdout).toContain(`queueworks ${command}`);
    }
    for (const word of [
      '0 fine',
      '1 an unexpected error',
      '2 wrong usage or invalid input',
      '3 a threshold',
      '130 interrupted',
    ]) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(word);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('--version prints the version alone', async () => {
    expect((await queueworks(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['rnu', 'x.yaml'], "there is no command 'rnu'", "did you mean 'queueworks run'?"],
    [['fine.yaml'], "'fine.yaml' is not a command", 'to play a scenario: queueworks run fine.yaml'],
    [['kth.swf.gz'], "'kth.swf.gz' is not a command", 'queueworks describe kth.swf.gz'],
    [['run'], "'run' needs a file", 'usage: queueworks run <file>'],
    [['run', 'fine.yaml', '--thread', '2'], "'run' has no flag --thread", 'did you mean --threads?'],
    [['run', 'fine.yaml', '--threads', 'many'], "--threads takes a whole number from 1 to 1024, got 'many'", undefined],
    [['run', 'fine.yaml', '--threads', '0'], '--threads takes a whole number', undefined],
    [['run', 'fine.yaml', '--out'], '--out needs a value', undefined],
    [['run', 'fine.yaml', '--out', 'a', '--out', 'b'], '--out is given more than once', undefined],
    [['run', 'fine.yaml', '--quiet', '--verbose'], '--quiet and --verbose contradict each other', undefined],
    [['run', 'fine.yaml', 'also.yaml'], "'run' does not take 'also.yaml' as well", undefined],
    [['run', 'fine.yml'], 'fine.yml is not a valid scenario', undefined],
    [['run', 'log.swf'], "'log.swf' is a job log, not a scenario", 'queueworks init replay'],
    [['list', 'distribution s'], "there is no list of 'distribution s'", "did you mean 'distributions'?"],
    [['list', 'elephants'], "there is no list of 'elephants'", 'lists: policies, distributions'],
    [['explain', 'esay'], "nothing is named 'esay'", "did you mean 'easy'?"],
    [['explain', 'qqqqqqqqqq'], "nothing is named 'qqqqqqqqqq'", 'queueworks list'],
    [['init', 'relpay'], "there is no template 'relpay'", "did you mean 'replay'?"],
    [['describe', 'nothing.swf'], 'nothing.swf: there is no such file', undefined],
    [['describe', 'fine.yaml'], "'fine.yaml' is a scenario, not a job log", 'queueworks validate fine.yaml'],
    [['describe', 'x.swf', '--format', 'swff'], "there is no log format 'swff'", "did you mean 'swf'?"],
    [['describe', 'x.swf', '--units', '-3'], '--units takes a whole number', undefined],
  ])('%j is wrong usage: told in words with what to do, exit status 2', async (words, message, hint) => {
    const { status, stdout, stderr } = await queueworks(words, { folder: folder.path });
    const text = stderr.replace(/\n\s+/g, ' ');
    expect(text).toContain(message);
    if (hint !== undefined) expect(text).toContain(hint);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it('a file that is missing names the nearest one that is there', async () => {
    const { stderr } = await queueworks(['run', 'fien.yaml'], { folder: folder.path });
    expect(stderr).toContain("did you mean 'fine.yaml'?");
  });

  it('with --json, an error is one JSON document too', async () => {
    const { status, stdout } = await queueworks(['explain', 'esay', '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: { status: 2, message: "nothing is named 'esay'", hint: "did you mean 'easy'?" },
    });
  });
});

describe('colours', () => {
  const painted = '\u001b[';

  it('are not used when the output is no terminal, and with NO_COLOR, --no-color and TERM=dumb', async () => {
    expect((await queueworks(['explain', 'easy'])).stdout).not.toContain(painted);
    expect(
      (await queueworks(['explain', 'easy'], { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout,
    ).not.toContain(painted);
    expect(
      (await queueworks(['explain', 'easy', '--no-color'], { environment: { FORCE_COLOR: '1' } })).stdout,
    ).not.toContain(painted);
  });

  it('are used when FORCE_COLOR demands them', async () => {
    expect((await queueworks(['explain', 'easy'], { environment: { FORCE_COLOR: '1' } })).stdout).toContain(painted);
    expect((await queueworks(['explain', 'easy'], { environment: { FORCE_COLOR: '0' } })).stdout).not.toContain(
      painted,
    );
  });
});

describe('whoever reads the output', () => {
  it('may stop early without an error', async () => {
    const { stderr, status } = await queueworks(['schema'], { closeAfter: 1 });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
