import { isAbsolute, resolve } from 'node:path';
import { readLog } from '../../scenario/read-log.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { fieldsOf, type Log, type Trace, type WorkloadSpec } from '../../workload/index.ts';
import { StudyError } from '../study-fault.ts';
import type { Logs } from './crew.ts';
import { shareColumns } from './shared-columns.ts';

/** The logs that scenarios replay, in shared memory: each is read once, however many scenarios want it. */
export class LogShelf {
  private readonly read = new Map<string, Promise<Log>>();

  /**
   * The logs of a scenario's workloads.
   * @throws StudyError when one cannot be read
   */
  async of({ workloads, folder }: Scenario): Promise<Logs> {
    const logs: [string, Log][] = [];
    for (const [workload, spec] of Object.entries(workloads)) {
      if (spec.kind === 'trace') logs.push([workload, await this.log(workload, spec as WorkloadSpec & Trace, folder)]);
    }
    return Object.fromEntries(logs);
  }

  /** Lets go of all logs. */
  clear(): void {
    this.read.clear();
  }

  private log(workload: string, trace: Trace, folder: string): Promise<Log> {
    const { file, format, skipUnreadable } = trace;
    const path = isAbsolute(file) ? file : resolve(folder, file);
    const fields = fieldsOf(trace);
    const key = JSON.stringify([path, format, skipUnreadable, fields]);
    const known = this.read.get(key);
    if (known !== undefined) return known;
    const reading = readLog(path, { name: file, format, skipUnreadable, fields }).then((found) => {
      if ('faults' in found) {
        const ofLines = found.faults.some(({ line, code }) => line !== undefined && code !== 'not-swf');
        throw new StudyError({ kind: 'log', workload, faults: found.faults, skippable: ofLines && !skipUnreadable });
      }
      return shareColumns(found.log);
    });
    this.read.set(key, reading);
    return reading;
  }
}
