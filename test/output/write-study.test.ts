import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputFolders } from '../../src/output/output-folders.ts';
import { summaryJson } from '../../src/output/summary.ts';
import { writeRun } from '../../src/output/write-run.ts';
import { writeStudy } from '../../src/output/write-study.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { finishedRun, scenarioOf, studyOf } from './hand-made-study.ts';
import { readTable } from './read-table.ts';

const version = '1.2.3';
const folder = () => mkdtempSync(join(tmpdir(), 'queueworks-'));

/** Two policies, two replications: waits of 10 and 20 s under the first, a second less under the other. */
const scenario = scenarioOf('policies: { slow: { ordering: fcfs }, =fast: { ordering: largest } }\nreplications: 2');
const runs = [0, 1].flatMap((replication) =>
  ['slow', '=fast'].map((policy) => {
    const wait = 10 * (replication + 1) - (policy === 'slow' ? 0 : 1);
    return finishedRun(scenario, [{ submit: 0, run: 100, start: wait, user: 'ann' }], { policy, replication });
  }),
);
const study = studyOf(scenario, runs);

describe('the files of a study of several runs', () => {
  const place = folder();
  const written = writeStudy(place, study, version);
  const rowsOf = async (name: string) => {
    await written;
    return readTable(join(place, name));
  };

  it('groups.csv has the mean over replications with its half-width, policy by policy', async () => {
    const waits = (await rowsOf('groups.csv')).filter(
      ({ dimension, metric, statistic }) => dimension === 'user' && metric === 'wait' && statistic === 'mean',
    );
    // Half-width of the mean of two values a and b: t(0.975, 1) × |a − b| ÷ 2 = 12.7062 × 5.
    expect(
      waits.map(({ policy, name, value, jobs, replications, replication }) => [
        policy,
        name,
        value,
        jobs,
        replications,
        replication,
      ]),
    ).toEqual([
      ['slow', 'ann', '15', '', '2', ''],
      ["'=fast", 'ann', '14', '', '2', ''],
    ]);
    expect(Number(waits[0]!.half_width)).toBeCloseTo(63.531, 3);
    // 63.531 ÷ 15 is more than 2.5: beyond e^2.5 the ends lie no farther than mean + half-width.
    const mean = Number(waits[0]!.value);
    expect(Number(waits[0]!.low)).toBeCloseTo(mean / Math.exp(2.5), 3);
    expect(Number(waits[0]!.high)).toBeCloseTo(mean * Math.exp(2.5), 3);
  });

  it('system.csv has the machine’s metrics in the same way', async () => {
    const rows = (await rowsOf('system.csv')).filter(({ metric }) => metric === 'max-wait');
    expect(rows.map(({ policy, value, replications }) => [policy, value, replications])).toEqual([
      ['slow', '15', '2'],
      ["'=fast", '14', '2'],
    ]);
  });

  it('comparison.csv has the paired differences: a second less in every replication', async () => {
    const rows = await rowsOf('comparison.csv');
    const row = rows.find(
      ({ metric, statistic, dimension }) => metric === 'wait' && statistic === 'mean' && dimension === 'all',
    );
    expect(row).toMatchObject({
      policy: "'=fast",
      baseline: 'slow',
      unit: 's',
      difference: '-1',
      half_width: '0',
      replications: '2',
      verdict: 'better',
    });
    expect(Number(row!.relative)).toBeCloseTo(-1 / 15, 12);
    expect([row!.low, row!.high]).toEqual(['-1', '-1']);
    // With two replications the baseline is too unsure for the ratio to have limits.
    expect([row!.relative_low, row!.relative_high, row!.relative_half_width]).toEqual(['', '', '']);
  });

  it('a policy is compared only where there is another', async () => {
    const alone = folder();
    await writeStudy(alone, study, version);
    expect(readdirSync(alone)).toContain('comparison.csv');
    const single = scenarioOf('policies: { slow: { ordering: fcfs } }\nreplications: 2');
    await writeStudy(
      alone,
      studyOf(
        single,
        runs.filter(({ result }) => result.policy === 'slow'),
      ),
      version,
    );
    expect(readdirSync(alone)).not.toContain('comparison.csv');
  });

  it('scenario.resolved.yaml reads back as the same scenario', async () => {
    await written;
    const text = readFileSync(join(place, 'scenario.resolved.yaml'), 'utf8');
    expect(text).toMatch(/^# Queueworks 1\.2\.3\n/);
    const reading = parseScenario(text, { file: 'scenario.resolved.yaml', folder: place });
    expect(reading).toMatchObject({ scenario: { policies: scenario.policies, replications: 2, seed: 'winter' } });
  });

  it('summary.json is one document whose estimates are those of the study', async () => {
    await written;
    const summary = JSON.parse(readFileSync(join(place, 'summary.json'), 'utf8'));
    expect(Object.keys(summary)).toEqual([
      'summaryVersion',
      'program',
      'version',
      'scenario',
      'answer',
      'partial',
      'notes',
      'comparisons',
      'thresholds',
      'policies',
      'runs',
      'cleaning',
      'metrics',
    ]);
    expect(summary.scenario).toMatchObject({
      name: 'by hand',
      hash: '0123456789abcdef'.repeat(4),
      seed: 'winter',
      policies: ['slow', '=fast'],
    });
    expect(summary.answer).toBe(study.answer);
    expect(summary.policies[0].groups[0].metrics.wait.mean).toEqual(study.policies[0]!.groups[0]!.metrics.wait!.mean);
    expect(summary.runs).toHaveLength(4);
    expect(summary.runs[1]).toMatchObject({
      policy: 'slow',
      replication: 2,
      window: { from: 0, to: 120 },
      unstable: false,
    });
    expect(summary.metrics.job[0]).toEqual({ name: 'wait', label: 'Wait', unit: 's', better: 'lower' });
  });

  it('summary.json leaves single users to groups.csv', () => {
    const dimensions = (JSON.parse(summaryJson(study, version)) as typeof study).policies[0]!.groups.map(
      ({ dimension }) => dimension,
    );
    expect(dimensions).toEqual(['all', 'workload', 'class', 'tenant', 'size']);
  });

  it('summary.json has the fifty largest groups of a dimension, in their own order', () => {
    const one = scenarioOf('policies: { slow: { ordering: fcfs } }');
    const schedule = Array.from({ length: 60 }, (_, k) => ({ submit: 0, run: k + 1, start: 0, tenant: `tenant ${k}` }));
    const study = studyOf(one, [finishedRun(one, schedule, { policy: 'slow' })]);
    const { groups } = (JSON.parse(summaryJson(study, version)) as typeof study).policies[0]!;
    const tenants = groups.filter(({ dimension }) => dimension === 'tenant').map(({ name }) => name);
    expect(tenants).toEqual(Array.from({ length: 50 }, (_, k) => `tenant ${k + 10}`));
  });

  it('summary.json is the same bytes each time, with nothing of the machine or the time of day in it', () => {
    const again = studyOf(scenario, [...runs].reverse());
    expect(summaryJson(again, version)).toBe(summaryJson(study, version));
    expect(summaryJson(study, version)).not.toMatch(/elapsed|cpu|events|duration_ms|20\d\d-\d\d-\d\d/);
  });
});

describe('the files of a study of one run', () => {
  it('all stand in its folder, its tables those of the run', async () => {
    const place = folder();
    const one = scenarioOf('policies: { slow: { ordering: fcfs } }');
    const run = finishedRun(one, [{ submit: 0, run: 100, start: 10 }], { policy: 'slow' });
    await writeRun(outputFolders(place, one).of('slow', 0), run, { scenario: one, version });
    const before = readFileSync(join(place, 'groups.csv'), 'utf8') + readFileSync(join(place, 'system.csv'), 'utf8');
    await writeStudy(place, studyOf(one, [run]), version);
    expect(readFileSync(join(place, 'groups.csv'), 'utf8') + readFileSync(join(place, 'system.csv'), 'utf8')).toBe(
      before,
    );
    expect(readdirSync(place)).toEqual([
      'groups.csv',
      'jobs.csv',
      'pools.csv',
      'reasons.csv',
      'scenario.resolved.yaml',
      'segments.csv',
      'summary.json',
      'system.csv',
      'timeline.csv',
    ]);
  });
});
