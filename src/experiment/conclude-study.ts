import type { Note } from '../catalogue/index.ts';
import type { RunResult } from '../metrics/index.ts';
import { lacksAllLimits, missingLimits } from '../scenario/missing-limits.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Knowledge } from '../scheduler/index.ts';
import type { CleaningReport } from '../workload/cleaning.ts';
import { answerOf } from './answer.ts';
import { compareWithFirst } from './comparisons.ts';
import { economicsNotes } from './economics-notes.ts';
import { economicsResult } from './economics-result.ts';
import { policyEstimates } from './policy-estimates.ts';
import { precisionNotes } from './precision.ts';
import { makesOf, makesSentence } from './search/makes.ts';
import { shakeNotes } from './shake-notes.ts';
import type { Study } from './study.ts';
import { type NoteOfRun, studyNotes } from './study-notes.ts';
import { thresholdSentence } from './threshold-sentence.ts';
import { thresholdNotes, thresholdVerdicts } from './threshold-verdicts.ts';
import { comparedOf, toldOf } from './told.ts';

export interface Findings {
  readonly scenario: Scenario;
  /** Replications asked for in all. Default: the scenario's. */
  readonly replications?: number;
  /** Finished runs in any order. */
  readonly runs: readonly RunResult[];
  /** What each policy that has run knows of run times. */
  readonly knowledge: ReadonlyMap<string, Knowledge>;
  readonly cleaning: readonly CleaningReport[];
  /** Notes made before. */
  readonly notes: readonly Note[];
  /** Notes made while the jobs of each replication were built. */
  readonly drawn?: readonly NoteOfRun[];
  readonly partial: boolean;
}

/** What the finished runs of a study come to: estimates, comparisons, notes, the answer. The order of the runs does not matter. */
export function concludeStudy(findings: Findings): Study {
  const {
    scenario,
    replications = scenario.replications,
    runs: finished,
    knowledge,
    cleaning,
    notes,
    drawn = [],
    partial,
  } = findings;
  const order = Object.keys(scenario.policies);
  const runs = [...finished].sort(
    (a, b) => order.indexOf(a.policy) - order.indexOf(b.policy) || a.replication - b.replication,
  );
  const aligned = withGaps(runs, order);
  const missing = missingLimits(scenario, cleaning);
  const known = lacksAllLimits(scenario, missing) ? withTrueRunTimes(knowledge) : knowledge;
  const policies = policyEstimates(scenario, aligned, known);
  const told = toldOf(scenario, policies);
  const comparisons = compareWithFirst({
    policies,
    confidence: scenario.confidence,
    told: comparedOf(told),
  });
  const thresholds = thresholdVerdicts(scenario, policies);
  // What the scenario is held to comes first, then what its question is about.
  const answer = [thresholdSentence(thresholds), answerOf(scenario, policies, comparisons, told)];
  const economics = economicsResult(scenario, aligned);
  const own = [
    ...shakeNotes(scenario, policies, comparisons),
    ...thresholdNotes(scenario, policies),
    ...precisionNotes(scenario, policies, replications),
    ...economicsNotes(scenario, economics),
  ];
  return {
    scenario,
    replications,
    policies,
    comparisons,
    thresholds,
    ...(economics ? { economics } : {}),
    notes: studyNotes({ scenario, replications, earlier: [...notes, ...own], drawn, runs, policies, missing }),
    cleaning,
    answer: `${answer.filter((part) => part !== '').join(' ')}${economics ? makesSentence(makesOf(scenario)) : ''}`,
    partial,
    runs,
  };
}

/** Where no request is known, whoever plans by requests is told run times. */
function withTrueRunTimes(knowledge: ReadonlyMap<string, Knowledge>): ReadonlyMap<string, Knowledge> {
  return new Map([...knowledge].map(([policy, level]) => [policy, level === 'estimate' ? 'oracle' : level]));
}

/**
 * Comparisons pair the same replications. Runs are finished replication by replication, so only a study that was
 * interrupted can lack some, and then the last: the replications that all policies have are the common ones.
 */
function withGaps(runs: readonly RunResult[], policies: readonly string[]): RunResult[] {
  const of = (policy: string) => new Set(runs.filter((run) => run.policy === policy).map((run) => run.replication));
  const finished = policies.map(of).filter((replications) => replications.size > 0);
  return runs.filter((run) => finished.every((replications) => replications.has(run.replication)));
}
