/** What an undo cannot take back by itself: a person does it, keeps it, or is told; and what uses nothing holds nothing back. */
import { describe, expect, test } from 'vitest'
import { applied, FULL, planned, type Rows, TOYS, toy, toySite, undone } from '../../test/toy-sites.ts'
import { isObject, type Json } from '../base/index.ts'
import type { ConfigurationPlan } from './change.ts'
import { CANNOT, type Kind } from './kind.ts'
import { undoing } from './undo.ts'

const codes = (plan: Pick<ConfigurationPlan, 'problems'>) =>
  plan.problems.map(({ severity, code, about }) => `${severity} ${code} ${about}`)
const withStatus = (more: Partial<Kind>) => new Map(TOYS).set('status', toy('status', [], more))
const clicks: Partial<Kind> = { byHand: (verb) => [`${verb} it`] }

const FROM: Rows = { status: { a1: { name: 'Open' }, a2: { name: 'Done', note: 'new' } } }
const TO: Rows = { status: { b2: { name: 'Done', note: 'old' } } }

/** Deployed, and then taken back where the kind is like that. */
function takenBack(kinds: ReadonlyMap<string, Kind>, answers = {}, [from, to] = [FROM, TO]) {
  const plan = planned(from, to, answers)
  const { rows, entries } = applied(plan, to)
  return undone(plan, entries, rows, {}, kinds)
}

describe('what the API of the target cannot take back', () => {
  test.each([
    ['update', FROM, TO, {}, 'status:Done'],
    ['delete', FROM, TO, {}, 'status:Open'],
    ['create', {}, TO, { 'status:Done': 'delete' }, 'status:Done'],
  ] as const)('%s: is a person’s, or blocks with a way out', (verb, from, to, answers, key) => {
    const can = { cloud: { ...FULL, [verb]: null }, dataCenter: CANNOT }
    const byHand = takenBack(withStatus({ can, ...clicks }), answers, [from, to])
    expect(codes(byHand)).toContain(`notes by-hand ${key}`)
    const steps = new Map(byHand.steps.map(({ verb: does, about, data }) => [`${does} ${about}`, data.byHand]))
    expect([...steps].filter(([, hand]) => hand !== undefined)).toEqual([[`${verb} ${key}`, [`${verb} it`]]])
    const blocked = takenBack(withStatus({ can }), answers, [from, to])
    expect(codes(blocked)).toContain(`blocks cannot-here ${key}`)
    const problem = blocked.problems.find(({ code }) => code === 'cannot-here')
    expect(problem?.choices).toMatchObject([{ answer: 'leave-out' }])
    const plan = planned(from, to, answers)
    const { rows, entries } = applied(plan, to)
    const left = undone(plan, entries, rows, { [key]: 'leave-out' }, withStatus({ can, ...clicks }))
    expect([codes(left).filter((code) => code.endsWith(key)), left.steps.some(({ about }) => about === key)]).toEqual([
      [],
      false,
    ])
  })

  test('nor show: a person takes away what a person was asked to make, and leaves what shall be left', () => {
    const plan = planned(FROM, TO)
    const { entries } = applied(plan, TO)
    const kinds = withStatus(clicks)
    const back = (answers: Record<string, string>) => {
      const states = { status: { state: 'unreadable', count: 0 } } as const
      return undoing({ plan, entries, kinds, answers, target: toySite('there', {}, kinds, states) }).differences
    }
    expect(back({ 'status:Done': 'leave-out' })).toMatchObject([
      { key: 'status:Done', choice: 'left-out', problems: [] },
      {
        ...{ key: 'status:Open', choice: 'delete', byHand: 'unseen', after: null, before: { name: 'Open' } },
        problems: [{ code: 'by-hand' }],
      },
    ])
    const update = back({}).find(({ key }) => key === 'status:Done')
    expect(update).toMatchObject({
      choice: 'update',
      byHand: 'unseen',
      targetId: 'b2',
      after: { note: 'old' },
      before: { note: 'new' },
      problems: [{ says: expect.stringContaining('cannot update it'), choices: [{ answer: 'leave-out' }] }],
    })
  })

  test('what a person deleted there, a person makes again', () => {
    const plan = planned({}, TO, { 'status:Done': 'delete' })
    const { entries } = applied(plan, TO)
    const kinds = withStatus(clicks)
    const states = { status: { state: 'unreadable', count: 0 } } as const
    const target = toySite('there', {}, kinds, states)
    expect(undoing({ plan, entries, kinds, answers: {}, target }).differences).toMatchObject([
      { choice: 'create', byHand: 'unseen', before: null, problems: [{ says: expect.stringContaining('create it') }] },
    ])
  })

  test('nor tell what it was: that is said, once it was a person who set it', () => {
    const plan = planned(FROM, TO)
    const unseen = (is: boolean): ConfigurationPlan => ({
      ...plan,
      steps: plan.steps.map((step) => ({ ...step, data: { ...step.data, ...(is ? { unseen: true as const } : {}) } })),
    })
    const { rows, entries } = applied(plan, TO)
    const kinds = withStatus({ untold: { cloud: ['hidden' as never] } })
    expect(codes(undone(unseen(true), entries, rows, {}, kinds))).toContain('warns not-taken-back status:Done')
    expect(codes(undone(unseen(true), entries, rows, {}, kinds))).not.toContain('warns not-taken-back status:Open')
    expect(codes(undone(unseen(false), entries, rows, {}, kinds))).not.toContain('warns not-taken-back status:Done')
  })
})

