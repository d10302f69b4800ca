/** Losses that no undo gives back are named before anything is written, and asked where nobody has said them yet. */
import { describe, expect, test } from 'vitest'
import { TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import type { Choice, Difference } from './compare.ts'
import type { Kind } from './kind.ts'
import { lasting } from './lasting.ts'

const KEEPS: Partial<Kind> = { lasting: (wanted, now) => (wanted === 'for good' ? [`Was ${now ?? 'nothing'}.`] : []) }
const kinds = new Map(TOYS)
  .set('field', toy('field', [], KEEPS))
  .set('trashed', toy('trashed', [], { restore: async () => {} }))

const one = (kind: string, choice: Choice, more: Partial<Difference> = {}): Difference => ({
  ...{ kind, key: `${kind}:X`, name: 'X', choice, sourceId: '1', targetKey: `${kind}:X`, targetId: '2' },
  ...{ before: null, after: null, because: null, problems: [] },
  ...more,
})
const told = (difference: Difference, answers: Answers = {}, deployment: 'cloud' | 'dataCenter' = 'cloud') => {
  const { site } = toySite('there', {})
  return lasting([difference], { target: { site: { ...site, deployment } }, kinds, answers })
}

describe('what lasts', () => {
  test('is asked for a create and an update, with what was before, until somebody allows it', () => {
    const made = one('field', 'create', { after: 'for good' })
    expect(told(made)).toMatchObject([
      { severity: 'blocks', code: 'lasting', about: 'field:X/undo', choices: [{ answer: 'allow' }] },
    ])
    expect(told(made)[0]?.says).toContain('Was nothing.')
    expect(told(one('field', 'update', { before: 'x', after: 'for good' }))[0]?.says).toContain('Was x.')
    expect(told(made, { 'field:X/undo': 'allow' })).toEqual([])
    expect(told(made, { 'field:X': 'allow', 'field:X/undo': 'keep' })).toHaveLength(1)
    expect(told(one('field', 'update', { after: 'for now' }))).toEqual([])
  })

  test('is nothing where nothing is written', () => {
    for (const choice of ['unchanged', 'use', 'left-out'] as const)
      expect(told(one('field', choice, { after: 'for good' }), { 'field:X/status:A': 'status:B' })).toEqual([])
    expect(told(one('none', 'delete'))).toEqual([])
    expect(told(one('field', 'update'))).toEqual([])
  })

  test('of a deletion depends on whether this Jira has a trash for it', () => {
    const [trash] = told(one('trashed', 'delete'))
    expect(trash).toMatchObject({ severity: 'warns', code: 'lasting', about: 'trashed:X' })
    expect(trash?.says).toContain('trash')
    for (const gone of [told(one('trashed', 'delete'), {}, 'dataCenter'), told(one('status', 'delete'))]) {
      expect(gone).toMatchObject([{ severity: 'warns', code: 'lasting' }])
      expect(gone[0]?.says).toContain('another id')
    }
  })

  test('is said of issues that change their status, by the answer that sends them', () => {
    const update = one('status', 'update')
    const sent = told(update, { 'status:X/status:Held': 'status:Done' })
    expect(sent).toMatchObject([{ severity: 'warns', about: 'status:X/status:Held' }])
    expect(sent[0]?.says).toContain('from status:Held to status:Done')
    expect(told(one('status', 'create'), { 'status:X/status:Held': 'status:Done' })).toEqual([])
    for (const other of ['status:Y/status:Held', 'status:X/option:Held', 'status:Held'])
      expect(told(update, { [other]: 'status:Done' })).toEqual([])
    expect(told(update, { 'status:X/status:Held': 'keep' })).toEqual([])
  })
})
