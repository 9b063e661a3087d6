import { yearQuantities } from '../../economics/index.ts';
import { jobMetrics, type Metric, poolMetrics, systemMetrics } from '../../metrics/index.ts';
import { jobStates, stateMeanings, statesToCome } from '../../simulation/outcome.ts';
import type { Column, CsvFile } from '../column.ts';
import { csvFiles } from '../csv-files.ts';
import { jobEnergyColumns, timelineHeldColumns } from '../run-columns.ts';
import { searchFiles } from '../search-columns.ts';

/** The page `docs/outputs.md`, made from the catalogue the writers use, so that it cannot lag behind them. */
export function outputsPage(): string {
  return `${[
    '# Output files',
    '',
    '<!-- Made from the catalogue of columns by .tools/docs.ts; edits here are lost. -->',
    '',
    'One run of one policy writes its files into the output folder itself. Several policies or replications write one folder each, `<policy>/<replication>/` (replications from 1; characters of a policy’s name that folders may not have become `-`), and the study’s tables beside them:',
    '',
    '```',
    'out/winter-quarter/',
    '  report.html                 the page',
    '  summary.json                the answer, estimates, comparisons and notes, for machines',
    '  comparison.csv  groups.csv  system.csv  pools.csv  thresholds.csv',
    '  scenario.resolved.yaml      the scenario with every default written out',
    '  easy/1/jobs.csv  segments.csv  timeline.csv  groups.csv  system.csv',
    '  easy/2/…',
    '  runs.store                  the finished runs, from which --resume goes on; not of a study of one run',
    '```',
    '',
    'Which of `jobs.csv`, `segments.csv` and `timeline.csv` are written is set by `outputs` in the scenario. Unasked, a study keeps all of them as long as `jobs.csv` has no more than five million rows over all runs, counted replication by replication. Beyond that it keeps `jobs.csv` of the first replication of each policy, and `segments.csv` of it where some job was interrupted or ran on another width than it asks for; elsewhere `jobs.csv` tells the same, but for the nodes by number. What is left out is told before the first file is written and by the note `tables-left-out` in `summary.json`; `outputs: { jobs: true, segments: true }` writes all.',
    '',
    '- **The same scenario, seed and version give the same bytes**, with any number of threads. No file holds a time of day. Every CSV row names the three (`scenario_hash`, `seed`, `version`), so that tables can be joined and told apart; in a compressed file these columns take no room to speak of.',
    '- A file is written under another name and renamed when it is whole, and `summary.json` comes last: whoever finds it finds the others complete.',
    '- CSV is UTF-8 without a byte order mark: a header line, commas, lines that end in a line feed, and quotation marks, as in RFC 4180, around fields that need them.',
    '- Numbers are in SI base units (s, accelerator·s), with a point, in the shortest form that reads back as the same number: below 0.000001 and from 10²¹ that form has an exponent (`5e-7`). Times count from the scenario’s start. A field that does not apply is empty; it is never `NaN`, `-1` or `-0`.',
    '- A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe before it, so that no spreadsheet runs it as a formula. Reading such a name back, take the apostrophe off.',
    '',
    ...csvFiles.flatMap(filePart),
    '## States of a job',
    '',
    'The last five are final, and stand in `jobs.csv`; `segments.csv` has `suspended` too. Those that do not occur yet are kept for what will come, and cost a reader nothing.',
    '',
    table(
      ['state', 'meaning', 'occurs'],
      jobStates.map((state) => {
        const why = statesToCome[state];
        return [`\`${state}\``, stateMeanings[state], why === undefined ? 'yes' : `not yet: ${why}`];
      }),
    ),
    '',
    '## Energy in jobs.csv',
    '',
    'Where a pool states its power, `jobs.csv` has three more columns, before `policy`; elsewhere it has not. [How they are counted](energy.md).',
    '',
    table(['column', 'unit', 'meaning', 'formula', 'empty when'], jobEnergyColumns.map(columnRow)),
    '',
    '## Held jobs in timeline.csv',
    '',
    'Jobs that a [start rule](energy.md) holds wait, but not in the queue, so they are counted by a name of their own. Where any policy of the study has such a rule, `timeline.csv` has three more columns, before `policy`, and `system.csv` has `jobs-held`, `held-accelerators`, `jobs-waiting`, `jobs-waiting-max` and `capacity-lost-held`, under every policy; elsewhere the queue has all that wait, and they are not there. `jobs-waiting` is `queue-length` and `jobs-held` together, and what Little’s law is about: on a run that starts and ends empty it is submissions per second × mean wait. Idle accelerators stand in one of four: `capacity-lost-policy` and `capacity-lost-fit` while jobs queue, `capacity-lost-held` while the queue is empty and jobs are held, `idle-empty-queue` while nobody waits; `capacity-lost` is the first three.',
    '',
    table(['column', 'unit', 'meaning', 'formula', 'empty when'], timelineHeldColumns.map(columnRow)),
    '',
    '## Quantities of economics.csv',
    '',
    table(
      ['quantity', 'unit', 'meaning'],
      yearQuantities.map(({ name, unit, meaning }) => [`\`${name}\``, unit, meaning]),
    ),
    '',
    '## Searches',
    '',
    'A search has tables of its own in place of those above (`sweep` has `sweep.csv` and `runs.csv`, `best` `selection.csv`, `sensitivity` `effects.csv` and `points.csv`, `capacity` and `size` `trials.csv`, `pareto` `plans.csv`; see [searches.md](searches.md)), `summary.json` with every point, and `runs.store`, the finished runs, from which `--resume` goes on; see [sweeps.md](sweeps.md). With `--parquet` there is `runs.parquet` too: the table of `runs.csv` as Apache Parquet, counts as INT32, other numbers as DOUBLE, texts as STRING, empty fields as null.',
    '',
    ...searchFiles.flatMap(filePart),
    '## summary.json',
    '',
    'The study in one document: `answer` (a sentence), `partial` (true when it was interrupted), `notes` (what to know before believing a number; each with a stable `code`), `comparisons`, `thresholds` (what came of each under each policy), `policies` with an estimate for every metric, of several pools too (`mean` over replications, `halfWidth` of its confidence interval, `values` one a replication), `runs` (measured window of each), `cleaning` (what was changed in a log, and why) and the `metrics` with their units. It has the fifty largest groups of each dimension and no single users; `groups.csv` has them all. `null` means not known or not estimable. `summaryVersion` is raised when a reader of the old form would be misled.',
    '',
    '## Metrics of a job',
    '',
    'w is the wait, r the time on the machine, n the accelerators. A job that never started has none of them. `queueworks explain NAME` says the same.',
    '',
    metricTable(jobMetrics.entries),
    '',
    '## Metrics of the machine',
    '',
    '“Window” is the measured window: from the warm-up to the horizon less the cool-down; without a horizon, until the last job has left (or, with a cool-down, so long before the last submission). Measured jobs are those submitted in it; they run to their end, and are the same for every policy.',
    '',
    metricTable(systemMetrics.entries),
    '',
    '## Metrics of a pool',
    '',
    'Named with the pool before them: `h100.utilisation`, or `pool/h100.utilisation`. Of the accelerators of all pools together, weighted by what is installed, `utilisation` is that of the machine. `capacity-lost` is not: idle accelerators of a pool count as lost only while somebody waits who accepts that pool.',
    '',
    metricTable(poolMetrics.entries),
    '',
    'Metrics marked † are left empty for jobs whose queue grows without bound: they would tell how long one watched, not what the system does. They are left empty for all groups that have such jobs, and for the whole machine; what is told of everybody else stands ([statistics.md](statistics.md#queues-that-grow-without-bound)). In a log or a list of jobs without a horizon nothing is withheld; a note says which queue grew.',
  ].join('\n')}\n`;
}

function filePart({ name, summary, rows, columns }: CsvFile): string[] {
  return [
    `## ${name}`,
    '',
    `${summary} ${rows}`,
    '',
    table(['column', 'unit', 'meaning', 'formula', 'empty when'], columns.map(columnRow)),
    '',
  ];
}

function columnRow({ name, unit, meaning, formula = '', empty = 'never' }: Column): string[] {
  return [`\`${name}\``, unit, meaning, formula, empty];
}

function metricTable(metrics: readonly Metric[]): string {
  return table(['metric', 'unit', 'better', 'meaning', 'formula', 'source'], metrics.map(metricRow));
}

function metricRow({ name, unit, better, summary, formula, source, withheldWhenUnstable }: Metric): string[] {
  const direction = better === 'neither' ? '–' : better;
  return [`\`${name}\`${withheldWhenUnstable ? ' †' : ''}`, unit, direction, summary, formula, source];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
