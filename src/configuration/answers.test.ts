/** Answers about details: in ids where the site has them, however many slashes names hold. */
import { expect, test } from 'vitest'
import {
  answersAbout,
  answersInIds,
  keysIn,
  parseAnswers,
  placeholderIn,
  renameIn,
  splitAbout,
  stillFit,
  usedIn,
} from './answers.ts'

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

test('answers are one object of texts, and anything else is refused with what is wrong', () => {
  expect(parseAnswers({ 'status:Open': 'use' })).toEqual({ 'status:Open': 'use' })
  expect(parseAnswers({})).toEqual({})
  for (const json of [['use'], 'use', null]) expect(() => parseAnswers(json)).toThrow('one JSON object')
  expect(() => parseAnswers({ a: 'use', b: 5, c: null })).toThrow('these are not: b, c.')
})

test('an answer that gives a name gives it without the spaces around it', () => {
  expect([renameIn('rename: New '), renameIn('rename:'), renameIn('use:New'), renameIn(undefined)]).toEqual([
    ...['New', '', undefined, undefined],
  ])
  expect([usedIn('use: New '), usedIn('use'), usedIn(undefined)]).toEqual(['New', undefined, undefined])
  expect(['placeholder: all ', 'placeholder:group:all', 'group:all'].map(placeholderIn)).toEqual([
    ...['group:all', 'group:all', undefined],
  ])
})

test('what is remembered of groups holds while the one that stands for them is there', () => {
  const there = new Set(['group:all', 'status:Open'])
  expect(stillFit({ groups: 'placeholder:all', a: 'status:Open' }, there)).toEqual({
    ...{ groups: 'placeholder:all', a: 'status:Open' },
  })
  expect(stillFit({ groups: 'placeholder:none', a: 'placeholder:all', b: 'status:Gone' }, there)).toEqual({})
})

test('the object of a question is the longest beginning that is known', () => {
  const objects = new Set(['workflow:A', 'workflow:A/B', 'w'])
  expect(splitAbout('workflow:A/B/status:x', objects)).toEqual(['workflow:A/B', 'status:x'])
  expect(splitAbout('workflow:A/C/status:x', objects)).toEqual(['workflow:A', 'C/status:x'])
  for (const about of ['workflow:A', 'workflow:C/status:x', '/w'])
    expect(splitAbout(about, objects)).toEqual([undefined, ''])
})
