/** The name on the target: the source's, or the one that an answer gives, put where the kind keeps it. */
import { describe, expect, test } from 'vitest'
import { toy } from '../../test/toy-sites.ts'
import { isRenamed, keyFor, named } from './naming.ts'

const PROJECT = toy('project', [], {
  alsoNamed: ['name'],
  renamed: (value, key) => ({ ...(value as object), key }),
  nameOf: (value) => String((value as { key?: string }).key),
})
const STATUS = toy('status', [])
const OPS = { key: 'OPS', name: 'Operations' }

describe('a new name', () => {
  test('takes the place of the name, or of what the kind says is one', () => {
    expect(named(STATUS, 'status:Open', { name: 'Open', note: 1 }, { 'status:Open': 'rename:New' })).toEqual({
      ...{ name: 'New', note: 1 },
    })
    expect(named(PROJECT, 'project:OPS', OPS, { 'project:OPS': 'rename:OPX' })).toEqual({ ...OPS, key: 'OPX' })
  })

  test('of a property that is a name as well is given for itself', () => {
    const both = { 'project:OPS': 'rename:OPX', 'project:OPS/name': 'rename:Other' }
    expect(named(PROJECT, 'project:OPS', OPS, both)).toEqual({ key: 'OPX', name: 'Other' })
    expect(named(PROJECT, 'project:OPS', OPS, { 'project:OPS/name': 'rename:Other' })).toEqual({
      ...OPS,
      name: 'Other',
    })
    expect(named(STATUS, 'status:Open', { name: 'Open' }, { 'status:Open/name': 'rename:No' })).toEqual({
      name: 'Open',
    })
  })

  test('is none where no answer gives one, where it is empty, and of another object', () => {
    for (const said of [{}, { 'status:Open': 'rename: ' }, { 'status:Open': 'use' }, { 'status:Other': 'rename:X' }])
      expect(named(STATUS, 'status:Open', { name: 'Open' }, said)).toEqual({ name: 'Open' })
    expect(named(STATUS, 'status:Open', 'Open', { 'status:Open': 'rename:New' })).toBe('Open')
    expect(named(PROJECT, 'project:OPS', 'OPS', { 'project:OPS/name': 'rename:New' })).toBe('OPS')
  })

  test('is known as one, the object’s or a property’s', () => {
    const is = (answers: Record<string, string>) => [
      isRenamed(PROJECT, 'project:OPS', answers),
      isRenamed(STATUS, 'project:OPS', answers),
    ]
    expect(is({ 'project:OPS': 'rename:OPX' })).toEqual([true, true])
    expect(is({ 'project:OPS/name': 'rename:Other' })).toEqual([true, false])
    expect(is({ 'project:OPS': 'use', 'project:X': 'rename:Y' })).toEqual([false, false])
  })

  test('names the object by its kind', () => expect(keyFor(PROJECT, OPS)).toBe('project:OPS'))
})
