import { replaceFile } from './replace-file.ts';

/** Characters gathered before they are written. More is slower: texts that live long must be moved by the collector. */
const chunk = 1 << 16;

/**
 * Writes a CSV file of many rows: each row comes as finished text, rows are gathered in chunks and each chunk is written
 * before the next is made, so memory does not grow with the file. (fast-csv takes four to six times as long per row.)
 * @returns the hash of its bytes
 */
export function writeRows(path: string, header: string, rows: Iterable<string>): Promise<string> {
  return replaceFile(path, async (append) => {
    let text = `${header}\n`;
    for (const row of rows) {
      text += row;
      if (text.length >= chunk) {
        await append(text);
        text = '';
      }
    }
    await append(text);
  });
}
