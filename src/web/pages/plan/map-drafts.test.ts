/** What is said on the Map stage is kept until it is applied or discarded, and whoever listens hears of it. */
import { expect, test } from 'vitest'
import { Drafts } from './map-drafts.ts'

test('the last word on each thing counts once; undefined unsays it, null takes an answer back', () => {
  const drafts = new Drafts()
  drafts.say(['status:A', 'status:B'], 'leave-out')
  drafts.say(['status:A'], null)
  expect([drafts.count(), drafts.all()]).toEqual([2, { 'status:A': null, 'status:B': 'leave-out' }])
  drafts.say(['status:B'], undefined)
  expect([drafts.count(), drafts.of('status:B')]).toEqual([1, undefined])
  drafts.discard()
  expect(drafts.all()).toEqual({})
})

test('rows are chosen and let go, and every change is heard', () => {
  const drafts = new Drafts()
  let heard = 0
  const stop = drafts.subscribe(() => heard++)
  drafts.choose(['a', 'b'], true)
  drafts.choose(['a'], false)
  expect([drafts.chosen(), heard]).toEqual([['b'], 2])
  stop()
  drafts.chooseNone()
  expect([drafts.chosenCount(), heard]).toEqual([0, 2])
})
