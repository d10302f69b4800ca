/** Each named mutant still has something to break: its words stand once in its file, and its test is there. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { MUTANTS } from './named.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

test('the words that a mutant replaces stand once in its file, and come back otherwise', () => {
  const times = ({ file, find }: (typeof MUTANTS)[number]) =>
    readFileSync(path.join(ROOT, file), 'utf8').split(find).length - 1
  expect(MUTANTS.filter((one) => times(one) !== 1).map(({ rule }) => rule)).toEqual([])
  expect(MUTANTS.filter(({ find, replace }) => find === replace)).toEqual([])
})

test('what is to catch a mutant is there', () => {
  expect(MUTANTS.filter(({ caughtBy }) => !existsSync(path.join(ROOT, caughtBy)))).toEqual([])
})
