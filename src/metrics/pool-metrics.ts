import { registry } from '../catalogue/index.ts';
import { hour } from '../units/index.ts';
import type { Metric } from './metric.ts';
import { ratio } from './run-measures.ts';

/** What the metrics of a pool are made of: what it did in the measured window, in accelerator·s. */
export interface PoolMeasures {
  /** Length of the window that was seen, s. */
  readonly span: number;
  readonly installed: number;
  /** Held by jobs. */
  readonly allocated: number;
  /** Of that, by jobs that completed. */
  readonly useful: number;
  /** Idle while a job waited, in the queue or held, that accepts the pool. */
  readonly lost: number;
  /** Of that, while only held ones did; undefined where no policy of the study holds any. */
  readonly lostToHold: number | undefined;
}

/** A metric of one pool: one number a run, null where it does not apply, undefined where the scenario does not ask for it. */
export interface PoolMetric extends Metric {
  /** As of a metric of the machine. */
  readonly needs?: string;
  value(pool: PoolMeasures): number | null | undefined;
}

const common = { source: 'definition', withheldWhenUnstable: false } as const;

/** What is told of every pool. Those that bear the name of a metric of the machine are the same of a part of it. */
export const poolMetrics = registry<PoolMetric>('metric of a pool', [
  {
    ...common,
    name: 'utilisation',
    label: 'Utilisation',
    unit: '1',
    summary: 'Share of the pool’s installed accelerators that was allocated in the measured window.',
    formula: '∫ allocated dt ÷ ∫ installed dt',
    better: 'neither',
    value: ({ allocated, installed }) => ratio(allocated, installed),
  },
  {
    ...common,
    name: 'installed',
    label: 'Installed accelerators',
    unit: 'accelerators',
    summary: 'Accelerators that were there on average, those included that only stay until their jobs end.',
    formula: '∫ installed dt ÷ window',
    better: 'neither',
    value: ({ installed, span }) => ratio(installed, span),
  },
  {
    ...common,
    name: 'allocated',
    label: 'Allocated accelerators',
    unit: 'accelerators',
    summary: 'Accelerators that jobs held on average.',
    formula: '∫ allocated dt ÷ window',
    better: 'neither',
    value: ({ allocated, span }) => ratio(allocated, span),
  },
  {
    ...common,
    name: 'delivered-hours',
    label: 'Accelerator-hours delivered',
    unit: 'accelerator·h',
    summary: 'Accelerator-hours in the measured window that jobs held which completed.',
    formula: '(∫ allocated to jobs that complete dt) ÷ 3600',
    better: 'higher',
    value: ({ useful }) => useful / hour,
  },
  {
    ...common,
    name: 'capacity-lost',
    label: 'Lost capacity',
    unit: '1',
    summary:
      'Share of the pool’s installed accelerators that was idle although a job waited, in the queue or held, that accepts the pool.',
    formula: '(∫ idle while such a job waits dt) ÷ ∫ installed dt',
    better: 'lower',
    value: ({ installed, lost }) => ratio(lost, installed),
  },
  {
    ...common,
    name: 'capacity-lost-held',
    label: 'Lost capacity, jobs were held',
    unit: '1',
    summary:
      'Share of the pool’s installed accelerators that was idle while no job of the queue accepts the pool and a start rule held one that does.',
    formula: '(∫ idle while only held jobs would take the pool dt) ÷ ∫ installed dt',
    better: 'lower',
    needs: 'start',
    value: ({ installed, lostToHold }) => (lostToHold === undefined ? undefined : ratio(lostToHold, installed)),
  },
  {
    ...common,
    name: 'idle-lost',
    label: 'Idle time that was lost',
    unit: '1',
    summary:
      'Share of the pool’s idle time in which a job waited, in the queue or held, that accepts the pool; the rest nobody asked for.',
    formula: '(∫ idle while such a job waits dt) ÷ ∫ idle dt',
    better: 'lower',
    value: ({ installed, allocated, lost }) => ratio(lost, installed - allocated),
  },
]);
