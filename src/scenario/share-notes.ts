import type { Note } from '../catalogue/index.ts';
import { formatPercent } from '../units/index.ts';
import type { Scenario } from './scenario.ts';

/** Shares are kept with a scenario, but no rule heeds them: who reads the results must not take them for having acted. */
export function shareNotes({ tenants }: Pick<Scenario, 'tenants'>): Note[] {
  const shares = Object.entries(tenants).flatMap(([name, { share }]) =>
    share === undefined ? [] : [`${name} ${formatPercent(share)}`],
  );
  if (shares.length === 0) return [];
  const text = `the shares of tenants (${shares.join(', ')}) change nothing: no scheduling rule heeds them yet, so jobs wait as if they were not written`;
  return [{ code: 'shares-without-effect', severity: 'warning', text }];
}
