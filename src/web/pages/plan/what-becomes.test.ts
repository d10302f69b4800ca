/** Which answers a row offers, and which part of a name can be changed. */
import { expect, test } from 'vitest'
import { nameToChange, renamedTo, wordsFor } from './what-becomes.ts'

test('an object of the target alone may only go or stay', () => {
  expect(wordsFor({ choice: 'delete' }).map(({ word }) => word)).toEqual(['delete', 'use'])
  expect(wordsFor({ choice: 'create' }).map(({ word }) => word)).toEqual(['create', 'update', 'use', 'leave-out'])
})

test('the type of a custom field is no part of its name', () => {
  expect(nameToChange({ kind: 'custom-field', name: 'Risk (old) (select)' })).toBe('Risk (old)')
  expect(nameToChange({ kind: 'screen', name: 'Bugs (old)' })).toBe('Bugs (old)')
  expect([renamedTo('rename:A'), renamedTo('create'), renamedTo(undefined)]).toEqual(['A', undefined, undefined])
})
