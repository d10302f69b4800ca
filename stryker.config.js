/** Mutants of the pure parts of `plan`, `configuration`, `sync` and `portfolio`: how much their tests notice. `npm run mutants`. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'src/plan/*.ts',
    'src/configuration/*.ts',
    'src/configuration/checks/*.ts',
    'src/configuration/jql/*.ts',
    'src/sync/{arrived,convert,decide,doctor,field-standing,gap,late-writes,mapping-problems,plan-steps,push-doubt,quiet,reconcile,transition-path,unheld,unrest,why-unlinked,windows}.ts',
    'src/sync/fields/*.ts',
    'src/portfolio/*.ts',
    '!src/**/*.test.ts',
    '!src/**/index.ts',
    // They call Jira: simulations and the kinds' contract judge them.
    '!src/configuration/{actor,ask-target,ask-uses,asking-once,audit-log,count-impact,gather,inspect,look-together,recording,refresh,site-facts,site-questions,take-snapshot,told}.ts',
  ],
  // TypeScript 7 has no programming interface that Stryker could rewrite the settings with; nothing here needs them.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // What is evaluated when a file is loaded would need every test for each of its mutants.
  ignoreStatic: true,
  // Most texts are said to people; the codes among them are judged where a plan raises them.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'dist/mutants.json' },
  tempDirName: 'dist/stryker',
  ignorePatterns: ['dist', 'data', '.git'],
  thresholds: { break: 85 },
}
