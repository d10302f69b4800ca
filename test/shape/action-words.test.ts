/** The page of the audit log says every action in words. */
import { expect, test } from 'vitest'
import { ACTIONS } from '../../src/actions/index.ts'
import { ACTION_WORDS } from '../../src/web/pages/activity/action-words.ts'

const audited = ACTIONS.filter(({ audit }) => audit === 'always').map(({ name }) => name)

test('every action that leaves a line has its words', () => {
  expect(audited.length).toBeGreaterThan(100)
  expect(audited.filter((name) => ACTION_WORDS[name] === undefined)).toEqual([])
})

test('no two actions have the same words', () => {
  const words = audited.map((name) => ACTION_WORDS[name])
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})
