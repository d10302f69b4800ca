/** What can be answered, and how an answer is put. */
import { describe, expect, test } from 'vitest'
import type { ProblemView } from '../../../actions/index.ts'
import { aboutText, answerFrom, answerText, choicesIn, choiceText, questionOf, unanswerable } from './questions.ts'

const problem = (given: Partial<ProblemView>): ProblemView => ({
  severity: 'blocks',
  code: 'some',
  about: 'screen:A',
  says: '',
  ...given,
})
const choices = [{ answer: 'create', says: 'Create it.' }]

describe('questions', () => {
  test('several findings about one thing are one question; what says the same is said once', () => {
    const problems = ['a', 'b', 'a'].map((says) => problem({ says, choices }))
    const question = questionOf({ asks: 'screen:A', problems })
    expect([question?.about, question?.problem.says, question?.besides.map(({ says }) => says)]).toEqual([
      'screen:A',
      'a',
      ['b'],
    ])
    expect(questionOf({ asks: 'screen:A', problems: [] })).toBeUndefined()
  })
  test('what is about a site and not an object cannot be answered, and is not lost', () => {
    const partial = problem({ code: 'kind-partial', about: 'staging/workflow' })
    const asked = { ...problem({ choices }), asks: 'screen:A' }
    expect(unanswerable({ problems: [partial, asked, problem({ severity: 'warns' })] })).toEqual([partial])
  })
})

test('a typed name gets the kind that is asked about; words and whole keys stay', () => {
  const kinds = new Set(['status', 'workflow', 'user'])
  expect(answerFrom(' In Progress ', 'workflow:Delivery/status:Blocked', kinds)).toBe('status:In Progress')
  expect(answerFrom('drop', 'user:eva@acme.example', kinds)).toBe('drop')
  expect(answerFrom('user:ada@acme.example', 'user:eva@acme.example', kinds)).toBe('user:ada@acme.example')
  expect(answerFrom('  ', 'user:eva@acme.example', kinds)).toBe('')
})

test('of several findings every way out is offered, each once', () => {
  const use = { answer: 'use', says: 'Use the target’s as it is.' }
  const found = [problem({ choices: [use] }), problem({}), problem({ choices: [...choices, use] })]
  expect(choicesIn(found).map(({ answer }) => answer)).toEqual(['use', 'create'])
})

test('a choice is told by name', () => {
  expect(choiceText({ answer: 'screen:Epic', says: 'It is screen:Epic of the target.' })).toBe(
    'It is Epic of the target.',
  )
})

test('answers and questions are told without their keys', () => {
  expect(['rename:FNX', 'placeholder:group:all', 'status:Done', 'leave-out'].map(answerText)).toEqual([
    'named FNX',
    'replaced by all',
    'Done',
    'leave it out',
  ])
  expect([aboutText('project:FIN/name'), aboutText('users'), aboutText('status:Open')]).toEqual([
    'Name of FIN',
    'How people are recognised',
    undefined,
  ])
})
