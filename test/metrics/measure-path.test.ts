import { describe, expect, it } from 'vitest';
import { type GroupNames, jobMetrics, poolMetrics, readMeasure, systemMetrics } from '../../src/metrics/index.ts';

const known: readonly GroupNames[] = [
  { dimension: 'class', names: ['finetunes', 'chat', 'a.b', 'two words'], open: false },
  { dimension: 'workload', names: ['finetunes', 'chat', 'night'], open: false },
  { dimension: 'tenant', names: ['acme', 'chat'], open: false },
  { dimension: 'user', names: ['chat user 1'], open: false },
  { dimension: 'size', names: ['1', '2', '3-4'], open: false },
  { dimension: 'pool', names: ['h100', 'a100', 'chat'], open: false },
];
const open = known.map((one) => (one.dimension === 'class' ? { ...one, open: true } : one));

function of(path: string, names = known) {
  const { measure, fault } = readMeasure(path, names);
  if (fault !== undefined) throw new Error(fault.problem);
  return measure.of;
}
function faultOf(path: string, names = known) {
  const { fault } = readMeasure(path, names);
  if (fault === undefined) throw new Error(`'${path}' is read`);
  return `${path.slice(fault.start, fault.end)}: ${fault.problem}${fault.hint === undefined ? '' : `; ${fault.hint}`}`;
}

