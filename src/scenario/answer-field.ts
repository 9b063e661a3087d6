import * as z from 'zod';
import { type GroupNames, readMeasure, type Stated } from '../metrics/index.ts';
import { type Fault, faultAt } from './fault.ts';
import { type Mapping, within } from './tree.ts';

/** What the answer opens with: the path of a measure, or several. */
export const answerField = z
  .union([
    z
      .string()
      .min(1)
      .transform((path) => [path]),
    z.array(z.string().min(1)).min(1),
  ])
  .describe(
    "What the answer opens with: the measure that the question is about, or several, as thresholds name them; waits follow. Policies are compared on them, too. Default: 'cost-per-useful-hour' where there is 'economics', and the mean wait.",
  )
  .meta({ examples: ['cost-per-useful-hour', ['emissions', 'sweeps.wait']] });

/** What is wrong with the measures that the answer is to open with. Faults that the scenario's schema finds are not repeated. */
export function answerFaults(root: Mapping, known: () => readonly GroupNames[], stated: Stated): Fault[] {
  const tree = root.entries.get('answer')?.value;
  const leaves = tree?.kind === 'list' ? tree.items : tree === undefined ? [] : [tree];
  return leaves.flatMap((leaf) => {
    if (leaf.kind !== 'leaf' || typeof leaf.value !== 'string' || leaf.value === '') return [];
    const { measure, fault } = readMeasure(leaf.value, known(), stated);
    if (fault !== undefined) {
      const { start, end, problem, hint } = fault;
      return [faultAt(within(leaf, start, end), 'invalid-value', leaf.path, { problem, hint })];
    }
    if (measure.of.kind !== 'count' && measure.of.kind !== 'pool') return [];
    const problem = `'${leaf.value}' is ${measure.of.kind === 'count' ? 'a count' : 'about one pool'}; the answer tells of metrics of the machine or of jobs`;
    return [faultAt(leaf.place, 'invalid-value', leaf.path, { problem, hint: 'see `queueworks list metrics`' })];
  });
}
