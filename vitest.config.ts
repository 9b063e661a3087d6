import { defineConfig } from 'vitest/config';

const all = 'test/**/*.test.ts';
/** What takes long: kills at many moments, coverage studies, browsers, Slurm. */
const long = 'test/**/*.long.test.ts';

/** Which tests: 'quick' ones, 'long' ones, or both where nothing is said. */
const { QUEUEWORKS_TESTS: which } = process.env;

export default defineConfig({
  test: {
    include: [which === 'long' ? long : all],
    exclude: which === 'quick' ? [long] : [],
    setupFiles: ['test/same-draws.ts'],
    testTimeout: which === 'long' ? 600_000 : 120_000,
    hookTimeout: 180_000,
    pool: 'threads',
    maxWorkers: 2,
  },
});
