import { contents } from './contents.ts';
import { readData } from './data.ts';
import { unbroken } from './format.ts';
import { element } from './marks/element.ts';
import { searchPage } from './search-page.ts';
import { studyPage } from './study-page.ts';
import { unfoldForPrint } from './theme.ts';

async function start(): Promise<void> {
  const main = document.getElementById('main')!;
  const live = document.getElementById('live')!;
  const announce = (text: string) => {
    live.textContent = text;
  };
  const data = readData(document);
  unfoldForPrint();
  for (const text of document.querySelectorAll('.masthead p')) text.textContent = unbroken(text.textContent ?? '');
  main.replaceChildren();
  if (data.kind === 'study') await studyPage(data, main, announce);
  else searchPage(data, main, announce);
  contents(main);
  document.documentElement.dataset.ready = '';
}

start().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  const old =
    typeof DecompressionStream === 'undefined'
      ? ' This browser is too old for the figures; any browser of 2023 or later shows them.'
      : '';
  document
    .getElementById('main')!
    .replaceChildren(
      element('p', { class: 'failure', role: 'alert' }, `The figures could not be drawn. ${text}${old}`),
    );
  throw error;
});
