import {
  type Account,
  accountOf,
  type EconomicsResult,
  type EconomicsSpec,
  type Interval,
  planValues,
  rentPrice,
  yearQuantities,
} from '../economics/index.ts';
import { type RunResult, rangeOf, systemMetrics } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { estimate } from './estimate.ts';

/** What the finished runs of every policy come to in money; undefined where the scenario has none. */
export function economicsResult(scenario: Scenario, runs: readonly RunResult[]): EconomicsResult | undefined {
  const { economics } = scenario;
  if (economics === undefined) return undefined;
  const { currency, years, rent, public: funders } = economics;
  return {
    currency,
    years,
    rent: rent === undefined ? null : rentPrice(rent),
    public: funders,
    policies: Object.keys(scenario.policies).flatMap((policy) => {
      const own = runs.filter((run) => run.policy === policy);
      const accounts = own.flatMap((run) => accountOfRun(scenario, economics, run) ?? []);
      const first = accounts[0];
      return first ? [{ policy, simulated: first.simulated, ...estimates(accounts, scenario.confidence) }] : [];
    }),
  };
}

function accountOfRun(
  { cluster }: Scenario,
  spec: EconomicsSpec,
  { delivered, window, names, system }: RunResult,
): Account | undefined {
  const { 'electricity-cost': cost, 'idle-energy': idle } = system;
  const bill = cost === null || cost === undefined ? undefined : { cost, idle: idle ?? 0 };
  return delivered && accountOf({ spec, cluster, window, delivered, tenants: names.tenants, bill });
}

function estimates(accounts: readonly Account[], confidence: number) {
  const told = (name: string, values: readonly (number | null)[]): Interval => {
    const metric = systemMetrics.find(name);
    const { mean, halfWidth, interval } = estimate(values, confidence, metric && rangeOf(metric));
    return { mean, halfWidth, interval };
  };
  const whole = accounts.map(planValues);
  const each = <T>(names: readonly string[], value: (name: string) => T) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  return {
    years: accounts[0]!.years.map((_, index) =>
      Object.fromEntries(
        yearQuantities.map(({ name, value }) => [
          name,
          told(
            name,
            accounts.map(({ years }) => value(years[index]!)),
          ),
        ]),
      ),
    ),
    plan: each(Object.keys(whole[0]!), (name) =>
      told(
        name,
        whole.map((values) => values[name]!),
      ),
    ),
  };
}
