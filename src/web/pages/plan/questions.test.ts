/** What can be answered, and how an answer is put. */
import { describe, expect, test } from 'vitest'
import type { ProblemView } from '../../../actions/index.ts'
import { aboutText, answerFrom, answerText, choiceText, questionsOf, unanswerable } from './questions.ts'

const problem = (given: Partial<ProblemView>): ProblemView => ({
  severity: 'blocks',
  code: 'some',
  about: 'screen:A',
  says: '',
  ...given,
})
const choices = [{ answer: 'create', says: 'Create it.' }]

describe('questions', () => {
  test('what blocks comes first; each is asked once', () => {
    const warning = problem({
      severity: 'warns',
      about: 'project:OPS',
      remedy: 'To keep it, answer for "user:eva@acme.example".',
    })
    const asked = questionsOf({ problems: [warning, problem({ choices }), problem({ choices })] })
    expect(asked.map(({ about }) => about)).toEqual(['screen:A', 'user:eva@acme.example'])
  })
  test('several findings about one thing are one question', () => {
    const [one, other] = ['a', 'b'].map((says) => problem({ says, choices }))
    const [question, ...more] = questionsOf({ problems: [one, other].flatMap((found) => found ?? []) })
    expect([question?.problem.says, question?.besides.map(({ says }) => says), more]).toEqual(['a', ['b'], []])
  })
  test('a note or a warning without a way out is no question', () => {
    expect(questionsOf({ problems: [problem({ severity: 'notes' }), problem({ severity: 'warns' })] })).toEqual([])
  })
  test('what is about a site and not an object cannot be answered, and is not lost', () => {
    const partial = problem({ code: 'kind-partial', about: 'staging/workflow' })
    expect(questionsOf({ problems: [partial] })).toEqual([])
    expect(unanswerable({ problems: [partial, problem({ choices })] })).toEqual([partial])
  })
})

test('a typed name gets the kind that is asked about; words and whole keys stay', () => {
  const kinds = new Set(['status', 'workflow', 'user'])
  expect(answerFrom(' In Progress ', 'workflow:Delivery/status:Blocked', kinds)).toBe('status:In Progress')
  expect(answerFrom('drop', 'user:eva@acme.example', kinds)).toBe('drop')
  expect(answerFrom('user:ada@acme.example', 'user:eva@acme.example', kinds)).toBe('user:ada@acme.example')
  expect(answerFrom('  ', 'user:eva@acme.example', kinds)).toBe('')
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
