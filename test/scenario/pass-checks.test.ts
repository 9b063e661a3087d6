import { describe, expect, it } from 'vitest';
import { scenarioNotes } from '../../src/scenario/scenario-notes.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const withPass = (pass: string) => sound.replace('backfill: easy }', `backfill: easy, pass: ${pass} }`);
const notesOf = (text: string) => scenarioNotes(scenarioOf(text)).filter(({ code }) => code === 'many-passes');

describe('periodic passes', () => {
  it('that would never come to an end are refused where they stand, before anything is played', () => {
    expect(faultsOf(withPass('{ every: 0.002 ms }'))).toEqual([
      expect.stringMatching(
        /^17:58 policy\.pass: passes every .* are about 430,000,000,000 over 10 d in which jobs wait, and would never end; at most 10,000,000,000 can be made/,
      ),
    ]);
    expect(faultsOf(withPass('{ every: 0.1 ms }'))).toEqual([]);
    expect(faultsOf(withPass('per-instant'))).toEqual([]);
  });

  it('are judged over a year of a log, and over a day of jobs that are written out, where there is no horizon', () => {
    const lists = (every: string) =>
      `cluster: { pools: { a: { units: 2 } } }\nworkloads: { w: { arrivals: { process: at, times: [0 s] }, duration: 1 s } }\npolicy: { pass: { every: ${every} } }\n`;
    const logs = (every: string) =>
      lists(every).replace(/\{ arrivals.*duration: 1 s \}/, '{ kind: trace, file: some.swf }');
    const tooMany = (text: string) => faultsOf(text).filter((fault) => fault.includes('would never end'));
    expect([lists('1 ms'), lists('0.005 ms')].map((text) => tooMany(text).length)).toEqual([0, 1]);
    expect([logs('10 ms'), logs('1 ms')].map((text) => tooMany(text).length)).toEqual([0, 1]);
  });

  it('that may take minutes are warned of, with how long a run may take', () => {
    const [note] = notesOf(withPass('{ every: 5 ms }'));
    expect(note!.text).toContain('may be about 170,000,000 where jobs wait all along: a run may take 1 min 26 s');
    expect(notesOf(withPass('{ every: 30 s }'))).toEqual([]);
  });
});

describe('phases of arrivals', () => {
  const withPhases = (busyFor: string) =>
    sound.replace(
      'process: poisson, rate: 40 per day',
      `process: bursty, busy: 2 per h, busyFor: ${busyFor}, quietFor: ${busyFor}`,
    );

  it('so short that they would never come to an end are refused', () => {
    expect(faultsOf(withPhases('0.001 ms'))).toEqual([
      expect.stringContaining("'bursty' arrivals change about 864000 million times before they end"),
    ]);
    expect(faultsOf(withPhases('1 s'))).toEqual([]);
  });

  it('are counted until the last job where a number of jobs ends them', () => {
    const few = (rate: string) =>
      `cluster: { pools: { a: { units: 2 } } }\nworkloads: { w: { jobs: 10, arrivals: { process: bursty, busy: ${rate}, busyFor: 1 ms, quietFor: 1 ms }, duration: 1 s } }\n`;
    expect(faultsOf(few('1 per s'))).toEqual([]);
    expect(faultsOf(few('1 per 365 d'))).toEqual([expect.stringContaining('arrivals change about')]);
  });
});
