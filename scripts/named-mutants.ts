/**
 * Breaks each rule of test/mutants/named.ts in a copy of the code and sees whether its test notices: `npm run mutants:named`.
 * Words behind it choose rules or test files that hold one of them.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Mutant } from '../test/mutants/mutant.ts'
import { MUTANTS } from '../test/mutants/named.ts'

const COPIED = ['src', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const VITEST = path.resolve('node_modules/vitest/vitest.mjs')

function copyTree(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-mutants-'))
  for (const name of COPIED) cpSync(name, path.join(folder, name), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction')
  return folder
}

const passes = (folder: string, test: string): boolean =>
  spawnSync(process.execPath, [VITEST, 'run', '--bail', '1', '--reporter', 'dot', test], { cwd: folder }).status === 0

function isCaught(folder: string, { file, find, replace, caughtBy }: Mutant): boolean {
  const mutated = path.join(folder, file)
  const text = readFileSync(mutated, 'utf8')
  if (text.split(find).length !== 2) throw new Error(`${file} does not hold once: ${find}`)
  writeFileSync(
    mutated,
    text.replace(find, () => replace),
  )
  try {
    return !passes(folder, caughtBy)
  } finally {
    writeFileSync(mutated, text)
  }
}

/** A test that fails anyway notices nothing. */
function failingAnyway(folder: string, mutants: readonly Mutant[]): Set<string> {
  const tests = new Set(mutants.map(({ caughtBy }) => caughtBy))
  return new Set([...tests].filter((test) => !passes(folder, test)))
}

const words = process.argv.slice(2)
const chosen = MUTANTS.filter(
  ({ rule, caughtBy }) => words.length === 0 || words.some((word) => rule.includes(word) || caughtBy.includes(word)),
)
const folder = copyTree()
let survived = 0
try {
  const failing = failingAnyway(folder, chosen)
  for (const mutant of chosen) {
    const isNoticed = !failing.has(mutant.caughtBy) && isCaught(folder, mutant)
    if (!isNoticed) survived += 1
    const why = failing.has(mutant.caughtBy) ? `${mutant.caughtBy} fails without it` : 'SURVIVED'
    console.log(`| ${mutant.rule} | ${isNoticed ? `\`${mutant.caughtBy}\`` : why} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${chosen.length - survived} of ${chosen.length} are caught.`)
process.exitCode = survived > 0 ? 1 : 0
