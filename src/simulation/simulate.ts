import { PolicyModuleFault, type PolicySpec } from '../scheduler/index.ts';
import { Audit } from './audit.ts';
import type { Outcome } from './outcome.ts';
import { play } from './passes.ts';
import { Run } from './run.ts';
import type { RunInput } from './run-input.ts';

/**
 * Plays all jobs through the machine under the policy, until the last one has ended. Deterministic: the same input gives the same
 * outcome to the bit.
 * @throws PolicyModuleFault when a policy of the user's own misbehaves
 * @throws AuditFailure when `audit` finds an invariant broken
 */
export function simulate(input: RunInput): Outcome {
  const audit = input.audit ? new Audit(input) : undefined;
  const run = new Run(audit ? { ...input, observers: [...(input.observers ?? []), audit] } : input);
  play(run, input.policy.pass);
  if (run.queuedJobs > 0) throw waitingForEver(input.policy, run.queuedJobs);
  const outcome = run.outcome();
  audit?.check(outcome);
  return outcome;
}

/** A module of the user's own may start nobody. The built-in rules start everybody in the end: where they do not, this program is wrong. */
function waitingForEver(policy: PolicySpec, jobs: number): Error {
  const what = `left ${jobs} jobs waiting for ever on a machine with nothing left to happen`;
  const own = [policy.scheduler, policy.backfill, policy.ordering].find((spec) => spec?.kind === 'module');
  if (own) return new PolicyModuleFault(String(own.module), what);
  return new Error(`${policy.ordering.kind} with ${policy.backfill.kind} ${what}`);
}
