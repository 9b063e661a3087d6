import type { PageThreshold } from '../../src/output/payload.ts';
import { estimateText } from '../format.ts';
import { element } from '../marks/element.ts';
import { symbolPicture } from '../marks/symbol.ts';
import { tableTools } from '../marks/table-tools.ts';
import type { Page } from '../page.ts';

/** The promises of the scenario, and which policy keeps them. */
export function thresholds(page: Page, parent: HTMLElement): void {
  const { data } = page;
  if (data.thresholds.length === 0) return;
  const heads = ['Threshold', 'Policy', 'Measured', 'Verdict'];
  const rows = data.thresholds.map((one) => {
    const cell = (at: number, ...content: (Node | string)[]) => element('td', { 'data-label': heads[at]! }, ...content);
    const index = data.policies.findIndex(({ name }) => name === one.policy);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, one.text),
      cell(1, element('span', { class: 'policy' }, symbolPicture(index), one.policy)),
      cell(2, measuredText(one)),
      cell(3, element('div', { class: `verdict ${verdictClass[one.verdict]}` }, one.words)),
    );
  });
  const caption = 'Thresholds';
  parent.append(
    element('h3', {}, caption),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
      element(
        'table',
        { class: 'cards' },
        element('caption', { class: 'visually-hidden' }, caption),
        element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
        element('tbody', {}, ...rows),
      ),
    ),
    element(
      'p',
      { class: 'hint' },
      'A threshold holds, or fails, when the whole interval lies on one side of its limit; otherwise it is not decided.',
    ),
    tableTools(page, 'thresholds', caption, () => ({
      caption,
      columns: [
        { title: 'Threshold', file: 'threshold' },
        { title: 'Policy', file: 'policy' },
        { title: 'Measured', file: 'value', number: true },
        { title: 'Verdict', file: 'verdict' },
      ],
      rows: data.thresholds.map((one) => [
        one.text,
        one.policy,
        { text: measuredText(one), value: one.value[0] },
        { text: one.words, value: one.verdict },
      ]),
    })),
  );
}

const verdictClass: Readonly<Record<PageThreshold['verdict'], string>> = {
  holds: 'better',
  fails: 'worse',
  'not-decided': '',
  'not-estimable': '',
};

function measuredText({ value, kind, unit }: PageThreshold): string {
  const text = estimateText(value, kind);
  return kind === 'number' && unit !== '1' && value[0] !== null ? `${text} ${unit}` : text;
}
