import type { Note } from '../../catalogue/index.ts';
import { mostInstalled } from '../../cluster/index.ts';
import { checkInputs, StudyError } from '../../experiment/index.ts';
import { distinct, inTextOrder, type Scenario } from '../../scenario/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { inputFault } from '../input-fault.ts';
import { readOpenScenario, refuse } from '../read-scenario.ts';
import { type Refused, refusedSearches } from '../searches/search-requests.ts';
import { shown, wrapped } from '../terminal/table.ts';
import type { Work } from '../work.ts';

/**
 * `validate FILE`: every fault at once, those of its searches too; then what cannot be read of the files it names, or what the scenario
 * comes to.
 */
export const work: Work = async (flags, terminal) => {
  const file = flags.text('file')!;
  const { open, scenario, notes: own } = readOpenScenario(file, flags, terminal);
  const refused = refusedSearches(open, scenario);
  const faults = distinct(refused.flatMap(({ refusal }) => refusal.faults)).sort(inTextOrder);
  if (faults.length > 0) return refuse(`${file} has searches that cannot be played`, faults, open.text, terminal);
  const notes = [...own, ...refused.map(lackNote)];
  await checkInputs(scenario).catch((error: unknown) => {
    throw error instanceof StudyError ? inputFault(error) : error;
  });
  const { out, err, paint, width } = terminal;
  if (flags.json) {
    const { name, seed, replications, hash } = scenario;
    const policies = Object.keys(scenario.policies);
    out(JSON.stringify({ valid: true, name, seed, replications, policies, scenario: hash, notes }, null, 2));
    return exitCodes.ok;
  }
  out(wrapped(`${paint.out.good('valid:')} ${summary(scenario)}`, width, '  '));
  if (!flags.quiet) for (const note of notes) err(`${wrapped(`note: ${note.text}`, width, '  ')}\n`);
  return exitCodes.ok;
};

function summary({ name, cluster, workloads, policies, replications }: Scenario): string {
  const pools = Object.keys(cluster.pools);
  const size = mostInstalled(cluster);
  return `${shown(name)}: ${[
    `${counted(size, 'accelerator', 'accelerators')} in ${counted(pools.length, 'pool', 'pools')}`,
    counted(Object.keys(workloads).length, 'workload', 'workloads'),
    counted(Object.keys(policies).length, 'policy', 'policies'),
    counted(replications, 'replication', 'replications'),
  ].join(', ')}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** What a search of the scenario still has to be told on the command line. */
function lackNote({ command, refusal: { lack } }: Refused): Note {
  const text = `\`queueworks ${command}\` needs more than the scenario says: ${lack!.problem}; ${lack!.hint}`;
  return { code: 'search-incomplete', severity: 'info', about: command, text };
}
