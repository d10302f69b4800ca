/** Answers about details: in ids where the site has them, however many slashes names hold. */
import { expect, test } from 'vitest'
import { answersAbout, answersInIds, keysIn } from './answers.ts'

const IDS = new Map([
  ['status:Done', '1'],
  ['status:a/b', '2'],
  ['workflow:Old/status:new', 'w'],
])

test('a detail, and a status within a workflow', () => {
  expect(
    answersInIds(
      { 'status:Done': 'status:a/b', 'workflow:Old/status:new/status:a/b': 'status:Done', other: 'keep' },
      IDS,
    ),
  ).toEqual({ 1: '2', 'w/2': '1', other: 'keep' })
})

test('what this plan makes has no id yet and stands as its key', () => {
  expect(answersInIds({ 'workflow:New/status:Done': 'status:New' }, IDS)).toEqual({ 'workflow:New/1': 'status:New' })
})

test('whatever a detail names is among its keys', () => {
  expect(keysIn('workflow:Old/status:new/status:Done')).toEqual(
    expect.arrayContaining(['workflow:Old/status:new', 'status:Done']),
  )
})

test('answers about an object are those of its details alone', () => {
  const answers = {
    'workflow:A': 'use',
    'workflow:A/status:x': 'status:y',
    'workflow:AB/status:x': 'keep',
    'workflow:A/name': 'rename:B',
  }
  expect(answersAbout('workflow:A', answers)).toEqual({ 'status:x': 'status:y' })
})
