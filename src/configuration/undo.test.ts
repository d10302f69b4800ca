/** Whatever was deployed, and however far: taken back, all is as it was but for new ids. What would be lost by that is asked. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applied, inKeys, journalOf, planned, type Rows, TOYS, toy, toySite, undone } from '../../test/toy-sites.ts'
import type { Entry } from '../plan/index.ts'
import type { Answers } from './answers.ts'
import type { ConfigurationPlan } from './change.ts'
import { mayApply } from './make-plan.ts'
import type { Snapshot } from './snapshot.ts'
import { undoing } from './undo.ts'

const names = (all: readonly string[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: all.length })

/** A table whose ids begin with `first`; schemes name statuses, projects name schemes and fields, and fields name projects. */
const tables = (first: string) =>
  fc
    .record({
      status: names(['Open', 'Done', 'Held']),
      scheme: names(['Flow', 'Kanban']),
      field: names(['Severity', 'Team']),
      project: names(['OPS', 'HR']),
      turn: fc.nat(7),
    })
    .map(({ turn, ...all }): Rows => {
      const ids = (kind: string, names: readonly string[]) => names.map((_, at) => `${first}${kind}${at}`)
      const rowsOf = (kind: string, named: readonly string[], more: (at: number) => object): [string, object] => [
        kind,
        Object.fromEntries(named.map((name, at) => [`${first}${kind}${at}`, { name, ...more(at) }])),
      ]
      const some = (of: readonly string[], at: number) => of.filter((_, which) => (turn >> ((which + at) % 3)) & 1)
      const [statuses, schemes] = [ids('status', all.status), ids('scheme', all.scheme)]
      const [fields, projects] = [ids('field', all.field), ids('project', all.project)]
      return Object.fromEntries([
        rowsOf('status', all.status, (at) => ({ note: turn + at })),
        rowsOf('scheme', all.scheme, (at) => ({ statuses: some(statuses, at) })),
        rowsOf('field', all.field, (at) => ({ projects: some(projects, at) })),
        rowsOf('project', all.project, (at) => ({
          scheme: schemes[(at + turn) % Math.max(1, schemes.length)] ?? null,
          fields: some(fields, at),
        })),
      ]) as Rows
    })

const open = ({ problems }: ConfigurationPlan) => problems.filter(({ severity }) => severity === 'blocks')
const codes = (plan: ConfigurationPlan) => plan.problems.map(({ code, about }) => `${code} ${about}`)
const stepIds = ({ steps }: ConfigurationPlan) => steps.map(({ id }) => id)

describe('any deployment taken back', () => {
  const worlds = fc.record({
    from: tables('a'),
    to: tables('b'),
    gone: fc.boolean(),
    renamed: fc.boolean(),
    share: fc.nat(10),
  })
  const every = (judge: (plan: ConfigurationPlan, to: Rows, steps: number) => void) =>
    fc.assert(
      fc.property(worlds, ({ from, to, gone, renamed, share }) => {
        const answers: Answers = {
          plan: 'allow',
          ...(gone ? { 'status:Held': 'delete', 'field:Team': 'delete' } : {}),
          ...(renamed ? { 'scheme:Flow': 'rename:Stream' } : {}),
        }
        const plan = planned(from, to, answers)
        // What others lose with a deletion is named before it, and no undo gives it back to them.
        const isWhole = !plan.problems.some(({ code }) => code === 'delete-used')
        if (mayApply(plan) && isWhole) judge(plan, to, Math.ceil((plan.steps.length * share) / 10))
      }),
      { numRuns: 300 },
    )

  test('asks nothing, and leaves all as it was but for new ids', () =>
    every((plan, to, steps) => {
      const { rows, entries } = applied(plan, to, steps)
      const back = undone(plan, entries, rows)
      expect(open(back)).toEqual([])
      const after = applied(back, rows).rows
      expect(inKeys(after)).toEqual(inKeys(to))
    }))

  test('touches only what it touched, each object once, and nothing when nothing was begun', () =>
    every((plan, to, steps) => {
      const { rows, entries } = applied(plan, to, steps)
      const touched = new Set(plan.steps.slice(0, steps).map(({ about }) => about))
      const back = undone(plan, entries, rows)
      const made = new Map(plan.steps.map(({ about }) => [about, about]))
      for (const { about } of back.steps) expect([...touched, 'scheme:Flow']).toContain(made.get(about) ?? about)
      expect(undone(plan, [], to).steps).toEqual([])
    }))

  test('with a step whose answer was lost, whether it happened or not', () =>
    every((plan, to, steps) => {
      const begun = plan.steps[steps]
      if (begun === undefined) return
      const lost: Entry[] = journalOf(begun.id, null)
        .slice(0, 2)
        .concat({ step: begun.id, at: 3, attempt: 1, what: 'wrote', outcome: 'unknown' })
      for (const happened of [0, 1]) {
        const { rows } = applied(plan, to, steps + happened)
        const back = undone(plan, [...applied(plan, to, steps).entries, ...lost], rows)
        expect(open(back)).toEqual([])
        expect(inKeys(applied(back, rows).rows)).toEqual(inKeys(to))
      }
    }))
})

