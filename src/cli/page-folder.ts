import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built parts of the page lie beside the built program. */
export function pageFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'page');
}
