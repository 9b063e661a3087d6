import type { RunResult } from '../../metrics/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import {
  budgetShares,
  difference,
  KimNelson,
  type Range,
  rinott,
  rinottReplications,
  type SystemSample,
  tally,
} from '../../statistics/index.ts';
import type { Players } from '../crew/players.ts';
import { estimate } from '../estimate.ts';
import { measured } from '../measured.ts';
import { policyEstimates } from '../policy-estimates.ts';
import type { Candidate, SelectionOutcome } from './search-outcome.ts';

/** What the best is to be selected by. */
export interface SelectionRequest
  extends Pick<SelectionOutcome, 'measure' | 'better' | 'worthwhile' | 'confidence' | 'first' | 'most'> {
  readonly scenario: Scenario;
  /** What values of the measure can be. */
  readonly range: Range;
}

/** Replications that are played at a time; whoever leaves in the middle has played a few for nothing, and threads have work. */
const atATime = 8;

/**
 * Selects the policy that is best on a measure by Kim and Nelson's sequential procedure: all policies meet the jobs of one
 * replication after another, and a policy leaves as soon as it is shown to be worse. The first that gives no value in some
 * replication leaves at once: nothing can be said of it. Replications are looked at in their order, so the result does not
 * depend on the number of threads.
 */
export async function selectBest(request: SelectionRequest, players: Players): Promise<SelectionOutcome> {
  const { scenario, measure, range, better, worthwhile, confidence, first, most } = request;
  const policies = Object.keys(scenario.policies);
  const procedure = new KimNelson({ systems: policies.length, confidence, worthwhile, first, better });
  const values = policies.map((): (number | null)[] => []);
  const noValue = new Set<number>();
  let ended = false;
  while (procedure.remaining.length > 1 && procedure.replications < most && !ended) {
    const from = procedure.replications;
    const playing = procedure.remaining.map((system) => policies[system]!);
    const rows = await play(request, players, playing, from, Math.min(most, from + Math.max(atATime, first - from)));
    for (const row of rows) {
      if (procedure.remaining.length <= 1) break;
      const now = policies.map((policy) => row.get(policy) ?? null);
      for (const system of procedure.remaining) values[system]!.push(now[system]!);
      for (const system of procedure.remaining.filter((own) => now[own] === null)) {
        noValue.add(system);
        procedure.withdraw(system);
      }
      procedure.add(now.map((value) => value ?? Number.NaN));
    }
    ended = players.interrupted;
  }
  const { remaining } = procedure;
  const chosen = remaining.length === 1 && !ended ? remaining[0]! : null;
  const sign = better === 'lower' ? 1 : -1;
  const leader = leaderOf(remaining, values, sign);
  const behind = (system: number) => {
    const best = leader === undefined || leader === system ? undefined : values[leader]!;
    if (best === undefined) return null;
    const worse = values[system]!.map((value, at) => {
      const other = best[at] ?? null;
      return value === null || other === null ? null : sign * difference(value, other);
    });
    return estimate(worse, scenario.confidence);
  };
  return {
    kind: 'selection',
    measure,
    better,
    worthwhile,
    confidence,
    first,
    most,
    chosen: chosen === null ? null : policies[chosen]!,
    candidates: withProcedures(
      policies.map(
        (policy, system): Candidate => ({
          policy,
          replications: values[system]!.length,
          fate: noValue.has(system)
            ? 'no-value'
            : system === chosen
              ? 'chosen'
              : remaining.includes(system)
                ? 'in-play'
                : 'dropped',
          estimate: estimate(values[system]!, scenario.confidence, range),
          behind: behind(system),
          rinott: null,
          budgetShare: null,
        }),
      ),
      request,
    ),
  };
}

/** The best mean of those that are left; the first of equals. */
function leaderOf(
  remaining: readonly number[],
  values: readonly (readonly (number | null)[])[],
  sign: number,
): number | undefined {
  const mean = (system: number) => tally(values[system] as number[]).mean;
  const [first, ...rest] = remaining.filter((system) => values[system]!.length > 0);
  return first === undefined ? undefined : rest.reduce((a, b) => (sign * (mean(b) - mean(a)) < 0 ? b : a), first);
}

/** The values of some replications, from `from` on: by policy, null where there is none. Fewer when the signal came. */
async function play(
  { scenario, measure }: SelectionRequest,
  players: Players,
  playing: readonly string[],
  from: number,
  to: number,
): Promise<Map<string, number | null>[]> {
  const policies = Object.fromEntries(playing.map((policy) => [policy, scenario.policies[policy]!]));
  const part: Scenario = { ...scenario, policies, replications: to };
  const rows: Map<string, number | null>[] = [];
  players.expect((to - from) * playing.length);
  for await (const { result } of players.runs([{ scenario: part }], (_point, replication) => replication >= from)) {
    const row = (rows[result.replication - from] ??= new Map());
    row.set(result.policy, measureOf(result, measure, part));
  }
  // After the signal the last may lack some policies.
  const gap = Array.from(rows, (row) => row?.size === playing.length).indexOf(false);
  return gap < 0 ? rows : rows.slice(0, gap);
}

/** The measure in one run. */
export function measureOf(run: RunResult, measure: string, scenario: Scenario): number | null {
  const policies = { [run.policy]: scenario.policies[run.policy]! };
  const [policy] = policyEstimates({ ...scenario, policies }, [run], new Map());
  return measured(measure, policy!).estimate?.values[0] ?? null;
}

/** The candidates with what other procedures would have had to say, from their first replications. */
function withProcedures(candidates: readonly Candidate[], request: SelectionRequest): Candidate[] {
  const { first, confidence, worthwhile, better } = request;
  const samples = candidates.map(({ estimate, fate }): SystemSample | undefined => {
    if (fate === 'no-value' || estimate.values.length < first) return undefined;
    const { mean, standardDeviation } = tally(estimate.values.slice(0, first) as number[]);
    return { mean, standardDeviation };
  });
  const compared = samples.filter((sample) => sample !== undefined);
  if (compared.length < 2) return [...candidates];
  const h = rinott(compared.length, first, confidence);
  const shares = budgetShares(compared, better);
  return candidates.map((candidate, system) => {
    const sample = samples[system];
    if (sample === undefined) return candidate;
    return {
      ...candidate,
      rinott: rinottReplications(h, sample.standardDeviation, worthwhile, first),
      budgetShare: shares?.[compared.indexOf(sample)] ?? null,
    };
  });
}
