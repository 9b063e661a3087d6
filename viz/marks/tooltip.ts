import { element } from './element.ts';

/** A line of a tooltip: a name and its value, with an optional mark before it. */
export type TooltipLine = readonly [name: string, value: string, mark?: Node];

export interface Tooltip {
  /** Shows lines beside a point of the window, in CSS pixels. */
  show(x: number, y: number, title: string, lines: readonly TooltipLine[]): void;
  hide(): void;
}

/** One floating box for the whole page. Screen readers get its content from the live region instead. */
export function createTooltip(): Tooltip {
  const box = element('div', { class: 'tooltip', hidden: true, 'aria-hidden': 'true' });
  document.body.append(box);
  return {
    show(x, y, title, lines) {
      box.replaceChildren(
        element('strong', {}, title),
        ...lines.map(([name, value, mark]) =>
          element('span', { class: 'line' }, element('span', {}, mark ?? null, name), element('b', {}, value)),
        ),
      );
      box.hidden = false;
      const { width, height } = box.getBoundingClientRect();
      const left = x + 16 + width < innerWidth - 8 ? x + 16 : Math.max(8, x - 16 - width);
      const top = Math.max(8, Math.min(y - height / 2, innerHeight - height - 8));
      box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide() {
      box.hidden = true;
    },
  };
}

/** The tooltip as one sentence, for the live region. */
export function spoken(title: string, lines: readonly TooltipLine[]): string {
  return `${title}. ${lines.map(([name, value]) => `${name}: ${value}`).join('; ')}.`;
}
