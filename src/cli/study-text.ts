import { mostInstalled } from '../cluster/index.ts';
import {
  type Comparison,
  type Estimate,
  lowered,
  notMeasured,
  type PolicyEstimate,
  type Study,
} from '../experiment/index.ts';
import { isShare, jobMetrics, systemMetrics } from '../metrics/index.ts';
import { shortHash } from '../output/origin.ts';
import {
  counted,
  currencyUnit,
  durationScale,
  formatChange,
  formatDurationEstimate,
  formatEstimate,
  formatPercent,
} from '../units/index.ts';
import { shown, table, wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

type Screen = Pick<Terminal, 'paint' | 'width'>;

/** The answer, the table of policies and what they were played on, for people. */
export function studyText(study: Study, { paint, width }: Screen): string {
  return [
    paint.out.strong(wrapped(shown(study.answer), width)),
    '',
    policiesTable(study, { paint, width }),
    '',
    paint.out.faint(wrapped(basis(study), width)),
  ].join('\n');
}

function policiesTable({ policies }: Study, { paint, width }: Screen): string {
  const finished = policies.filter(({ groups }) => groups.length > 0);
  const waits = finished.map((policy) => overall(policy, 'wait', 'mean'));
  const longWaits = finished.map((policy) => overall(policy, 'wait', 'p95'));
  const waitScale = scaleOf(waits);
  const longScale = scaleOf(longWaits);
  return table(
    [
      { heading: 'policy', align: 'left' },
      { heading: `mean wait, ${waitScale.symbol}`, align: 'right' },
      { heading: `95 % wait, ${longScale.symbol}`, align: 'right' },
      { heading: 'bounded slowdown', align: 'right' },
      { heading: 'in use, %', align: 'right' },
    ],
    finished.map((policy, at) => [
      shown(policy.policy),
      inUnit(waits[at], waitScale.seconds),
      inUnit(longWaits[at], longScale.seconds),
      inUnit(overall(policy, 'bounded-slowdown', 'mean'), 1),
      inUnit(policy.system.utilisation, 0.01),
    ]),
    { width, heading: paint.out.faint },
  );
}

/** What the numbers stand on. */
function basis({ scenario, replications, policies, runs, partial }: Study): string {
  const { confidence, seed, cluster } = scenario;
  const jobs = policies[0]?.groups.find((group) => group.dimension === 'all')?.submitted.mean ?? null;
  const accelerators = mostInstalled(cluster);
  const perPolicy = Math.max(...policies.map(({ policy }) => runs.filter((run) => run.policy === policy).length));
  return [
    jobs === null
      ? ''
      : `${counted(jobs, 'measured job')}${replications === 1 ? '' : ' a replication'} on ${counted(accelerators, 'accelerator')}`,
    replications === 1
      ? `1 run${batched(policies) ? `, intervals of ${formatPercent(confidence)} confidence from batches of its jobs` : ''}`
      : `${partial ? `${perPolicy} of ` : ''}${replications} replications, intervals hold with ${formatPercent(confidence)} confidence`,
    `seed ${shown(seed)}`,
    `scenario ${shortHash(scenario)}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** Whether batches of jobs gave a single run its intervals. */
function batched(policies: readonly PolicyEstimate[]): boolean {
  return policies.some((policy) => typeof overall(policy, 'wait', 'mean')?.halfWidth === 'number');
}

/** How the other policies differ from the first, paired on the same jobs. */
export function differencesText({ comparisons, scenario }: Study, { paint, width }: Screen): string {
  const baseline = comparisons[0]!.baseline;
  const policies = [...new Set(comparisons.map(({ policy }) => policy))];
  const tables = policies.map((policy) => {
    const own = comparisons.filter((one) => one.policy === policy);
    return table(
      [
        { heading: `${shown(policy)} against ${shown(baseline)}`, align: 'left' },
        { heading: 'difference', align: 'right' },
        { heading: 'change', align: 'right' },
        { heading: '', align: 'left' },
      ],
      own.map((one) => [
        whatOf(one, scenario.economics?.currency),
        differenceOf(one),
        changeOf(one),
        verdictWords[one.verdict],
      ]),
      { width, heading: paint.out.faint },
    );
  });
  const honest =
    scenario.replications === 1
      ? 'One run each: these differences have no interval.'
      : comparisons.length === 1
        ? `A paired difference; its interval holds with ${formatPercent(scenario.confidence)} confidence.`
        : `Paired differences; ${comparisons.length === 2 ? 'both' : `all ${comparisons.length}`} intervals hold together with ${formatPercent(scenario.confidence)} confidence.`;
  return [...tables, paint.out.faint(wrapped(honest, width))].join('\n\n');
}

const verdictWords: Readonly<Record<Comparison['verdict'], string>> = {
  better: 'better',
  worse: 'worse',
  'more-work': 'more work done',
  'less-work': 'less work done',
  'no-difference-shown': 'no difference shown',
  'single-run': '',
};

const statisticWords: Readonly<Record<string, string>> = { mean: 'mean', p95: '95 %' };

function whatOf({ metric, statistic, dimension, group }: Comparison, currency: string | undefined): string {
  const machine = systemMetrics.find(metric);
  if (machine) {
    const unit = isShare(machine) ? 'points' : currencyUnit(machine.unit, currency);
    return `${lowered(machine.label)}${unit === '1' || unit === 's' ? '' : `, ${unit}`}`;
  }
  const label = jobMetrics.find(metric)?.label.toLowerCase() ?? metric;
  return `${statisticWords[statistic] ?? statistic} ${label}${dimension === 'all' ? '' : `, ${dimension === 'class' ? '' : `${dimension} `}${shown(group)}`}`;
}

function differenceOf({ metric, difference }: Comparison): string {
  const found = systemMetrics.find(metric) ?? jobMetrics.find(metric);
  if (found?.unit !== 's') return inUnit(difference, found !== undefined && isShare(found) ? 0.01 : 1);
  return formatDurationEstimate(difference);
}

/** The change in per cent; a dash where it has no interval though the difference has one. */
function changeOf(comparison: Comparison): string {
  return comparison.relativeInterval === null && comparison.verdict !== 'single-run' ? '–' : formatChange(comparison);
}

function overall({ groups }: PolicyEstimate, metric: string, statistic: 'mean' | 'p95'): Estimate | undefined {
  return groups.find((group) => group.dimension === 'all')?.metrics[metric]?.[statistic];
}

/** One unit for a column: the smallest that suits a value of it and keeps the largest below a thousand. */
function scaleOf(estimates: readonly (Estimate | undefined)[]) {
  const values = estimates.flatMap((estimate) => (estimate?.mean ? [estimate.mean] : [])).sort((a, b) => a - b);
  const largest = values.at(-1) ?? 0;
  return values.map(durationScale).find(({ seconds }) => largest < 1000 * seconds) ?? durationScale(largest);
}

function inUnit(estimate: Estimate | undefined, unit: number): string {
  return formatEstimate(estimate ?? notMeasured, { size: unit, symbol: '' });
}
