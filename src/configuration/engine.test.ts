/** From two snapshots to a plan: pairing, comparing and ordering, on kinds made up for the purpose. */
import { describe, expect, test } from 'vitest'
import { Fault, type Json } from '../base/index.ts'
import { type Answers, worthRemembering } from './answers.ts'
import { type Comparison, compare } from './compare.ts'
import { CANNOT, type Capability, defineKind, type Kind, type Reference } from './kind.ts'
import { makePlan, mayApply } from './make-plan.ts'
import { nameObjects } from './name-objects.ts'
import type { Remembered } from './pair.ts'
import type { Completeness, Snapshot } from './snapshot.ts'

const FULL: Capability = { read: ['get'], create: ['post'], update: ['put'], delete: ['delete'], undo: true }

function toy(name: string, references: readonly Reference[], more: Partial<Kind> = {}): Kind {
  return defineKind({
    name,
    label: name,
    plural: `${name}s`,
    version: 1,
    references,
    nameOf: (value: Json) => String((value as { name?: Json }).name),
    read: async () => [],
    create: async () => '',
    update: async () => {},
    remove: async () => {},
    can: { cloud: FULL, dataCenter: CANNOT },
    notCovered: {},
    ...more,
  } as Kind)
}

const KINDS = new Map(
  [
    toy('user', [], { can: { cloud: { ...CANNOT, read: ['get'] }, dataCenter: CANNOT } }),
    toy('status', []),
    toy('field', [{ at: 'projects[]', kind: 'project', late: true, loose: true, missing: 'drop' }]),
    toy('scheme', [{ at: 'statuses[]', kind: 'status' }]),
    toy('project', [
      { at: 'scheme', kind: 'scheme' },
      { at: 'fields[]', kind: 'field' },
      { at: 'lead', kind: 'user', missing: 'fallback' },
    ]),
  ].map((kind) => [kind.name, kind]),
)

type Rows = Readonly<Record<string, Readonly<Record<string, Json>>>>

/** `first` keeps the ids of two sites apart. */
function site(name: string, rows: Rows, kinds: Readonly<Record<string, Completeness>> = {}): Snapshot {
  const objects = nameObjects(
    [...KINDS.values()].map((kind) => ({
      kind,
      found: Object.entries(rows[kind.name] ?? {}).map(([id, value]) => ({ id, value })),
    })),
  )
  const complete = Object.fromEntries([...KINDS.keys()].map((kind) => [kind, { state: 'complete' as const, count: 0 }]))
  return {
    site: { name, identity: name, deployment: 'cloud' },
    takenAt: 0,
    account: 'user:me',
    kinds: { ...complete, ...kinds },
    objects,
  }
}

const SOURCE: Rows = {
  user: { u1: { name: 'ada' }, u2: { name: 'gone' } },
  status: { 11: { name: 'Open' }, 12: { name: 'Done' } },
  field: { f1: { name: 'Severity', projects: ['p1'] }, f2: { name: 'Elsewhere', projects: ['p2'] } },
  scheme: { s1: { name: 'Flow', statuses: ['11', '12'] } },
  project: {
    p1: { name: 'OPS', scheme: 's1', fields: ['f1'], lead: 'u1' },
    p2: { name: 'HR', scheme: 's1', fields: [], lead: 'u2' },
  },
}

function planned(
  target: Rows,
  {
    projects = ['OPS'],
    answers = {},
    source = SOURCE,
    kinds = {},
    remembered = new Map(),
    account = 'user:me',
  }: {
    projects?: string[] | null
    answers?: Answers
    source?: Rows
    kinds?: Record<string, Completeness>
    remembered?: Remembered
    account?: string
  } = {},
) {
  const input = {
    source: site('source', source),
    target: { ...site('target', { user: { x1: { name: 'ada' }, x9: { name: 'me' } }, ...target }, kinds), account },
    kinds: KINDS,
    projects,
    remembered,
    answers,
  }
  const comparison: Comparison = compare(input)
  return { comparison, plan: makePlan({ ...input, comparison }) }
}

const stepIds = (target: Rows, options = {}) => planned(target, options).plan.steps.map((step) => step.id)

