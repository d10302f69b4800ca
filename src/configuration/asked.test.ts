/** What of a plan's findings an answer settles. */
import { expect, test } from 'vitest'
import type { Problem } from '../base/index.ts'
import { askedAbout } from './asked.ts'

const found = (given: Partial<Problem>): Problem => ({
  severity: 'warns',
  code: 'any',
  about: 'screen:Task Screen',
  says: 'It is so.',
  ...given,
})

test('choices ask about what the finding is about, whatever its weight', () => {
  const choices = [{ answer: 'keep', says: 'It stays.' }]
  expect(askedAbout(found({ choices }))).toBe('screen:Task Screen')
  expect(askedAbout(found({ choices, about: 'plan', severity: 'blocks' }))).toBe('plan')
})

test('a remedy may name another object to answer for', () => {
  expect(askedAbout(found({ remedy: 'Name somebody: answer for "user:eva@acme.example".' }))).toBe(
    'user:eva@acme.example',
  )
})

test('what blocks an object can be answered, what blocks the plan or a kind cannot, and a mere warning asks nothing', () => {
  expect(askedAbout(found({ severity: 'blocks' }))).toBe('screen:Task Screen')
  expect(askedAbout(found({ severity: 'blocks', about: 'screen' }))).toBeNull()
  expect(askedAbout(found({ choices: [] }))).toBeNull()
})
