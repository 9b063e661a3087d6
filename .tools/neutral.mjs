// Checks that the platform-neutral rooms use neither Node nor the clock of the wall nor global randomness, so that
// they run unchanged in a worker thread and in a browser and give the same bytes everywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const neutralRooms = [
  'catalogue',
  'units',
  'random',
  'statistics',
  'theory',
  'kernel',
  'energy',
  'cluster',
  'workload',
  'scheduler',
  'simulation',
  'metrics',
  'economics',
];
const ofNode = new Set(['process', 'Buffer', 'require', '__dirname', '__filename', 'setImmediate']);
const ofTheWall = new Set([
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'crypto',
  'fetch',
  'document',
  'window',
  'localStorage',
]);

const faults = [];
let files = 0;

/** @param {string} path @param {ReadonlySet<string>} names @param {boolean} randomness */
function check(path, names, randomness) {
  files++;
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const report = (node, what) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
    faults.push(`${relative(root, path)}:${line + 1}:${character + 1}  ${what}`);
  };
  const visit = (node) => {
    if (
      ts.isImportDeclaration(node) &&
      /^node:|^(fs|path|os|zlib|crypto|stream|worker_threads)$/.test(node.moduleSpecifier.text)
    ) {
      report(node, `imports ${node.moduleSpecifier.text}`);
    }
    if (ts.isIdentifier(node) && names.has(node.text) && isGlobal(node)) report(node, `uses ${node.text}`);
    if (
      randomness &&
      ts.isPropertyAccessExpression(node) &&
      node.expression.getText() === 'Math' &&
      node.name.text === 'random'
    ) {
      report(node, 'uses Math.random');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Whether an identifier names a global: not a member, a key, a parameter, a local or a type's member. */
function isGlobal(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return parent.expression.getText() === 'globalThis';
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return false;
  if ('name' in parent && parent.name === node) return false;
  if ('propertyName' in parent && parent.propertyName === node) return false;
  return !declaredAround(node);
}

function declaredAround(node) {
  const name = node.text;
  for (let scope = node.parent; scope; scope = scope.parent) {
    if (scope.locals?.has?.(name)) return true;
    let found = false;
    const look = (child) => {
      if (found) return;
      if (
        (ts.isVariableDeclaration(child) ||
          ts.isParameter(child) ||
          ts.isFunctionDeclaration(child) ||
          ts.isImportSpecifier(child) ||
          ts.isBindingElement(child)) &&
        child.name?.getText() === name
      ) {
        found = true;
        return;
      }
      if (!ts.isFunctionLike(child) || child === scope) ts.forEachChild(child, look);
    };
    if (ts.isFunctionLike(scope) || ts.isSourceFile(scope) || ts.isBlock(scope)) look(scope);
    if (found) return true;
  }
  return false;
}

function* sources(folder) {
  let entries = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.ts$/.test(entry.name) && !/\.d\.ts$/.test(entry.name)) yield path;
  }
}

for (const room of neutralRooms) {
  for (const path of sources(join(root, 'src', room))) check(path, new Set([...ofNode, ...ofTheWall]), true);
}
for (const path of sources(join(root, 'viz'))) check(path, ofNode, true);

for (const fault of faults) console.error(fault);
console.log(`neutral: ${files} files, ${faults.length} breaches`);
if (files === 0) console.error('neutral: nothing was read, so nothing was checked');
process.exit(faults.length > 0 || files === 0 ? 1 : 0);
