import { createHash } from 'node:crypto';
import type { Scenario } from './scenario.ts';
import type { SearchSpecs } from './searches.ts';

/**
 * SHA-256, in hex, of a resolved scenario without its folder. Keys are sorted, but the order of pools, tenants,
 * workloads and policies counts, since results depend on it.
 */
export function hashOf(scenario: Omit<Scenario, 'hash' | 'folder' | 'sweep' | 'answer' | keyof SearchSpecs>): string {
  const { cluster, tenants, workloads, policies, ...others } = scenario;
  const { pools, ...site } = cluster;
  const named = [pools, tenants, workloads, policies].map((map) => Object.entries(map));
  const rest = Object.keys(site).length === 0 ? others : { ...others, site };
  return createHash('sha256')
    .update(canonical([rest, ...named]))
    .digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
