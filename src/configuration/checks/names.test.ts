/** Names and keys: each that is held where no snapshot shows it, or differs in case or spaces alone, and no other. */
import { describe, expect, test } from 'vitest'
import { about, answersOf, found, type Grounds, idOf } from '../../../test/ground.ts'
import { toy } from '../../../test/toy-sites.ts'
import type { HeldProject } from '../site-facts.ts'
import { keyHeld, nameCase, nameHeld, nameSpace } from './names.ts'

const OPS = { key: 'OPS', name: 'Operations' }
const held = (
  id: string,
  name: string,
  keys: readonly string[],
  state: HeldProject['state'] = 'trash',
): HeldProject => ({
  ...{ id, name, keys, former: keys.slice(1), state },
})
const among = (projects: readonly HeldProject[], more: Grounds = {}): Grounds => ({
  created: { 'project:OPS': OPS },
  facts: { projects },
  ...more,
})

describe('a project’s key', () => {
  test('that another holds, now or from before, asks for the next free one', () => {
    const here = among([held('1', 'X', ['OPS']), held('2', 'Y', ['Z', 'OPS2', 'OPS3'])])
    expect(found(keyHeld, here)).toMatchObject([{ severity: 'blocks', code: 'key-held', about: 'project:OPS' }])
    expect(found(keyHeld, here)[0]?.says).toBe('The key OPS is held by the project OPS, which is in the trash.')
    expect(answersOf(keyHeld, here)).toEqual([['rename:OPS4', 'leave-out']])
    expect(found(keyHeld, among([held('2', 'Y', ['Z', 'OPS'], 'team')]))[0]?.says).toContain(
      'project Z, which is team-managed',
    )
    expect(found(keyHeld, among([held('2', 'Y', ['Z', 'OPS'], 'live')]))[0]?.says).toContain('which is in use')
  })

  test('is cut where a number would make it longer than ten', () => {
    const long = { key: 'OPERATIONS', name: 'x' }
    const here = among([held('1', 'X', ['OPERATIONS', 'OPERATION2'])], { created: { 'project:OPERATIONS': long } })
    expect(answersOf(keyHeld, here)).toEqual([['rename:OPERATION3', 'leave-out']])
  })

  test('is its own while it keeps it, and an update may use the target’s', () => {
    const update = (before: string): Grounds => ({
      created: {},
      updated: { 'project:OPS': [{ ...OPS, key: before }, OPS] },
    })
    expect(about(keyHeld, among([held('1', 'X', ['A', 'OPS'])], update('OPS')))).toEqual([])
    expect(answersOf(keyHeld, among([held('1', 'X', ['OPS'])], update('OLD')))).toEqual([['rename:OPS2', 'use']])
    expect(about(keyHeld, among([held(idOf('project:OPS'), 'X', ['OLD', 'OPS'])], update('OLD')))).toEqual([])
  })

  test('of a project that the snapshot shows is its business, but for former ones and those that go', () => {
    const key = 'project:THEIRS'
    const shown = [held(idOf(key), 'Theirs', ['OPS'], 'live')]
    expect(about(keyHeld, among(shown, { target: { [key]: OPS } }))).toEqual([])
    const former = [held(idOf(key), 'Theirs', ['T', 'OPS'], 'live')]
    expect(about(keyHeld, among(former, { target: { [key]: OPS } }))).toEqual(['project:OPS'])
    expect(about(keyHeld, among(shown, { deleted: { [key]: OPS } }))).toEqual(['project:OPS'])
    expect(about(keyHeld, among(shown, { target: { [key]: OPS }, deleted: { 'status:THEIRS': OPS } }))).toEqual([])
  })

  test('that a project gives up in this plan stays its own: keys are never exchanged', () => {
    const [ops, hr] = ['project:OPS', 'project:HR']
    const swap: Grounds = {
      created: {},
      target: { [ops]: { ...OPS, key: 'HR' }, [hr]: { ...OPS, key: 'OPS' } },
      updated: {
        [ops]: [{ ...OPS, key: 'HR' }, OPS],
        [hr]: [
          { ...OPS, key: 'OPS' },
          { ...OPS, key: 'HR' },
        ],
      },
    }
    const both = [held(idOf(ops), 'A', ['HR'], 'live'), held(idOf(hr), 'B', ['OPS'], 'live')]
    expect(about(keyHeld, among(both, swap))).toEqual([ops, hr])
    expect(about(keyHeld, swap)).toEqual([ops, hr])
    const kept = { ...swap, updated: { [ops]: [{ ...OPS, key: 'HR' }, OPS], [hr]: [OPS, OPS] } } as Grounds
    expect(about(keyHeld, among(both, kept))).toEqual([])
  })

  test('is held by nobody where nobody holds it, or nothing was asked', () => {
    expect(about(keyHeld, among([held('1', 'OPS', ['OP'])]))).toEqual([])
    expect(about(keyHeld, { created: { 'project:OPS': OPS } })).toEqual([])
  })
})