describe('an undo', () => {
  const FROM: Rows = {
    status: { a1: { name: 'Open' }, a2: { name: 'Done', note: 'new' } },
    scheme: { a3: { name: 'Flow', statuses: ['a1', 'a2'] } },
  }
  const TO: Rows = { status: { b2: { name: 'Done', note: 'old' } }, scheme: {} }
  const PLAN = planned(FROM, TO)
  const { rows: DEPLOYED, entries: ENTRIES } = applied(PLAN, TO)
  const idOf = (kind: string, name: string): string =>
    Object.entries(DEPLOYED[kind] ?? {}).find(([, value]) => (value as { name: string }).name === name)?.[0] ?? ''
  const withRow = (kind: string, id: string, value: object): Rows =>
    ({ ...DEPLOYED, [kind]: { ...DEPLOYED[kind], [id]: value } }) as Rows

  test('takes away what was made, what uses it first, and puts back what was changed', () => {
    const back = undone(PLAN, ENTRIES, DEPLOYED)
    expect(stepIds(back).sort()).toEqual(['delete scheme:Flow', 'delete status:Open', 'update status:Done'])
    expect(stepIds(back).indexOf('delete scheme:Flow')).toBeLessThan(stepIds(back).indexOf('delete status:Open'))
    expect(back.steps.every(({ data }) => data.exactly)).toBe(true)
  })

  test('leaves alone what was found as wanted, and what Jira refused', () => {
    const adopted = ENTRIES.filter(({ step, what }) => step !== 'update status:Done' || what === 'done')
    expect(stepIds(undone(PLAN, adopted, DEPLOYED))).not.toContain('update status:Done')
    const refused = ENTRIES.map(
      (entry): Entry =>
        entry.step === 'update status:Done' && entry.what === 'wrote' ? { ...entry, outcome: 'refused' } : entry,
    ).filter(({ step, what }) => step !== 'update status:Done' || what !== 'done')
    expect(stepIds(undone(PLAN, refused, DEPLOYED))).not.toContain('update status:Done')
  })

  test('has nothing to do where somebody took it back already', () => {
    expect(undone(PLAN, ENTRIES, TO).steps).toEqual([])
  })

  test('asks before it loses an edit made since, and does as it is told', () => {
    const edited = withRow('status', 'b2', { name: 'Done', note: 'mine' })
    const asked = undone(PLAN, ENTRIES, edited)
    expect(open(asked)).toMatchObject([{ code: 'changed-since', about: 'status:Done' }])
    expect(open(asked)[0]?.choices?.map(({ answer }) => answer)).toEqual(['update', 'leave-out'])
    const put = undone(PLAN, ENTRIES, edited, { 'status:Done': 'update' })
    expect([open(put), inKeys(applied(put, edited).rows)]).toEqual([[], inKeys(TO)])
    const left = undone(PLAN, ENTRIES, edited, { 'status:Done': 'leave-out' })
    expect(open(left)).toEqual([])
    expect(inKeys(applied(left, edited).rows)).toEqual({ 'status:Done': { name: 'Done', note: 'mine' } })
    const made = withRow('status', idOf('status', 'Open'), { name: 'Open', note: 'mine' })
    expect(open(undone(PLAN, ENTRIES, made))[0]?.choices?.map(({ answer }) => answer)).toEqual(['delete', 'leave-out'])
  })

  test('takes a half-done update for its own, and anything else for an edit', () => {
    const wide = planned({ status: { a1: { name: 'X', p: 1, q: 1 } } }, { status: { b1: { name: 'X', p: 0, q: 0 } } })
    const half = journalOf('update status:X', null).slice(0, 3)
    const at = (p: number, q: number) => undone(wide, half, { status: { b1: { name: 'X', p, q } } })
    expect(open(at(1, 0))).toEqual([])
    expect(codes(at(1, 2))).toContain('changed-since status:X')
    // Ended as it should, it was all there: the same half is somebody's edit.
    const whole = journalOf('update status:X', { id: 'b1' })
    expect(codes(undone(wide, whole, { status: { b1: { name: 'X', p: 1, q: 0 } } }))).toContain(
      'changed-since status:X',
    )
  })

  test('asks for what is used since, keeps what that stands on, and says so', () => {
    const used = withRow('scheme', 'b9', { name: 'Theirs', statuses: [idOf('status', 'Open')] })
    const asked = undone(PLAN, ENTRIES, used)
    expect(open(asked)).toMatchObject([{ code: 'used-since', about: 'status:Open' }])
    expect(stepIds(asked)).not.toContain('delete status:Open')
    const project = withRow('project', 'b8', { name: 'NEW', scheme: idOf('scheme', 'Flow'), fields: [] })
    const chain = undone(PLAN, ENTRIES, project).problems.filter(({ code }) => code === 'used-since')
    expect(chain.map(({ severity, about }) => `${severity} ${about}`).sort()).toEqual([
      'blocks scheme:Flow',
      'notes status:Open',
    ])
    const kept = undone(PLAN, ENTRIES, project, { 'scheme:Flow': 'leave-out' })
    expect([open(kept), stepIds(kept)]).toEqual([[], ['update status:Done']])
  })

  test('gives a name back that the deployment changed, to the same object', () => {
    const to: Rows = { status: { b1: { name: 'Begun' } }, scheme: { b2: { name: 'Flow', statuses: ['b1'] } } }
    const from: Rows = { status: { a1: { name: 'Open' } }, scheme: { a2: { name: 'Flow', statuses: ['a1'] } } }
    const plan = planned(from, to, { 'status:Open': 'status:Begun' })
    const { rows, entries } = applied(plan, to)
    const back = undone(plan, entries, rows)
    expect(back.steps).toMatchObject([{ id: 'update status:Open', data: { id: 'b1', after: { name: 'Begun' } } }])
  })

  test('brings back what was deleted, and asks where something that it named is gone since', () => {
    const to: Rows = { status: { b1: { name: 'Held' } }, scheme: { b2: { name: 'Old', statuses: ['b1'] } } }
    const plan = planned({}, to, { 'scheme:Old': 'delete' })
    const { rows, entries } = applied(plan, to)
    expect(inKeys(applied(undone(plan, entries, rows), rows).rows)).toEqual(inKeys(to))
    const back = undone(plan, entries, { status: {}, scheme: {} })
    expect(codes(back)).toContain('gone-since scheme:Old')
    expect(back.steps.flatMap(({ data }) => (data.after as { statuses: string[] }).statuses)).toEqual([])
  })

  test('takes out of the trash what lies there, and makes anew what does not', () => {
    const restorable = new Map(TOYS).set('status', toy('status', [], { restore: async () => {} }))
    const to: Rows = { status: { b1: { name: 'Held' } } }
    for (const [kinds, trashed] of [
      [restorable, 'b1'],
      [TOYS, undefined],
    ] as const) {
      const plan = planned({}, to, { 'status:Held': 'delete' }, kinds)
      const { rows, entries } = applied(plan, to, 1, kinds)
      expect(undone(plan, entries, rows, {}, kinds).steps[0]?.data.trashed).toBe(trashed)
    }
  })

  test('says what the site cannot do before anything is written', () => {
    const stuck = { cloud: { read: ['get'], create: ['post'], update: ['put'], delete: null, undo: false } } as const
    const kinds = new Map(TOYS).set('status', toy('status', [], { can: { ...stuck, dataCenter: stuck.cloud } }))
    const plan = planned(FROM, TO, {}, kinds)
    const { rows, entries } = applied(plan, TO, plan.steps.length, kinds)
    expect(codes(undone(plan, entries, rows, {}, kinds))).toContain('cannot-here status:Open')
  })

  test('sends issues back the way an answer had sent them', () => {
    const plan = planned(FROM, TO, { 'status:Done/status:Held': 'status:Open' })
    const { rows, entries } = applied(plan, TO)
    expect(undone(plan, entries, rows).answers).toEqual({ 'status:Done/status:Open': 'status:Held' })
  })

  test('finds what it made by its name where the answer was lost, never another of that name that was there', () => {
    const plan = planned({ status: { a1: { name: 'Open' } } }, { status: {} })
    const lost = journalOf('create status:Open', null).slice(0, 2)
    expect(stepIds(undone(plan, lost, { status: { z1: { name: 'Open' } } }))).toEqual(['delete status:Open'])
    const before = { ...plan, steps: plan.steps.map((one) => ({ ...one, data: { ...one.data, besides: ['z1'] } })) }
    expect(undone(before, lost, { status: { z1: { name: 'Open' } } }).steps).toEqual([])
  })
})

test('a kind that could not be read whole is neither made again nor taken for gone: it blocks', () => {
  const plan = planned({ status: { a1: { name: 'Open', note: 1 } } }, { status: { b1: { name: 'Open', note: 2 } } })
  const { rows, entries } = applied(plan, { status: { b1: { name: 'Open', note: 2 } } })
  const whole = toySite('there', rows, TOYS)
  const target: Snapshot = {
    ...whole,
    kinds: { ...whole.kinds, status: { state: 'partial', reason: 'answered 500', count: 0 } },
    objects: whole.objects.filter(({ kind }) => kind !== 'status'),
  }
  const back = undoing({ plan, entries, target, kinds: TOYS, answers: {} })
  expect(back.differences).toEqual([])
  expect(back.problems.map(({ severity, code, about }) => [severity, code, about])).toEqual([
    ['blocks', 'kind-partial', 'there/status'],
  ])
})
