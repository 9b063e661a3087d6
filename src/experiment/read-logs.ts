import { isAbsolute, resolve } from 'node:path';
import { readLog } from '../scenario/read-log.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Log, replayedFields } from '../workload/trace/log.ts';
import { shareColumns } from './shared-columns.ts';
import { StudyError } from './study-fault.ts';

/**
 * Reads the logs that workloads replay, each once, into shared memory.
 * @throws StudyError when one cannot be read
 */
export async function readLogs({ workloads, folder }: Scenario): Promise<Record<string, Log>> {
  const logs: Record<string, Log> = {};
  for (const [workload, spec] of Object.entries(workloads)) {
    if (spec.kind !== 'trace') continue;
    const file = String(spec.file);
    const reading = await readLog(isAbsolute(file) ? file : resolve(folder, file), {
      name: file,
      format: String(spec.format ?? 'swf'),
      fields: replayedFields,
      skipUnreadable: spec.skipUnreadable === true,
    });
    if ('faults' in reading) throw new StudyError({ kind: 'log', workload, faults: reading.faults });
    logs[workload] = shareColumns(reading.log);
  }
  return logs;
}