describe('a project’s name', () => {
  test('that another holds, in any case and with spaces around, asks for another one', () => {
    const here = among([held('1', ' OPERATIONS ', ['X'])])
    expect(found(nameHeld, here)).toMatchObject([{ severity: 'blocks', code: 'name-held', about: 'project:OPS/name' }])
    expect(found(nameHeld, here)[0]?.says).toBe('The name Operations is held by the project X, which is in the trash.')
    expect(answersOf(nameHeld, here)).toEqual([['rename:Operations OPS']])
  })

  test('is its own while it keeps it, whatever the case', () => {
    const update = (name: string): Grounds => ({ created: {}, updated: { 'project:OPS': [{ ...OPS, name }, OPS] } })
    expect(about(nameHeld, among([held('1', 'Operations', ['X'])], update('OPERATIONS')))).toEqual([])
    expect(about(nameHeld, among([held('1', 'Operations', ['X'])], update('Other')))).toEqual(['project:OPS/name'])
  })

  test('of a project that the snapshot shows is told elsewhere, unless that goes to the trash', () => {
    const theirs = [held(idOf('project:T'), 'Operations', ['T'], 'live')]
    expect(about(nameHeld, among(theirs, { target: { 'project:T': OPS } }))).toEqual([])
    expect(about(nameHeld, among(theirs, { deleted: { 'project:T': OPS } }))).toEqual(['project:OPS/name'])
    expect(about(nameHeld, among([]))).toEqual([])
  })
})

describe('a name whose case alone changes', () => {
  const kinds = new Map([
    ['status', toy('status', [])],
    ['screen', toy('screen', [], { claims: undefined } as never)],
  ])
  const renamed = (key: string, before: string, after: string): Grounds => ({
    kinds,
    updated: { [key]: [{ name: before }, { name: after }] },
  })

  test('is told with both spellings, and the target’s may stay', () => {
    const [problem] = found(nameCase, renamed('status:Done', 'DONE', 'Done'))
    expect(problem).toMatchObject({ severity: 'warns', code: 'name-case', about: 'status:Done' })
    expect(problem?.says).toContain('“DONE”; it would become “Done”')
    expect(answersOf(nameCase, renamed('status:Done', 'Done ', 'Done'))).toEqual([['use']])
  })

  test('is another matter where the name is the same, another one, new, or not held by one alone', () => {
    expect(about(nameCase, renamed('status:Done', 'Done', 'Done'))).toEqual([])
    expect(about(nameCase, renamed('status:Done', 'Ready', 'Done'))).toEqual([])
    expect(about(nameCase, renamed('screen:Done', 'DONE', 'Done'))).toEqual([])
    expect(about(nameCase, renamed('unheard-of:Done', 'DONE', 'Done'))).toEqual([])
    expect(about(nameCase, { kinds, created: { 'status:Done': { name: 'Done' } } })).toEqual([])
  })
})

describe('a role’s name with a space at an end', () => {
  test('is refused, and may be cut', () => {
    for (const name of [' Guests', 'Guests ', '\tGuests'])
      expect(answersOf(nameSpace, { created: { 'project-role:G': { name } } })).toEqual([
        ['rename:Guests', 'leave-out'],
      ])
    const update: Grounds = { updated: { 'project-role:G': [{ name: 'Old' }, { name: 'Guests ' }] } }
    expect(found(nameSpace, update)).toMatchObject([
      { severity: 'blocks', code: 'name-space', about: 'project-role:G' },
    ])
    expect(answersOf(nameSpace, update)).toEqual([['rename:Guests', 'use']])
  })

  test('is none inside it, where it stays as it is, or of another kind', () => {
    expect(about(nameSpace, { created: { 'project-role:G': { name: 'Our guests' } } })).toEqual([])
    expect(about(nameSpace, { created: { 'project-role:G': 'Guests ' } })).toEqual([])
    expect(
      about(nameSpace, { updated: { 'project-role:G': [{ name: 'G ' }, { name: 'G ', description: 'x' }] } }),
    ).toEqual([])
    expect(about(nameSpace, { updated: { 'project-role:G': [{}, { name: 'G ' }] } })).toEqual(['project-role:G'])
    expect(about(nameSpace, { created: { 'status:G': { name: 'G ' } } })).toEqual([])
  })
})
