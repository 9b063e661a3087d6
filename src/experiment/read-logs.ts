import { isAbsolute, resolve } from 'node:path';
import { readLog } from '../scenario/read-log.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { fieldsOf, type Log, type Trace, type WorkloadSpec } from '../workload/index.ts';
import { shareColumns } from './shared-columns.ts';
import { StudyError } from './study-fault.ts';

/**
 * Reads the logs that workloads replay, each once, into shared memory.
 * @throws StudyError when one cannot be read
 */
export async function readLogs({ workloads, folder }: Scenario): Promise<Record<string, Log>> {
  const logs: [string, Log][] = [];
  for (const [workload, spec] of Object.entries(workloads)) {
    if (spec.kind === 'trace') logs.push([workload, await read(workload, spec as WorkloadSpec & Trace, folder)]);
  }
  return Object.fromEntries(logs);
}

async function read(workload: string, trace: Trace, folder: string): Promise<Log> {
  const { file, format, skipUnreadable } = trace;
  const path = isAbsolute(file) ? file : resolve(folder, file);
  const reading = await readLog(path, { name: file, format, skipUnreadable, fields: fieldsOf(trace) });
  if ('faults' in reading) throw new StudyError({ kind: 'log', workload, faults: reading.faults });
  return shareColumns(reading.log);
}
