import { parseDuration } from '../src/units/duration.ts';
import type { Jobs } from './data.ts';
import type { Schedule } from './schedule.ts';

/**
 * What a reader types to find jobs: words with a colon name a value (`class:chat`, `state:timed-out`, `job:17`,
 * `user:17`), comparisons name a quantity (`wait>4h`, `size>=8`, `run<10min`). All must hold.
 */
export interface Filter {
  /** Whether a job matches. */
  readonly matches: (job: number) => boolean;
  /** What could not be understood, in words; empty when all was. */
  readonly fault: string;
}

const quantities = ['wait', 'run', 'size', 'limit'] as const;
const words = ['class', 'workload', 'tenant', 'user', 'state', 'job'] as const;

export const filterHint = 'class:name, tenant:name, user:name, state:timed-out, job:17, wait>4h, run<10min, size>=8';

/** Reads a filter; null for an empty one. */
export function parseFilter(text: string, jobs: Jobs, schedule: Schedule): Filter | null {
  const parts = text
    .trim()
    .split(/\s+(?=[\w-]+\s*(?::|[<>]))/)
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const tests: ((job: number) => boolean)[] = [];
  const faults: string[] = [];
  for (const part of parts) {
    const test = comparison(part, jobs, schedule) ?? word(part, jobs, schedule);
    if (test === null) faults.push(part);
    else tests.push(test);
  }
  return {
    matches: (job) => tests.every((test) => test(job)),
    fault: faults.length === 0 ? '' : `Not understood: ${faults.join(' ')}. Try ${filterHint}.`,
  };
}

function comparison(part: string, jobs: Jobs, schedule: Schedule): ((job: number) => boolean) | null {
  const found = /^(\w+)\s*(<=|>=|<|>)\s*(.+)$/.exec(part);
  const name = quantities.find((quantity) => quantity === found?.[1]);
  if (found === null || name === undefined) return null;
  const amount = name === 'size' ? Number(found[3]) : seconds(found[3]!);
  if (!Number.isFinite(amount)) return null;
  const quantityOf = {
    wait: schedule.waited,
    run: schedule.ran,
    size: (job: number) => jobs.accelerators[job]!,
    limit: (job: number) => jobs.limit?.[job] ?? Number.NaN,
  }[name];
  const compare = {
    '<': (value: number) => value < amount,
    '<=': (value: number) => value <= amount,
    '>': (value: number) => value > amount,
    '>=': (value: number) => value >= amount,
  }[found[2] as '<' | '<=' | '>' | '>='];
  return (job) => compare(quantityOf(job));
}

function seconds(text: string): number {
  const parsed = parseDuration(/^[\d.]+$/.test(text) ? `${text} s` : text);
  return parsed.ok ? Number(parsed.value) : Number.NaN;
}

function word(part: string, jobs: Jobs, schedule: Schedule): ((job: number) => boolean) | null {
  const found = /^([\w-]+)\s*:\s*(.+)$/.exec(part);
  const name = words.find((w) => w === found?.[1]);
  if (found === null || name === undefined) return null;
  const wanted = found[2]!.trim().toLowerCase();
  if (name === 'job') return (job) => String(jobs.number[job]) === wanted;
  const [column, names] = {
    class: [jobs.class, jobs.names.classes],
    workload: [jobs.workload, jobs.names.workloads],
    tenant: [jobs.tenant, jobs.names.tenants],
    user: [jobs.user, jobs.names.users],
    state: [schedule.state, jobs.states],
  }[name] as [Float64Array | null, readonly string[]];
  const matching = new Set(names.flatMap((n, index) => (n.toLowerCase().startsWith(wanted) ? [index] : [])));
  return (job) => matching.has(column?.[job] ?? 0);
}
