/** When a field counts as going back and forth, and when it is a person who changes their mind. */
import { describe, expect, test } from 'vitest'
import { restless, type Unrest } from './unrest.ts'

const NOW = 1_700_000_000_000
const SECOND = 1_000
const code = (unrest: Unrest, ours: { value: string; at: number | null }) => restless('name', unrest, ours)?.code
const writes = (value: string, ...ago: number[]): Unrest => ({
  written: [{ value, at: ago.map((seconds) => NOW - seconds * SECOND) }],
  said: [],
})
const said = (values: string[], every: number, who: 'jira' | 'fairlead' = 'jira'): Unrest => ({
  written: [],
  said: values.map((value, at) => ({ value, who, at: NOW - at * every * SECOND })),
})
const SWINGING = ['b', 'a', 'b', 'a', 'b', 'a']

describe('what stands here, written to Jira again and again', () => {
  test('is restless at the third time', () => {
    expect(code(writes('x', 10, 20), { value: 'x', at: NOW - 60 * SECOND })).toBeUndefined()
    expect(code(writes('x', 10, 20, 30), { value: 'x', at: NOW - 60 * SECOND })).toBe('field-restless')
  })
  test('counts from when it was said: a person who says it anew has it written', () => {
    expect(code(writes('x', 10, 20, 30), { value: 'x', at: NOW - 25 * SECOND })).toBeUndefined()
    expect(code(writes('x', 10, 20, 30), { value: 'x', at: null })).toBe('field-restless')
  })
  test('says nothing about another value', () => {
    expect(code(writes('x', 10, 20, 30), { value: 'y', at: null })).toBeUndefined()
  })
})

describe('an item whose issues answer each other', () => {
  test('is restless after six turns within ten minutes', () => {
    expect(code(said(SWINGING, 20), { value: 'b', at: NOW })).toBe('field-restless')
    expect(code(said(SWINGING.slice(1), 20), { value: 'a', at: NOW })).toBeUndefined()
    expect(code(said(SWINGING, 121), { value: 'b', at: NOW })).toBeUndefined()
    expect(code(said(SWINGING, 120), { value: 'b', at: NOW })).toBe('field-restless')
  })
  test('is not what a person here says, and not what takes a third value', () => {
    expect(code(said(SWINGING, 20, 'fairlead'), { value: 'b', at: NOW })).toBeUndefined()
    expect(code(said(['b', 'a', 'c', 'a', 'b', 'a'], 20), { value: 'b', at: NOW })).toBeUndefined()
    expect(code(said(['b', 'b', 'b', 'b', 'b', 'b'], 20), { value: 'b', at: NOW })).toBeUndefined()
  })
})
