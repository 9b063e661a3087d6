import { element } from './marks/element.ts';

/**
 * Links to the parts of the page, under the answer. Links within the page scroll and move the focus without touching
 * the address, whose hash holds the view.
 */
export function contents(main: HTMLElement): void {
  const heads = [...main.querySelectorAll<HTMLElement>('.part > h2')];
  const links = heads.map((head) =>
    element(
      'li',
      {},
      element('a', { href: `#${head.parentElement!.id}` }, head.dataset.short ?? head.textContent ?? ''),
    ),
  );
  document
    .querySelector('.masthead')!
    .append(element('nav', { 'aria-label': 'On this page' }, element('ul', { class: 'contents' }, ...links)));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    const target = link === null ? null : document.getElementById(link.getAttribute('href')!.slice(1));
    if (target === null) return;
    event.preventDefault();
    target.scrollIntoView();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
}
