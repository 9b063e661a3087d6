import { formatCount } from '../../src/units/format-number.ts';
import type { Jobs } from '../data.ts';
import type { Filter } from '../filter.ts';
import { duration } from '../format.ts';
import type { Table } from '../marks/table.ts';
import { moment } from '../scales/time.ts';
import type { Schedule } from '../schedule.ts';

/** Rows that the table and its CSV hold at most; jobs.csv has all. */
const mostRows = 50_000;

/** The jobs in view that match, by start. */
export function jobsTable(jobs: Jobs, schedule: Schedule, inView: Uint32Array, filter: Filter | null): Table {
  const rows = filter === null ? inView : inView.filter(filter.matches);
  const name = (column: Float64Array | null, names: readonly string[], job: number) => names[column?.[job] ?? 0] ?? '';
  const seconds = (value: number) => Number(value.toFixed(6));
  const at = (value: number) => ({ text: moment(value, 3600), value: seconds(value) });
  return {
    caption:
      rows.length > mostRows
        ? `The first ${formatCount(mostRows)} of ${formatCount(rows.length)} jobs in this window`
        : 'Jobs in this window, by start',
    columns: [
      { title: 'Job', file: 'job', number: true },
      { title: 'Class', file: 'class' },
      { title: 'Tenant', file: 'tenant' },
      { title: 'User', file: 'user' },
      { title: 'Accelerators', file: 'accelerators', number: true },
      { title: 'Submitted', file: 'submit_s', number: true },
      { title: 'Started', file: 'start_s', number: true },
      { title: 'Ended', file: 'end_s', number: true },
      { title: 'Waited', file: 'wait_s', number: true },
      { title: 'State', file: 'state' },
    ],
    rows: Array.from(rows.subarray(0, mostRows), (job) => {
      const [submit, start, end] = [jobs.submit[job]!, schedule.start[job]!, schedule.end[job]!];
      return [
        { text: String(jobs.number[job]), value: jobs.number[job]! },
        name(jobs.class, jobs.names.classes, job),
        name(jobs.tenant, jobs.names.tenants, job),
        name(jobs.user, jobs.names.users, job),
        { text: formatCount(jobs.accelerators[job]!), value: jobs.accelerators[job]! },
        at(submit),
        at(start),
        at(end),
        { text: duration(schedule.waited(job)), value: seconds(schedule.waited(job)) },
        jobs.states[schedule.state[job]!] ?? '',
      ];
    }),
  };
}
