import { distinct } from '../../scenario/compare.ts';
import type { Fault } from '../../scenario/fault.ts';

/** Faults of many points, each once; those of which a path itself is to blame stand once however many values it was to have. */
export function pointFaults(faults: readonly Fault[]): Fault[] {
  const told = new Set<string>();
  return distinct(faults).filter(({ code, path, problem }) => {
    if (code !== 'unknown-key' && code !== 'unknown-name') return true;
    const key = JSON.stringify([path, problem]);
    return !told.has(key) && told.add(key);
  });
}
