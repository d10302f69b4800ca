/** The long tests: many seeds of what `npm test` samples. SEED_START and SEED_COUNT choose which. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/laws/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
