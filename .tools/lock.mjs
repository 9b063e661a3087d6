// Checks that package-lock.json names no host of its own: whoever installs uses the registry they are configured for.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const publicHost = 'registry.npmjs.org';
const strange = Object.entries(packages).filter(
  ([, { resolved }]) => resolved !== undefined && new URL(resolved).host !== publicHost,
);
for (const [name, { resolved }] of strange) console.error(`${name}: ${new URL(resolved).host}`);
console.log(`lock: ${Object.keys(packages).length} packages, ${strange.length} from elsewhere`);
process.exit(strange.length > 0 ? 1 : 0);
