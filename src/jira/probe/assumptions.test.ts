/** What we assume and what is asked say the same: every question stands in the document, and no other does. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { QUESTIONS } from './questions/index.ts'

test('docs/jira-assumptions.md names every question of the probe and no other', () => {
  const document = readFileSync('docs/jira-assumptions.md', 'utf8')
  const named = [...document.matchAll(/[Pp]robe ((?:`[\w-]+`(?:, )?)+)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  )
  expect([...new Set(named)].sort()).toEqual(QUESTIONS.map(({ name }) => name).sort())
})

test('no two questions have the same name', () => {
  expect(new Set(QUESTIONS.map(({ name }) => name)).size).toBe(QUESTIONS.length)
})
