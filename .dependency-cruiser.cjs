// The rooms of the house, from top to bottom: a room may import only from rooms above it (and from itself).
// docs/architecture.md says what each holds. `.tools/layers.mjs` runs this and refuses to pass when nothing was read.
const rooms = [
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
  'scenario',
  'experiment',
  'output',
  'cli',
];
/** Rooms from here up run unchanged in Node, in a worker thread and in a browser. */
const neutral = rooms.slice(0, rooms.indexOf('scenario'));
const folder = (names) => `^src/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rooms.slice(0, -1).map((room, index) => ({
      name: `${room}-imports-only-from-above`,
      severity: 'error',
      from: { path: folder([room]) },
      to: { path: `${folder(rooms.slice(index + 1))}|^src/index\\.ts$|^viz/` },
    })),
    {
      name: 'cli-is-a-leaf',
      comment: 'Nothing imports the command line, and the library does not either.',
      severity: 'error',
      from: { pathNot: '^src/cli/|^test/|^\\.tools/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'neutral-rooms-know-no-node',
      comment: 'They also run in a browser.',
      severity: 'error',
      from: { path: folder(neutral) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-knows-no-node',
      severity: 'error',
      from: { path: '^viz/.*\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-runs-only-neutral-code',
      comment: 'From the other rooms the page takes types only, and the version of its payload.',
      severity: 'error',
      from: { path: '^viz/.*\\.ts$' },
      to: {
        path: '^src/(scenario|experiment|output|cli|index)',
        pathNot: '^src/output/payload\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-imports-no-development-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
