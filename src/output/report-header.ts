import type { PageData } from './payload.ts';
import type { SearchPageData } from './payload-search.ts';

/** Text as inert HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\u2028\u2029]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What kind of page it is, above its title. */
const kickers: Readonly<Record<SearchPageData['outcome']['kind'] | 'study', string>> = {
  study: 'Simulation report',
  sweep: 'Sweep',
  sensitivity: 'Sensitivity analysis',
  capacity: 'Capacity search',
  size: 'Sizing',
  pareto: 'Plans compared',
  selection: 'Selection of the best',
};

/** What the page says before any script has run: what was asked, and the answer. */
export function reportHeader(data: PageData | SearchPageData): string {
  const repeated = repetitions(data);
  const chips = [
    data.kind === 'study' && data.finished < data.replications
      ? `${data.finished} of ${data.replications} replications`
      : data.kind === 'search' && data.outcome.kind === 'selection'
        ? `up to ${repeated} replications a policy`
        : data.replications === 1
          ? `1 replication${data.kind === 'search' ? ' a point' : ''}`
          : `${data.replications} replications${data.kind === 'search' ? ' a point' : ''}`,
    ...(repeated > 1 ? [`${Number((data.confidence * 100).toPrecision(4))} % intervals`] : []),
    `seed ${data.seed}`,
    `scenario ${data.hash.slice(0, 12)}`,
    data.program,
  ];
  return [
    `<p class="kicker">${data.kind === 'study' ? kickers.study : kickers[data.outcome.kind]}</p>`,
    `<h1>${escapeHtml(data.name)}</h1>`,
    data.question === null ? '' : `<p class="question">${escapeHtml(data.question)}</p>`,
    `<p class="answer">${escapeHtml(data.answer)}</p>`,
    '<ul class="chips" aria-label="About this study">',
    data.partial
      ? '<li class="warning">Partial: the run was interrupted; what stands here is finished, but not all that was asked for</li>'
      : '',
    ...(data.kind === 'study' ? thresholdChips(data) : []),
    ...chips.map((chip) => `<li>${escapeHtml(chip)}</li>`),
    '</ul>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** How often something was played. */
function repetitions(data: PageData | SearchPageData): number {
  if (data.kind === 'study') return data.finished;
  if (data.outcome.kind !== 'selection') return data.replications;
  return Math.max(...data.outcome.candidates.map(({ replications }) => replications));
}

/** One chip a threshold: its verdict, or under how many of the policies it holds. */
function thresholdChips({ thresholds }: PageData): string[] {
  return [...new Set(thresholds.map(({ text }) => text))].map((text) => {
    const all = thresholds.filter((one) => one.text === text);
    const holding = all.filter(({ verdict }) => verdict === 'holds').length;
    const open = holding === 0 && all.every(({ verdict }) => verdict !== 'fails');
    const sign = holding === all.length ? '✓' : open ? '?' : holding === 0 ? '✗' : '◐';
    const many = open ? 'not decided' : `holds under ${holding} of ${all.length} policies`;
    const words = all.length === 1 ? all[0]!.words : many;
    return `<li class="${holding === all.length ? 'good' : 'warned'}">${escapeHtml(`${sign} ${text}: ${words}`)}</li>`;
  });
}
