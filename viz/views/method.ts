import type { PageMetric } from '../../src/output/payload.ts';
import { formatCount } from '../../src/units/format-number.ts';
import { asExample } from '../example.ts';
import { count, duration, unbroken } from '../format.ts';
import { element } from '../marks/element.ts';
import { symbolPicture } from '../marks/symbol.ts';
import type { Page } from '../page.ts';

const knowledge: Readonly<Record<string, string>> = {
  none: 'It uses no knowledge of run times.',
  estimate: 'It knows the run times that users ask for, not the true ones.',
  oracle: 'It knows the true run times, which no real scheduler does: a bound, not a choice.',
};

/** How the numbers were made: machine, policies, what was measured and how often. */
export function method({ data }: Page, parent: HTMLElement): void {
  const machine = data.pools.map(({ name, capacity, nodes }) =>
    nodes === null
      ? `${name}: ${count(capacity, 'interchangeable unit')}`
      : `${name}: ${count(nodes, 'node')} with ${formatCount(capacity / nodes)} accelerators each, ${formatCount(capacity)} in all`,
  );
  const window = data.window;
  parent.append(
    ...(data.description === null ? [] : [element('p', { class: 'prose' }, data.description)]),
    element(
      'dl',
      { class: 'facts' },
      fact('Machine', ...machine),
      ...data.policies.map((policy, index) =>
        fact(
          element('span', { class: 'policy' }, symbolPicture(index), policy.name),
          sentence(policy.description),
          knowledge[policy.knowledge] ?? '',
        ),
      ),
      ...(window === null
        ? []
        : [
            fact(
              'Measured',
              `Jobs submitted, and the machine, from ${duration(window.from)} to ${duration(window.to)} after the start of the scenario (${duration(window.to - window.from)}). What happened outside is simulated but not counted.`,
            ),
          ]),
      fact(
        'Replications',
        data.finished === 1
          ? 'One run. It says what happened once; how sure that is, at most batches of its jobs can tell.'
          : `${data.finished}, each with its own random draws, and within each the same jobs for every policy. Intervals are Student t at ${Number((100 * data.confidence).toPrecision(4))} % over replications; verdicts use paired differences and allow for the number of comparisons.`,
      ),
      fact(
        'Figures',
        data.finished > 1
          ? `What is said, and every table of estimates, is of all replications in the measured window. Distributions, figures over time and the schedule can only draw one${asExample(data)}; what is said of it names it.`
          : 'All figures are of this one run; estimates are of its measured window, figures over time of all of it.',
      ),
      fact(
        'To repeat it',
        `Seed ${data.seed}, scenario ${data.hash}, ${data.program}: the same three give the same bytes.`,
      ),
    ),
  );
}

export function fact(name: string | Node, ...lines: readonly string[]): HTMLElement {
  return element(
    'div',
    {},
    element('dt', {}, name),
    ...lines.filter((line) => line !== '').map((line) => element('dd', {}, unbroken(line))),
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Metrics that this page shows; the others stand in the files, and in a fold here. */
const onPage = new Set([
  'wait',
  'bounded-slowdown',
  'utilisation',
  'capacity-lost-policy',
  'capacity-lost-fit',
  'capacity-lost-held',
  'jobs-waiting',
  'jobs-held',
  'queue-length',
  'idle-empty-queue',
]);

/** The metrics: meaning, formula, source. */
export function glossary({ data }: Page, parent: HTMLElement): void {
  const of = (shown: boolean) => data.metrics.filter(({ name }) => onPage.has(name) === shown);
  parent.append(definitions(of(true)));
  if (of(false).length > 0) {
    parent.append(
      element(
        'details',
        {},
        element('summary', {}, `${of(false).length} more metrics, in the tables and files`),
        definitions(of(false)),
      ),
    );
  }
}

function definitions(metrics: readonly PageMetric[]): HTMLElement {
  return element(
    'dl',
    { class: 'glossary' },
    ...metrics.map(({ label, unit, summary, formula, source }) =>
      element(
        'div',
        {},
        element('dt', {}, label, unit === '1' ? null : element('span', { class: 'unit' }, ` (${unit})`)),
        element('dd', {}, summary),
        formula === null ? null : element('dd', {}, element('code', {}, formula)),
        element('dd', { class: 'source' }, source),
      ),
    ),
  );
}

/** For learners: what to look for, and what to change next. */
export function lesson({ data }: Page, parent: HTMLElement): void {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0
      ? null
      : element(
          'div',
          {},
          element('h3', {}, title),
          element('ul', {}, ...items.map((item) => element('li', {}, item))),
        );
  parent.append(
    ...[list('Things to notice', data.notice), list('Things to try', data.try)].filter((part) => part !== null),
  );
}
