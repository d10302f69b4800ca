/** Whether a person has done what is theirs: seen where it can be seen, said where it cannot, and waited for with what is missing. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { type Past, pastOf } from '../plan/index.ts'
import type { Change } from './change.ts'
import { lookByHand, type Seen } from './look-by-hand.ts'

const NOBODY = pastOf(new Map(), 's')
const SAID: Past = { ...NOBODY, confirmed: 'person:ada' }
const change = (before: Json | null, after: Json | null, unseen?: true): Change => ({
  ...{
    kind: 'status',
    key: 'status:Open',
    sourceId: '1',
    id: null,
    before,
    after,
    besides: [],
    answers: {},
    byHand: [],
  },
  ...(unseen ? { unseen } : {}),
})
const look = (one: Change, found: Json | undefined | null, past = NOBODY) =>
  lookByHand(
    one,
    past,
    found === undefined || found === null ? (found as undefined | null) : ({ id: '7', value: found } as Seen),
  )
const waits = (says: string) => ({ state: 'by-hand', says })
const OPEN = { name: 'Open', note: 1 }

describe('where nobody can look', () => {
  test('somebody’s word is taken, and waited for where all of it is unseen', () => {
    expect(look(change(null, OPEN, true), null)).toEqual(waits('Nobody can look whether status:Open is done: say so.'))
    expect(look(change(null, OPEN, true), null, SAID)).toEqual({ state: 'as-wanted', result: null })
    expect(look(change(null, OPEN), null)).toEqual({ state: 'as-wanted', result: null })
  })
})

describe('where it can be seen', () => {
  test('a delete is done once it is gone', () => {
    expect(look(change(OPEN, null), OPEN)).toEqual(waits('status:Open is still there.'))
    expect(look(change(OPEN, null), undefined)).toEqual({ state: 'as-wanted', result: null })
  })

  test('what shall be there is waited for, whether it was there before or not', () => {
    expect(look(change(null, OPEN), undefined)).toEqual(waits('status:Open is not there yet.'))
    expect(look(change(OPEN, OPEN), undefined)).toEqual(waits('status:Open is not there any more.'))
  })

  test('what is otherwise says in what, and whether anything was done', () => {
    const before = { name: 'Open', note: 0 }
    expect(look(change(before, OPEN), before)).toEqual(waits('status:Open is still as it was: note.'))
    expect(look(change(before, OPEN), { name: 'Open', note: 2 })).toEqual(
      waits('status:Open is otherwise than wanted: note.'),
    )
    expect(look(change(null, OPEN), before)).toEqual(waits('status:Open is otherwise than wanted: note.'))
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, 1]))
    expect(look(change(null, many), {})).toMatchObject({ says: expect.stringMatching(/wanted: \w, \w, \w, \w, \w\.$/) })
  })

  test('what is as wanted is done, with its id; where a part is unseen once somebody has said so', () => {
    expect(look(change(null, OPEN), OPEN)).toEqual({ state: 'as-wanted', result: { id: '7' } })
    expect(look(change(null, OPEN, true), OPEN)).toEqual(
      waits('As far as can be seen, status:Open is as wanted; say when the rest is done.'),
    )
    expect(look(change(null, OPEN, true), OPEN, SAID)).toEqual({ state: 'as-wanted', result: { id: '7' } })
  })
})
