/** Every test but the long ones: `npm run laws` runs those. */
import { defineConfig } from 'vitest/config'

/** Whole servers and browsers, whose clocks and logins of one file must not reach the next. */
const WHOLE = ['test/{browser,canaries,journeys,sealed,upgrades}/**/*.test.ts']
const LONG = ['test/laws/**', 'node_modules/**']

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'whole', include: WHOLE, exclude: LONG } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...WHOLE, ...LONG],
          // To load a room anew for each of its files takes longer than its tests.
          isolate: false,
        },
      },
    ],
  },
})