describe('plan', () => {
  test('a project brings what it stands on, each after what it needs; the cycle is broken by what may come late', () => {
    const ids = stepIds({})
    expect([...ids].sort()).toEqual([
      'create field:Severity',
      'create project:OPS',
      'create scheme:Flow',
      'create status:Done',
      'create status:Open',
      'finish field:Severity',
    ])
    const at = (id: string) => ids.indexOf(id)
    expect(at('create status:Open')).toBeLessThan(at('create scheme:Flow'))
    expect(at('create scheme:Flow')).toBeLessThan(at('create project:OPS'))
    expect(at('create field:Severity')).toBeLessThan(at('create project:OPS'))
    expect(at('create project:OPS')).toBeLessThan(at('finish field:Severity'))
  })

  test('a field that is there already waits for a new project, and nothing that stands on the field waits for it', () => {
    const { plan } = planned({ field: { g1: { name: 'Severity', projects: [] } } })
    expect(plan.problems).toEqual([])
    const ids = plan.steps.map((step) => step.id)
    expect(ids.indexOf('create project:OPS')).toBeLessThan(ids.indexOf('update field:Severity'))
  })

  test('the order in which a site lists its objects makes no other plan', () => {
    const turned = (rows: Rows): Rows =>
      Object.fromEntries(
        Object.entries(rows)
          .reverse()
          .map(([kind, all]) => [kind, Object.fromEntries(Object.entries(all).reverse())]),
      )
    const target: Rows = { status: { b91: { name: 'Open' }, b92: { name: 'Elsewhere' } } }
    expect(planned(turned(target), { projects: null, source: turned(SOURCE) }).plan).toEqual(
      planned(target, { projects: null }).plan,
    )
  })

  test('what changes beyond something that stays as it is comes first all the same', () => {
    const target: Rows = {
      status: { 91: { name: 'Open', category: 'old' }, 92: { name: 'Done' } },
      scheme: { t1: { name: 'Flow', statuses: ['91', '92'] } },
    }
    const { steps } = planned(target).plan
    expect(steps.find(({ id }) => id === 'create project:OPS')?.after).toContain('update status:Open')
  })

  test('two that are made under one name are made one after the other', () => {
    const source: Rows = { status: { 11: { name: 'Open' }, 12: { name: 'Open' } } }
    const { steps } = planned({}, { projects: null, source }).plan
    expect(steps.map(({ id, after }) => [id, after])).toEqual([
      ['create status:Open', []],
      ['create status:Open#2', ['create status:Open']],
    ])
  })

  test('what is equal needs no step, whatever its ids', () => {
    const same: Rows = {
      status: { 91: { name: 'Open' }, 92: { name: 'Done' } },
      field: { g1: { name: 'Severity', projects: ['q1'] } },
      scheme: { t1: { name: 'Flow', statuses: ['91', '92'] } },
      project: { q1: { name: 'OPS', scheme: 't1', fields: ['g1'], lead: 'x1' } },
    }
    expect(stepIds(same)).toEqual([])
  })

  test('no id of the source is in any step', () => {
    const text = JSON.stringify(
      planned({}, { projects: null }).plan.steps.map((step) => [step.data.before, step.data.after]),
    )
    for (const id of ['u1', 'u2', '"11"', '"12"', 'f1', 'f2', 's1', 'p1', 'p2'])
      expect(text).not.toContain(id.includes('"') ? id : `"${id}"`)
  })

  test('two of one name ask which is meant, and the answer settles it', () => {
    const twins: Rows = { status: { 91: { name: 'Open' }, 92: { name: 'open' } } }
    const { plan } = planned(twins)
    expect(plan.problems.map((problem) => [problem.code, problem.about])).toContainEqual([
      'ambiguous-name',
      'status:Open',
    ])
    expect(mayApply(plan)).toBe(false)
    const answered = planned(twins, { answers: { 'status:Open': 'status:open' } }).plan
    expect(answered.problems).toEqual([])
    expect(answered.bindings['status:open']).toBe('92')
  })

  test('"create" is said once: what it made then stands for the object, and no twin is made', () => {
    const made: Rows = { status: { 91: { name: 'Open' }, 92: { name: 'open' }, 93: { name: 'Open' } } }
    const remembered = new Map([['status', new Map([['11', '93']])]])
    expect(
      planned(made, { answers: { 'status:Open': 'create' }, remembered }).plan.steps.map((step) => step.id),
    ).not.toContain('create status:Open#3')
    expect(worthRemembering({ a: 'create', b: 'delete', c: 'allow', d: 'drop', e: 'status:Open' })).toEqual({
      d: 'drop',
      e: 'status:Open',
    })
  })

  test('two objects answered with one of the target, or one both changed and deleted, is no plan', () => {
    const one: Rows = { status: { 91: { name: 'Begun' } } }
    const { plan } = planned(one, { answers: { 'status:Open': 'status:Begun', 'status:Done': 'status:Begun' } })
    expect(plan.problems).toContainEqual(expect.objectContaining({ code: 'answered-twice', about: 'status:Open' }))
    const ids = stepIds({ status: { 91: { name: 'Open' } } }, { answers: { 'status:Open': 'delete' } })
    expect(ids.filter((id) => id.endsWith('status:Open')).length).toBeLessThan(2)
  })

  test('an answer that names nothing is refused, never ignored', () => {
    expect(planned({}, { answers: { 'status:Open': 'status:Opne' } }).plan.problems).toContainEqual(
      expect.objectContaining({ code: 'unknown-answer', about: 'status:Open' }),
    )
  })

  test('a person who is not on the target falls back and says so', () => {
    const { plan } = planned({}, { projects: ['HR'] })
    expect(plan.problems).toContainEqual(
      expect.objectContaining({ code: 'fallback', severity: 'warns', about: 'project:HR' }),
    )
    expect(plan.steps.find((step) => step.id === 'create project:HR')?.data.after).toMatchObject({ lead: 'user:me' })
  })

  test('who falls in for missing people is chosen once, and kept with the plan that needed it', () => {
    const { plan } = planned({}, { projects: ['HR'] })
    expect(plan.answers).toEqual({ fallback: 'user:me' })
    const again = planned({}, { projects: ['HR'], answers: plan.answers, account: 'user:ada' }).plan
    expect(again).toEqual(plan)
    expect(planned({}).plan.answers).toEqual({})
    const wrong = planned({}, { projects: ['HR'], answers: { fallback: 'status:Open' } }).plan
    expect(wrong.problems).toContainEqual(
      expect.objectContaining({ code: 'unknown-answer', severity: 'blocks', about: 'fallback' }),
    )
  })

  test('nothing is planned from a kind that could not be read whole', () => {
    const { plan } = planned({}, { kinds: { status: { state: 'partial', count: 0, reason: 'answered 500' } } })
    expect(mayApply(plan)).toBe(false)
    expect(plan.problems).toContainEqual(expect.objectContaining({ code: 'kind-partial', about: 'target/status' }))
    expect(plan.steps.filter((step) => step.data.kind === 'status')).toEqual([])
  })

  test('leaving an object out leaves those that need it asking', () => {
    const { plan } = planned({}, { answers: { 'status:Open': 'leave-out' } })
    expect(plan.problems).toContainEqual(expect.objectContaining({ code: 'missing-reference', about: 'status:Open' }))
  })

  test('what neither the target’s API nor a person can do is said before anything is written', () => {
    const target = site('target', { user: { x1: { name: 'ada' } } })
    const old = { ...target, site: { ...target.site, deployment: 'dataCenter' as const } }
    const { differences } = compare({
      source: site('source', SOURCE),
      target: old,
      kinds: KINDS,
      projects: ['OPS'],
      remembered: new Map(),
      answers: {},
    })
    expect(differences.map((one) => one.problems.map((problem) => problem.code))).toEqual(
      differences.map(() => ['cannot-here']),
    )
  })

  test('an unknown project is refused with those there are', () => {
    expect(() => planned({}, { projects: ['NOPE'] })).toThrow(Fault)
  })

  test('a plan made twice from the same values is the same plan', () => {
    expect(JSON.stringify(planned({}, { projects: null }).plan)).toBe(
      JSON.stringify(planned({}, { projects: null }).plan),
    )
  })
})
