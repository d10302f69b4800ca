/** What taking back makes of each object, to the letter: which one it is now, what it was, and what neither side tells. */
import { describe, expect, test } from 'vitest'
import { applied, FULL, journalOf, planned, type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Entry } from '../plan/index.ts'
import type { Answers } from './answers.ts'
import type { ConfigurationPlan } from './change.ts'
import { CANNOT, type Kind } from './kind.ts'
import { undoing } from './undo.ts'

const FROM: Rows = { status: { a1: { name: 'Open' }, a2: { name: 'Done', note: 'new' } } }
const TO: Rows = { status: { b2: { name: 'Done', note: 'old' } } }
const PLAN = planned(FROM, TO)
const { rows: ROWS, entries: ENTRIES } = applied(PLAN, TO)

interface Given {
  readonly plan?: ConfigurationPlan
  readonly entries?: readonly Entry[]
  readonly kinds?: ReadonlyMap<string, Kind>
  readonly answers?: Answers
}
const back = (rows: Rows, { plan = PLAN, entries = ENTRIES, kinds = TOYS, answers = {} }: Given = {}) =>
  undoing({ plan, entries, target: toySite('there', rows, kinds), kinds, answers })
const of = (key: string, ...given: Parameters<typeof back>) => back(...given).differences.find((one) => one.key === key)
const statuses = (rows: Readonly<Record<string, Rows[string][string]>>): Rows => ({ status: rows as Rows[string] })
const [MADE = ''] = Object.keys(ROWS.status ?? {}).filter((id) => id !== 'b2')
const status = (more: Partial<Kind>) => new Map(TOYS).set('status', toy('status', [], more))

describe('what goes back', () => {
  test('is each object that was written, as it is and as it was, and nothing else', () => {
    const base = { kind: 'status', sourceId: null, because: null, problems: [] }
    expect(back(ROWS).differences).toEqual([
      {
        ...{ ...base, key: 'status:Done', name: 'Done', choice: 'update', targetKey: 'status:Done', targetId: 'b2' },
        ...{ before: { name: 'Done', note: 'new' }, after: { name: 'Done', note: 'old' } },
      },
      {
        ...{ ...base, key: 'status:Open', name: 'Open', choice: 'delete', targetKey: 'status:Open', targetId: MADE },
        ...{ before: { name: 'Open' }, after: null },
      },
    ])
    expect(back(ROWS).fallback).toBeNull()
    expect(back(TO).differences).toEqual([])
  })

  test('is known by its id, also under another name, and never mixed up with another kind’s', () => {
    const renamed = statuses({ b2: { name: 'Ready', note: 'new' }, [MADE]: { name: 'Open' } })
    expect(of('status:Ready', renamed)).toMatchObject({
      targetId: 'b2',
      name: 'Ready',
      after: { name: 'Done', note: 'old' },
    })
    const same: Rows = { scheme: { b2: { name: 'S', statuses: [] }, [MADE]: { name: 'T', statuses: [] } }, ...ROWS }
    expect(back(same).differences.map(({ key }) => key)).toEqual(['status:Done', 'status:Open'])
    const gone = back({
      scheme: { [MADE]: { name: 'Open', statuses: [] } },
      ...statuses({ b2: { name: 'Done', note: 'old' } }),
    })
    expect(gone.differences).toEqual([])
  })

  test('is made again where it is gone, and another of its name is not taken for it', () => {
    const other = statuses({ b7: { name: 'Done', note: 'theirs' }, [MADE]: { name: 'Open' } })
    expect(of('status:Done', other)).toMatchObject({
      choice: 'create',
      targetId: null,
      before: null,
      after: { name: 'Done', note: 'old' },
    })
    expect(of('status:Done', other)).not.toHaveProperty('trashed')
    expect(back(statuses({ b2: { name: 'Done', note: 'old' }, b9: { name: 'Open' } })).differences).toEqual([])
  })

  test('with what Jira puts into a new one, where it is made again', () => {
    const kinds = status({
      born: () => ({ more: 'born' }),
      merge: (wanted, now) => ({ ...(now as object), ...(wanted as object) }),
    })
    expect(of('status:Done', statuses({}), { kinds })?.after).toEqual({ name: 'Done', note: 'old', more: 'born' })
    expect(of('status:Done', statuses({}), { kinds: status({ born: () => ({ more: 'born' }) }) })?.after).toEqual({
      name: 'Done',
      note: 'old',
    })
    expect(of('status:Done', ROWS, { kinds })?.after).toEqual({ name: 'Done', note: 'old' })
  })

  test('is left as it is, or goes in spite of an edit, as a person says', () => {
    const edited = statuses({ b2: { name: 'Done', note: 'mine' }, [MADE]: { name: 'Open', note: 'mine' } })
    const found = (answers: Answers) =>
      back(edited, { answers }).differences.map(({ key, choice, problems }) => [
        key,
        choice,
        problems.map(({ code }) => code),
      ])
    expect(found({})).toEqual([
      ['status:Done', 'update', ['changed-since']],
      ['status:Open', 'delete', ['changed-since']],
    ])
    expect(found({ 'status:Done': 'leave-out', 'status:Open': 'delete' })).toEqual([
      ['status:Done', 'left-out', []],
      ['status:Open', 'delete', []],
    ])
  })
})

