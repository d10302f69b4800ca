/** `npm run check`: types, lint, format, floors, file length, the table of ASVS, the inventory of parts, unused code, the lock file's completeness. All findings, then one verdict. */
import { spawnSync } from 'node:child_process'

const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ['types', ['tsc', '-p', 'tsconfig.json']],
  ['types without Node and DOM', ['tsc', '-p', 'tsconfig.pure.json']],
  ['types of the web app', ['tsc', '-p', 'tsconfig.web.json']],
  ['lint and format', ['biome', 'check', '--error-on-warnings', '.']],
  ['floors, file length, lock file, table of ASVS, inventory', ['vitest', 'run', '--config', 'vitest.shape.config.ts']],
  ['unused code', ['knip']],
]

const failed = CHECKS.filter(([name, [command = '', ...rest]]) => {
  const started = performance.now()
  const { status } = spawnSync(command, rest, { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1_000).toFixed(1)} s)`)
  return status !== 0
})
process.exit(failed.length === 0 ? 0 : 1)
