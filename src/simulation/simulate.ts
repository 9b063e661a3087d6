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
  if (run.queuedJobs > 0)
    throw new PolicyModuleFault(
      ownModule(input.policy),
      `left ${run.queuedJobs} jobs waiting for ever on a machine with nothing left to happen`,
    );
  const outcome = run.outcome();
  audit?.check(outcome);
  return outcome;
}

function ownModule(policy: PolicySpec): string {
  const part = [policy.scheduler, policy.backfill, policy.ordering].find((spec) => spec?.kind === 'module');
  return part ? String(part.module) : `${policy.ordering.kind} with ${policy.backfill.kind}`;
}
