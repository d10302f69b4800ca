/** What mutants are tried against: the unit tests of the pure rooms and the laws that need no server. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/plan/**/*.test.ts',
      'src/configuration/{,checks/,jql/}*.test.ts',
      'src/{sync,sync/fields,portfolio}/*.test.ts',
    ],
    // A worker for each file would be made anew for every mutant.
    isolate: false,
    testTimeout: 60_000,
  },
})