describe('what stays though the rest goes back', () => {
  const add = (value: Json, more: object): Json => ({ ...(isObject(value) ? value : {}), ...more })

  test('what people said to keep, and what nobody can take back', () => {
    const plan = planned(FROM, TO)
    const { rows, entries } = applied(plan, TO)
    const afterOf = (kinds: ReadonlyMap<string, Kind>, answers = {}) =>
      undone(plan, entries, rows, answers, kinds).steps.find(({ id }) => id === 'update status:Done')?.data.after
    const merging = withStatus({ merge: (wanted, _now, kept) => add(wanted, { kept: [...kept] }) })
    expect(afterOf(merging)).toEqual({ name: 'Done', note: 'old' })
    expect(afterOf(merging, { 'status:Done/option:A': 'keep' })).toEqual({
      name: 'Done',
      note: 'old',
      kept: ['option:A'],
    })
    const staying = withStatus({
      stays: (wanted, now) => add(wanted, { note: isObject(now) ? (now.note ?? null) : null }),
    })
    expect(afterOf(staying)).toBeUndefined()
    expect(afterOf(TOYS)).toEqual({ name: 'Done', note: 'old' })
  })

  test('what Jira itself puts into what comes again', () => {
    const plan = planned({}, TO, { 'status:Done': 'delete' })
    const { rows, entries } = applied(plan, TO)
    const born: Partial<Kind> = { born: () => ({ of: 'Jira' }), merge: (wanted, now) => add(now, wanted as object) }
    const [step] = undone(plan, entries, rows, {}, withStatus(born)).steps
    expect(step?.data.after).toEqual({ of: 'Jira', name: 'Done', note: 'old' })
    const [bare] = undone(plan, entries, rows, {}, withStatus({ born: () => ({ of: 'Jira' }) })).steps
    expect(bare?.data.after).toEqual({ name: 'Done', note: 'old' })
  })

  test('what was deleted past the trash, or by a person, is not looked for there', () => {
    const restorable = withStatus({ restore: async () => {} })
    const plan = planned({}, TO, { 'status:Done': 'delete' }, restorable)
    const { rows, entries } = applied(plan, TO, 1, restorable)
    const trashed = (data: object) => {
      const steps = plan.steps.map((step) => ({ ...step, data: { ...step.data, ...data } }))
      return undone({ ...plan, steps }, entries, rows, {}, restorable).steps[0]?.data.trashed
    }
    expect([trashed({}), trashed({ exactly: true }), trashed({ byHand: [] })]).toEqual(['b2', undefined, undefined])
  })
})

