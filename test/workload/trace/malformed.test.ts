import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLog } from '../../../src/workload/trace/clean.ts';
import { absurdTime } from '../../../src/workload/trace/cleaning-rules.ts';
import type { LogReading } from '../../../src/workload/trace/log.ts';
import { SwfScanner } from '../../../src/workload/trace/swf-scanner.ts';
import { logText } from './lines.ts';

const sound = new TextEncoder().encode(
  `; Version: 2.2\n; MaxProcs: 16\n${logText(
    Array.from({ length: 40 }, (_, i) => ({
      submit: i * 100,
      wait: 5,
      runtime: (i * 37) % 300,
      requestedProcessors: 1 + (i % 16),
      allocatedProcessors: 1 + (i % 16),
      requestedTime: 250,
      status: 1,
      user: i % 5,
    })),
  )}`,
);

/** Ways in which files are damaged: bytes change, pieces go missing, are doubled, or are replaced by what does not belong there. */
const damage = fc.oneof(
  fc.record({ at: fc.nat(sound.length - 1), cut: fc.constant(1), put: fc.uint8Array({ minLength: 1, maxLength: 1 }) }),
  fc.record({ at: fc.nat(sound.length - 1), cut: fc.nat(400), put: fc.constant(new Uint8Array(0)) }),
  fc.record({
    at: fc.nat(sound.length - 1),
    cut: fc.nat(3),
    put: fc
      .constantFrom(
        '-',
        '-1',
        '\t',
        '\r\n',
        '\n',
        ';',
        ' 1e300 ',
        '99999999999',
        'NaN',
        '3.5',
        ' + ',
        '\0',
        '\u00e9',
        ' -7 ',
        '1 2 3\n',
      )
      .map((text) => new TextEncoder().encode(text)),
  }),
);

function damaged(wounds: readonly { at: number; cut: number; put: Uint8Array }[]): Uint8Array {
  return wounds.reduce<Uint8Array>((bytes, { at, cut, put }) => {
    return Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + cut)]);
  }, sound);
}

function read(bytes: Uint8Array, skipUnreadable: boolean): LogReading {
  const scanner = new SwfScanner({ file: 'log', skipUnreadable });
  for (let i = 0; i < bytes.length; i += 333) scanner.push(bytes.subarray(i, i + 333));
  return scanner.end();
}

describe('damaged logs', () => {
  it('every one is refused with file, line and expectation, or read with every record accounted for', () => {
    let refused = 0;
    let cleaned = 0;
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), fc.boolean(), (wounds, skip) => {
        const reading = read(damaged(wounds), skip);
        if ('faults' in reading) {
          refused++;
          expect(reading.faults.length).toBeGreaterThan(0);
          for (const fault of reading.faults) {
            expect(fault).toMatchObject({
              file: 'log',
              expected: expect.stringMatching(/\S/),
              received: expect.stringMatching(/\S/),
            });
            if (fault.code !== 'empty-log') expect(fault.line).toBeGreaterThan(0);
          }
          return;
        }
        const { log } = reading;
        const jobs = cleanLog(log, { widest: 16 });
        if (jobs.changes.length > 0) cleaned++;
        const dropped = jobs.changes.reduce((sum, { action, count }) => (action === 'dropped' ? sum + count : sum), 0);
        expect(jobs.count + dropped).toBe(log.count + log.unreadable.count);
        for (let job = 0; job < jobs.count; job++) {
          expect(jobs.submit[job]).toBeGreaterThanOrEqual(job === 0 ? 0 : jobs.submit[job - 1]!);
          expect(jobs.runtime[job]).toBeGreaterThanOrEqual(0);
          expect(jobs.runtime[job]).toBeLessThanOrEqual(absurdTime);
          expect(jobs.limit[job]! > 0 || jobs.limit[job] === jobs.runtime[job]).toBe(true);
          expect(jobs.accelerators[job]).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(refused).toBeGreaterThan(100);
    expect(cleaned).toBeGreaterThan(100);
  });
});
