// Reading a log of a million lines in Standard Workload Format: lines per CPU second.
import { readLog } from '../src/scenario/read-log.ts';
import { measuredLater, rate, row } from './measure.ts';
import { workload } from './workloads.ts';

const { log, jobs } = await workload(1_000_000, 0.9);
if (log === undefined) console.log('reading: skipped, the shared workload maker is not at hand');
else {
  const cost = await measuredLater(async () => {
    await readLog(log);
  });
  row('reading a log, 1,000,000 lines', '', rate(jobs.count, cost), '', '', `${Math.round(cost.memory)} MB`);
}