describe('what the site does not tell', () => {
  const untold: Partial<Kind> = { untold: { cloud: ['note' as never] } }
  const kinds = status({ ...untold, can: { cloud: FULL, dataCenter: CANNOT } })

  test('is not taken for an edit, and goes as the deployed plan had it', () => {
    const from: Rows = { status: { a1: { name: 'Open', note: 'set' } } }
    const plan = planned(from, {})
    const { entries } = applied(plan, {})
    const shown = statuses({ z1: { name: 'Open', note: null } })
    expect(of('status:Open', shown, { plan, entries, kinds })).toMatchObject({
      ...{ choice: 'delete', before: { name: 'Open', note: 'set' }, problems: [] },
    })
    expect(of('status:Open', shown, { plan, entries })?.problems.map(({ code }) => code)).toEqual(['changed-since'])
  })

  test('and names another object, names it as that is called now', () => {
    const scheme = toy('scheme', [{ at: 'statuses[]', kind: 'status' }], { untold: { cloud: ['statuses' as never] } })
    const both = new Map(TOYS).set('scheme', scheme)
    const from: Rows = { status: { a1: { name: 'Open' } }, scheme: { a2: { name: 'S', statuses: ['a1'] } } }
    const plan = planned(from, {})
    const { entries } = applied(plan, {})
    const shown: Rows = { status: { z1: { name: 'Begun' } }, scheme: { z2: { name: 'S', statuses: [] } } }
    expect(of('scheme:S', shown, { plan, entries, kinds: both })?.before).toEqual({
      name: 'S',
      statuses: ['status:Begun'],
    })
    const without: Rows = { scheme: { z2: { name: 'S', statuses: [] } } }
    expect(of('scheme:S', without, { plan, entries, kinds: both })?.before).toEqual({
      name: 'S',
      statuses: ['status:Open'],
    })
  })
})

describe('a step that did not end', () => {
  const create = planned({ status: { a1: { name: 'Open' } } }, {})

  test('may have made it: it is found by its name, unless it was there before', () => {
    const lost = journalOf('create status:Open', null).slice(0, 2)
    expect(back(statuses({ x: { name: 'Open' } }), { plan: create, entries: lost }).differences).toMatchObject([
      { choice: 'delete', targetId: 'x' },
    ])
    expect(back(statuses({}), { plan: create, entries: lost }).differences).toEqual([])
  })

  test('or was refused, or never begun, leaves nothing to take back', () => {
    const refused: Entry[] = [
      ...journalOf('create status:Open', null).slice(0, 2),
      { step: 'create status:Open', at: 3, attempt: 1, what: 'wrote', outcome: 'refused' },
      { step: 'create status:Open', at: 4, attempt: 1, what: 'failed', why: 'no' },
    ]
    for (const entries of [refused, []])
      expect(back(statuses({ x: { name: 'Open' } }), { plan: create, entries }).differences).toEqual([])
  })
})

test('a kind that is not whole is not looked at, and says why, as people call it', () => {
  const there = (name: string, reason?: string) => ({
    ...toySite('there', ROWS, TOYS, { [name]: { state: 'partial', count: 0, ...(reason ? { reason } : {}) } }),
  })
  const found = (name: string, reason?: string) =>
    undoing({ plan: PLAN, entries: ENTRIES, target: there(name, reason), kinds: TOYS, answers: {} })
  expect(found('status', 'answered 500').problems.map(({ says }) => says)).toEqual(['statuss of there: answered 500'])
  expect(found('board').problems.map(({ says }) => says)).toEqual(['board of there: partial'])
  expect([found('status').differences.length, found('board').differences.length]).toEqual([0, 2])
})

describe('what an undo asks offers ways out', () => {
  const offered = (rows: Rows, code: string, given: Given = {}) => {
    const { differences, problems } = back(rows, given)
    const asked = [...differences.flatMap((one) => one.problems), ...problems].filter((one) => one.code === code)
    return asked.map(({ about, choices }) => [about, choices?.map(({ answer, says }) => `${answer}: ${says}`)])
  }

  test('of an edit: to take it back all the same, or to leave it', () => {
    const edited = statuses({ b2: { name: 'Done', note: 'mine' }, [MADE]: { name: 'Open', note: 'mine' } })
    expect(offered(edited, 'changed-since')).toEqual([
      ['status:Done', ['update: Put it back as it was before.', 'leave-out: Leave it as it is now.']],
      ['status:Open', ['delete: Delete it all the same.', 'leave-out: Leave it as it is now.']],
    ])
  })

  test('of what is used since, or names what is gone: to leave it', () => {
    const used: Rows = { ...ROWS, scheme: { s: { name: 'Theirs', statuses: [MADE] } } }
    expect(offered(used, 'used-since')).toEqual([['status:Open', [expect.stringMatching(/^leave-out: Leave it/)]]])
    const to: Rows = { status: { b1: { name: 'Held' } }, scheme: { b2: { name: 'Old', statuses: ['b1'] } } }
    const plan = planned({}, to, { 'scheme:Old': 'delete' })
    const { entries } = applied(plan, to)
    expect(offered({}, 'gone-since', { plan, entries })).toEqual([
      ['scheme:Old', ['leave-out: Leave it as it is now.']],
    ])
  })

  test('and issues go back the way they came, by the names of today', () => {
    const from: Rows = { status: { a1: { name: 'Open' } }, scheme: { a2: { name: 'S', statuses: ['a1'] } } }
    const to: Rows = { status: { b1: { name: 'Held' } }, scheme: { b2: { name: 'S', statuses: ['b1'] } } }
    const plan = planned(from, to, { 'scheme:S/status:Held': 'status:Open', 'scheme:S/note': 'keep' })
    const { entries, rows } = applied(plan, to)
    const made = Object.keys(rows.status ?? {}).find((id) => id !== 'b1') ?? ''
    const now: Rows = {
      status: { b1: { name: 'Kept' }, [made]: { name: 'Begun' } },
      scheme: { b2: { name: 'T', statuses: [made] } },
    }
    expect(back(now, { plan, entries }).answers).toEqual({ 'scheme:T/status:Begun': 'status:Kept' })
  })
})