describe('in use since', () => {
  const use = (kinds: ReadonlyMap<string, Kind>, user: Json, more: { readonly locked?: string } = {}) => {
    const plan = planned(FROM, TO, {}, kinds)
    const { rows, entries } = applied(plan, TO, plan.steps.length, kinds)
    const site = toySite('there', { ...rows, user: { u1: user } } as Rows, kinds)
    const target = { ...site, objects: site.objects.map((one) => (one.kind === 'user' ? { ...one, ...more } : one)) }
    return codes(undoing({ plan, entries, target, kinds, answers: {} }))
  }
  const users = (more: object = {}) => new Map(TOYS).set('user', toy('user', [{ at: 'of[]', kind: 'status', ...more }]))

  test('is what names it for good; not what names it by the way, nor what Jira keeps by itself', () => {
    const made = Object.entries(applied(planned(FROM, TO), TO).rows.status ?? {}).find(([id]) => id !== 'b2')?.[0] ?? ''
    expect(use(users(), { name: 'U', of: [made] })).toEqual(['blocks used-since status:Open'])
    expect(use(users({ loose: true }), { name: 'U', of: [made] })).toEqual([])
    expect(use(users(), { name: 'U', of: [made] }, { locked: 'default' })).toEqual([])
    expect(use(users(), { name: 'U', of: ['b2'] })).toEqual([])
  })

  test('is not what takes in every one by itself, whether the site says so or not', () => {
    const made = Object.entries(applied(planned(FROM, TO), TO).rows.status ?? {}).find(([id]) => id !== 'b2')?.[0] ?? ''
    const kinds = new Map(TOYS).set(
      'user',
      toy('user', [{ at: 'of[]', kind: 'status' }], { takesIn: 'status' } as Partial<Kind>),
    )
    expect(use(kinds, { name: 'U', of: ['b2', made] })).toEqual([])
    expect(use(kinds, { name: 'U', of: [made] })).toEqual(['blocks used-since status:Open'])
  })

  test('is not what names itself', () => {
    const kinds = new Map(TOYS).set('status', toy('status', [{ at: 'next', kind: 'status' }]))
    const to: Rows = { status: { b1: { name: 'A', next: null } } }
    const plan = planned({ status: { a1: { name: 'Loop', next: null } } }, to, {}, kinds)
    const { rows, entries } = applied(plan, to, 1, kinds)
    const id = Object.keys(rows.status ?? {}).find((one) => one !== 'b1') ?? ''
    const looped: Rows = { status: { ...rows.status, [id]: { name: 'Loop', next: id } } }
    expect(codes(undone(plan, entries, looped, { 'status:Loop': 'delete' }, kinds))).not.toContain(
      'blocks used-since status:Loop',
    )
  })

  test('is what comes again and names it', () => {
    const kinds = users()
    const to: Rows = { user: { u1: { name: 'Old', of: [] } } }
    const plan = planned({ status: { a1: { name: 'Open' } } }, to, { 'user:Old': 'delete' }, kinds)
    const made = {
      ...plan,
      steps: plan.steps.map((step) =>
        step.verb === 'delete'
          ? { ...step, data: { ...step.data, before: { name: 'Old', of: ['status:Open'] } } }
          : step,
      ),
    }
    const { rows, entries } = applied(made, to, made.steps.length, kinds)
    expect(codes(undone(made, entries, rows, {}, kinds))).toContain('blocks used-since status:Open')
  })
})

test('a kind that is no longer known is left alone', () => {
  const plan = planned(FROM, TO)
  const { rows, entries } = applied(plan, TO)
  const without = new Map([...TOYS].filter(([name]) => name !== 'status'))
  expect(undone(plan, entries, rows, {}, without).steps).toEqual([])
})
