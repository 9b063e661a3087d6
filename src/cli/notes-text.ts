import type { Note } from '../catalogue/index.ts';
import { shown, wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Remarks beyond this many are counted, not shown, unless all are asked for; warnings are always shown. */
const mostRemarks = 3;

/** Notes for people, each with what to do about it. Empty text when there are none. */
export function notesText(
  notes: readonly Note[],
  all: boolean,
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
): string {
  const warnings = notes.filter((note) => note.severity === 'warning');
  const remarks = notes.filter((note) => note.severity === 'info');
  const shownRemarks = all ? remarks : remarks.slice(0, mostRemarks);
  const line = (word: string, { text }: Note) => `${wrapped(`${word} ${shown(text)}`, width, '  ')}\n`;
  const lines = [
    ...warnings.map((note) => line(paint.err.warning('warning:'), note)),
    ...shownRemarks.map((note) => line('note:', note)),
  ];
  const left = remarks.length - shownRemarks.length;
  if (left > 0)
    lines.push(
      `${wrapped(`${left} more ${left === 1 ? 'note' : 'notes'}: on the page, and here with --verbose`, width, '  ')}\n`,
    );
  return lines.length === 0 ? '' : `\n${lines.join('')}\n`;
}
