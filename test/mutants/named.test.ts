/** No named mutant is dead: what it changes is there once, it changes something, and the test that must notice exists. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MUTANTS } from './named.ts'

describe.each(MUTANTS)('$rule', ({ file, find, replace, caughtBy }) => {
  test('can be broken', () => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2)
    expect(replace).not.toBe(find)
    expect(existsSync(caughtBy)).toBe(true)
  })
})

test('each rule has one', () => {
  expect(new Set(MUTANTS.map(({ rule }) => rule)).size).toBe(MUTANTS.length)
})