describe('the path of a measure', () => {
  it('names a metric of the whole machine, whatever the catalogue holds', () => {
    for (const { name, label, unit, better } of systemMetrics.entries) {
      const { measure } = readMeasure(name, known);
      expect(measure).toMatchObject({ path: name, label, unit, better, of: { kind: 'system', metric: name } });
    }
    expect(readMeasure('utilisation', known).measure!.share).toBe(true);
    expect(readMeasure('queue-length', known).measure!.share).toBe(false);
  });

  it('names a statistic of a job metric over all jobs, the mean unless told otherwise', () => {
    for (const metric of jobMetrics.names) {
      const all = { kind: 'job', metric, dimension: 'all', group: 'all' };
      expect(of(metric)).toEqual({ ...all, statistic: 'mean' });
      expect(of(`${metric}.p99`)).toEqual({ ...all, statistic: 'p99' });
      expect(of(`all.${metric}.max`)).toEqual({ ...all, statistic: 'max' });
    }
  });

  it('names a class, workload, tenant, user or size before the metric', () => {
    const wait = { kind: 'job', metric: 'wait', statistic: 'p95' };
    expect(of('night.wait.p95')).toEqual({ ...wait, dimension: 'workload', group: 'night' });
    expect(of('acme.wait.p95')).toEqual({ ...wait, dimension: 'tenant', group: 'acme' });
    expect(of('two words.wait.p95')).toEqual({ ...wait, dimension: 'class', group: 'two words' });
    expect(of('chat user 1.wait.p95')).toEqual({ ...wait, dimension: 'user', group: 'chat user 1' });
    expect(of('3-4.wait.p95')).toEqual({ ...wait, dimension: 'size', group: '3-4' });
    expect(of('acme.jobs-rejected')).toEqual({
      kind: 'count',
      count: 'jobs-rejected',
      dimension: 'tenant',
      group: 'acme',
    });
    expect(of('jobs-submitted')).toEqual({ kind: 'count', count: 'jobs-submitted', dimension: 'all', group: 'all' });
  });

  it('names a metric of a pool after the pool', () => {
    for (const metric of poolMetrics.names) {
      expect(of(`h100.${metric}`)).toEqual({ kind: 'pool', metric, pool: 'h100' });
      expect(of(`pool/a100.${metric}`)).toEqual({ kind: 'pool', metric, pool: 'a100' });
    }
    // A pool may bear the name of a class: what is told of it says which is meant.
    expect(of('chat.utilisation')).toEqual({ kind: 'pool', metric: 'utilisation', pool: 'chat' });
    expect(of('class/chat.wait')).toMatchObject({ kind: 'job', dimension: 'class' });
    expect(of('night.wait')).toMatchObject({ kind: 'job', dimension: 'workload' });
    expect(readMeasure('h100.idle-lost', known).measure).toMatchObject({
      label: 'Idle time that was lost, h100',
      unit: '1',
      share: true,
      better: 'lower',
    });
  });

  it('says which pools there are, that the pool stands first, and what is told of pools', () => {
    expect(faultOf('h10.utilisation')).toBe("h10: no pool is named 'h10'; did you mean 'h100'?");
    expect(faultOf('utilisation.h100')).toBe(
      "h100: the pool stands before what is told of it; write 'h100.utilisation'",
    );
    expect(faultOf('installed')).toBe("installed: 'installed' is a metric of one pool; write which: 'h100.installed'");
    expect(faultOf('h100.utilisation.p95')).toContain('is one number a run');
    expect(faultOf('h100.wait')).toMatch(
      /^h100: 'h100' is a pool, not a group of jobs; of pools there are utilisation, installed/,
    );
  });

  it('means the class where a workload has the same name, unless the dimension is written', () => {
    expect(of('finetunes.wait')).toMatchObject({ dimension: 'class', group: 'finetunes' });
    expect(of('workload/finetunes.wait')).toMatchObject({ dimension: 'workload', group: 'finetunes' });
    expect(of('tenant/chat.wait')).toMatchObject({ dimension: 'tenant', group: 'chat' });
  });

  it('takes names with dots in quotes of either kind', () => {
    for (const path of ['"a.b".wait.p50', "'a.b'.wait.p50", 'class/"a.b".wait.p50'])
      expect(of(path)).toMatchObject({ dimension: 'class', group: 'a.b', statistic: 'p50' });
  });

  it('has a label for people and the unit of its metric', () => {
    const { measure } = readMeasure('finetunes.wait.p95', known);
    expect(measure).toMatchObject({ label: '95 % wait, finetunes', unit: 's', better: 'lower', share: false });
    expect(readMeasure('bounded-slowdown', known).measure!.label).toBe('mean bounded slowdown');
    expect(readMeasure('chat user 1.jobs-submitted', known).measure!.label).toBe('jobs submitted, chat user 1');
  });

  it('refuses a name that means several, and says how to write either', () => {
    expect(faultOf('chat.wait')).toBe(
      "chat: 'chat' is the name of a class and of a tenant; write 'class/chat' or 'tenant/chat'",
    );
  });

  it('names the nearest word for what does not exist, and where it stands', () => {
    expect(faultOf('finetune.wait.p95')).toBe(
      "finetune: no class, workload, tenant or user is named 'finetune'; did you mean 'finetunes'?",
    );
    expect(faultOf('tenant/acne.wait')).toBe("tenant/acne: no tenant is named 'acne'; did you mean 'acme'?");
    expect(faultOf('tenant/xyzzy.wait')).toBe("tenant/xyzzy: no tenant is named 'xyzzy'; there are acme, chat");
    expect(faultOf('utilization')).toBe("utilization: there is no metric 'utilization'; did you mean 'utilisation'?");
    expect(faultOf('finetunes.wiat.p95')).toBe("wiat: there is no metric 'wiat'; did you mean 'wait'?");
    expect(faultOf('wait.p94')).toBe("p94: there is no statistic 'p94'; did you mean 'p90'?");
    expect(faultOf('finetunes.wait.median')).toContain("median: there is no statistic 'median'");
    expect(faultOf('finetunes')).toContain("'finetunes' is a group of jobs; write what of it");
  });

  it('refuses what makes no sense: statistics of one number, machine metrics of a group, too many parts, gaps', () => {
    expect(faultOf('utilisation.p95')).toBe(
      "p95: 'utilisation' is one number a run, so it has no 'p95'; write 'utilisation' alone",
    );
    expect(faultOf('acme.utilisation')).toContain("'utilisation' is a metric of the whole machine or of a pool");
    expect(faultOf('acme.jobs-rejected.p95')).toContain('is one number a run');
    expect(faultOf('a.b.wait.p95')).toContain('put a name with dots in quotes');
    expect(faultOf('')).toContain('the name of a measure is missing');
    expect(faultOf('acme..wait')).toContain("nothing stands before a dot in 'acme..wait'");
    expect(faultOf('acme.wait.')).toContain("nothing stands after a dot in 'acme.wait.'");
    expect(faultOf('"acme.wait')).toContain('a quote opens and does not close');
  });

  it('refuses what the scenario has nothing for, and says what that is', () => {
    const told = (path: string, has: readonly string[] = []) =>
      readMeasure(path, known, (needs) => has.includes(needs)).fault?.problem;
    expect(told('cost-per-useful-hour')).toBe(
      "'cost-per-useful-hour' needs 'economics', which the scenario does not have",
    );
    expect(told('leverage', ['economics'])).toContain("needs 'economics.leverage'");
    expect(told('leverage', ['economics.leverage'])).toBeUndefined();
    expect(told('acme.energy')).toBe("'energy' hangs on what the machine draws, which no pool states");
    expect(told('emissions', ['power'])).toContain("needs 'carbon'");
    expect(told('wait.p95')).toBeUndefined();
  });

  it('leaves a name open where only the jobs can tell', () => {
    expect(of('queue 7.wait', open)).toMatchObject({ dimension: null, group: 'queue 7' });
    expect(of('class/queue 7.wait', open)).toMatchObject({ dimension: 'class', group: 'queue 7' });
    expect(faultOf('tenant/queue 7.wait', open)).toContain('no tenant is named');
  });
});
