import { capacityOver } from '../../cluster/spec.ts';
import type { CleaningChange } from '../cleaning.ts';
import { acceptedPools, nameFaults, widestPool } from '../common-options.ts';
import { type LimitSpec, limitKindOf } from '../limits/limit-kinds.ts';
import type {
  Label,
  WorkloadContext,
  WorkloadFault,
  WorkloadJobs,
  WorkloadKind,
  WorkloadSetting,
} from '../workload-kind.ts';
import { CleaningTally } from './cleaning-tally.ts';
import type { LogPart } from './laid-logs.ts';
import { type Log, type LogField, replayedFields } from './log.ts';
import { type LabelField, labelOf } from './log-labels.ts';
import { logNotes } from './log-notes.ts';
import { type ArrivalScale, scaleChange, scaledGaps, scaledTimes, scaleOf } from './scale-arrivals.ts';
import { traceOptions } from './trace-options.ts';

type LabelOption = string | { readonly field: LabelField };

export interface Trace extends ArrivalScale {
  readonly file: string;
  readonly format: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly first?: number | undefined;
  readonly offset?: number | undefined;
  readonly keepStrays: boolean;
  readonly limit?: LimitSpec | undefined;
  readonly class: LabelOption;
  readonly tenant: LabelOption;
  readonly pools?: readonly string[] | undefined;
  readonly skipUnreadable: boolean;
}

export const trace: WorkloadKind<Trace> = {
  name: 'trace',
  summary: "The jobs of a recorded log, as they were submitted; the log's own starts and ends are not replayed.",
  source: 'Feitelson, Tsafrir and Krakov, Experience with using the Parallel Workloads Archive, JPDC 74(10), 2014',
  options: traceOptions,
  random: ({ limit }) => limit !== undefined && limitKindOf(limit).random(limit),
  faults: (options, setting) => [...nameFaults(options, setting), ...optionFaults(options)],
  scaled: scaledGaps,
  jobs: replay,
};

/** The fields of the log that a trace needs. */
export function fieldsOf(options: Pick<Trace, 'class' | 'tenant'>): LogField[] {
  const labels = [options.class, options.tenant].flatMap((label) => (typeof label === 'string' ? [] : [label.field]));
  return [...new Set([...replayedFields, ...labels])];
}

/** The part of the log that a trace replays, and where it is laid. */
export function partOf({ from, to, first, offset, keepStrays, pools }: Trace, setting: WorkloadSetting): LogPart {
  return { from, to, first, offset, keepStrays, widest: widestPool(pools, setting) };
}

function optionFaults({ from = 0, to, arrivalFactor, targetLoad }: Trace): WorkloadFault[] {
  const faults: WorkloadFault[] = [];
  if (to !== undefined && to <= from) {
    faults.push({ code: 'conflict', path: ['to'], problem: 'the slice is empty: it ends before it begins' });
  }
  if (arrivalFactor !== undefined && targetLoad !== undefined) {
    faults.push({
      code: 'conflict',
      path: ['targetLoad'],
      problem: 'arrivalFactor and targetLoad both set the gaps; give one',
    });
  }
  return faults;
}

/**
 * The jobs as the log has them: submission, width, run time, request. How a job ended there (its status) is not
 * replayed: a job that failed used the machine just the same, and here the policy decides which are cut short.
 * Dependencies on other jobs (fields 17 and 18) are not replayed either: submissions come when they came.
 */
function replay(options: Trace, context: WorkloadContext): WorkloadJobs {
  const { name, laid, horizon, stream, cluster } = context;
  if (laid === undefined)
    throw new Error(`no log was given for the workload '${name}': read it first, as \`readLogs\` does`);
  const { log, clean, at } = laid;
  const pools = acceptedPools(options.pools, context);
  const capacity = pools.reduce((sum, pool) => sum + capacityOver(cluster.pools[pool]!, horizon), 0);
  const factor = scaleOf(clean, options, capacity, widestPool(options.pools, context));
  const scaled = factor === 1 ? clean.submit : scaledTimes(clean.submit, factor);
  const submit = at === 0 ? scaled : scaled.map((time) => at + time);
  const count = before(submit, horizon ?? Number.POSITIVE_INFINITY);
  const record = clean.record.subarray(0, count);
  const runtime = clean.runtime.subarray(0, count);
  const model = options.limit;
  const requested = model === undefined ? undefined : limitKindOf(model).limits(model, runtime, stream);
  return {
    count,
    number: clean.number.subarray(0, count),
    submit: submit.subarray(0, count),
    runtime,
    limit: requested?.limits ?? clean.limit.subarray(0, count),
    accelerators: clean.accelerators.subarray(0, count),
    class: label(options.class, log, record, name),
    tenant: label(options.tenant, log, record),
    user: labelOf(log, record, 'user'),
    pools,
    records: log.count + log.unreadable.count,
    changes: [
      ...clean.changes,
      ...(factor === 1 ? [] : [scaleChange(clean.count, factor, options)]),
      ...horizonChange(clean.count - count, log, clean.record.subarray(count)),
    ],
    notes: [
      ...logNotes(name, log, clean, options.from),
      ...(requested?.notes ?? []).map((note) => ({ ...note, workload: name })),
    ],
  };
}

function label(option: LabelOption, log: Log, record: Uint32Array, otherwise?: string): Label {
  return typeof option === 'string' ? { names: [option] } : labelOf(log, record, option.field, otherwise);
}

/** How many of ascending times lie before an end. */
function before(times: Float64Array, end: number): number {
  let count = times.length;
  while (count > 0 && times[count - 1]! >= end) count--;
  return count;
}

function horizonChange(dropped: number, log: Log, records: Uint32Array): CleaningChange[] {
  const tally = new CleaningTally();
  tally.addMany(
    'afterHorizon',
    dropped,
    [...records.subarray(0, 5)].map((row) => log.line[row]!),
  );
  return tally.changes();
}
