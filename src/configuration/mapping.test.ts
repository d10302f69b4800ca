/** Whatever people answer: what is not blocked leaves each name one holder, each reference an end, and two objects never one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { type Answers, stillFit, worthRemembering } from './answers.ts'
import { compare } from './compare.ts'
import { CANNOT, type Capability, defineKind, type Kind, type Reference } from './kind.ts'
import { makePlan, mayApply } from './make-plan.ts'
import { nameObjects } from './name-objects.ts'
import type { Remembered } from './pair.ts'
import { collect } from './references.ts'
import type { Snapshot } from './snapshot.ts'

const FULL: Capability = { read: ['get'], create: ['post'], update: ['put'], delete: ['delete'], undo: true }

function toy(name: string, references: readonly Reference[], more: Partial<Kind> = {}): Kind {
  return defineKind({
    name,
    label: name,
    plural: `${name}s`,
    version: 1,
    references,
    nameOf: (value: Json) => String((value as { name?: Json }).name),
    claims: (value: Json) => [String((value as { name?: Json }).name).toLowerCase()],
    read: async () => [],
    create: async () => '',
    update: async () => {},
    remove: async () => {},
    can: { cloud: FULL, dataCenter: CANNOT },
    notCovered: {},
    ...more,
  } as Kind)
}

/** As a group: made, and then nothing of it is ever written. */
const NEVER_CHANGED = { update: undefined } as unknown as Partial<Kind>

const KINDS = new Map(
  [
    toy('status', []),
    toy('scheme', [{ at: 'statuses[]', kind: 'status' }]),
    toy('group', [], { ...NEVER_CHANGED, can: { cloud: { ...FULL, update: null, delete: null }, dataCenter: CANNOT } }),
    toy('user', [], { can: { cloud: { ...CANNOT, read: ['get'] }, dataCenter: CANNOT } }),
    toy('role', [
      { at: 'groups[]', kind: 'group', unit: 'groups[]' },
      { at: 'users[]', kind: 'user', unit: 'users[]', missing: 'drop' },
      { at: 'lead', kind: 'user', missing: 'fallback' },
    ]),
  ].map((kind) => [kind.name, kind]),
)

type Rows = Readonly<Record<string, Readonly<Record<string, Json>>>>

function site(name: string, rows: Rows): Snapshot {
  const read = [...KINDS.values()].map((kind) => ({
    kind,
    found: Object.entries(rows[kind.name] ?? {}).map(([id, value]) => ({ id, value })),
  }))
  return {
    site: { name, identity: name, deployment: 'cloud' },
    takenAt: 0,
    account: 'user:me',
    kinds: Object.fromEntries([...KINDS.keys()].map((kind) => [kind, { state: 'complete' as const, count: 0 }])),
    objects: nameObjects(read),
  }
}

function planned(from: Rows, to: Rows, answers: Answers = {}, remembered: Remembered = new Map()) {
  const input = {
    source: site('here', from),
    target: site('there', to),
    kinds: KINDS,
    projects: null,
    remembered,
    answers,
  }
  const comparison = compare(input)
  return { ...input, comparison, plan: makePlan({ ...input, comparison }) }
}
type Planned = ReturnType<typeof planned>

const blockedBy = ({ plan }: Planned): string[] =>
  plan.problems.filter(({ severity }) => severity === 'blocks').map(({ code, about }) => `${code} ${about}`)

/** Values by key as they will stand on the target. */
function afterwards({ comparison, target }: Planned): Map<string, Json> {
  const values = new Map(target.objects.map(({ key, value }) => [key, value]))
  for (const { choice, targetKey, after } of comparison.differences)
    if (choice === 'delete') values.delete(targetKey)
    else if (after !== null && (choice === 'create' || choice === 'update')) values.set(targetKey, after)
  return values
}

const NAMES = ['Open', 'open', 'Done', 'Held', 'New']
const statuses = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 4, selector: (name) => name.toLowerCase() })
const worlds = fc.record({
  from: statuses,
  to: statuses,
  held: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
  answers: fc.dictionary(
    fc.constantFrom(...NAMES.map((name) => `status:${name}`), 'scheme:Flow'),
    fc.constantFrom(
      ...['create', 'update', 'use', 'leave-out', 'drop', 'delete'],
      ...NAMES.flatMap((name) => [`rename:${name}`, `status:${name}`]),
    ),
  ),
  remembered: fc.boolean(),
})

const rowsOf = (names: readonly string[], first: number, held: readonly string[], schemes: boolean): Rows => {
  const ids = new Map(names.map((name, at) => [name, String(first + at)]))
  const flow = { name: 'Flow', statuses: held.flatMap((name) => ids.get(name) ?? []) }
  return {
    status: Object.fromEntries([...ids].map(([name, id]) => [id, { name }])),
    scheme: schemes ? { [`f${first}`]: flow } : {},
  }
}

describe('laws of answers', () => {
  const every = (judge: (made: Planned) => void) =>
    fc.assert(
      fc.property(worlds, ({ from, to, held, answers, remembered }) => {
        const known = new Map([
          ['status', new Map(remembered && from.length > 0 && to.length > 0 ? [['10', '90']] : [])],
        ])
        judge(planned(rowsOf(from, 10, held, true), rowsOf(to, 90, held, remembered), answers, known))
      }),
      { numRuns: 500 },
    )

  test('a plan that may be applied leaves each name one holder', () =>
    every((made) => {
      if (!mayApply(made.plan)) return
      const names = [...afterwards(made)].flatMap(([key, value]) =>
        key.startsWith('status:') ? [String((value as { name: string }).name).toLowerCase()] : [],
      )
      expect(names.sort()).toEqual([...new Set(names)].sort())
    }))

  test('every object that a written value names is there when the plan is done', () =>
    every((made) => {
      if (!mayApply(made.plan)) return
      const there = afterwards(made)
      for (const { kind, after } of made.comparison.differences) {
        const of = KINDS.get(kind)
        for (const { held } of of && after !== null ? collect(of, after) : []) expect([...there.keys()]).toContain(held)
      }
    }))

  test('two objects of the source are never one of the target', () =>
    every(({ comparison }) => {
      const there = comparison.differences.flatMap(({ choice, targetId }) =>
        targetId === null || choice === 'delete' ? [] : [targetId],
      )
      expect(there.length).toBe(new Set(there).size)
    }))

  test('an answer never stays without effect and without a word', () =>
    every((made) => {
      for (const { key, choice, targetKey, after } of made.comparison.differences) {
        const said = made.answers[key]
        const renamed = said?.startsWith('rename:') ? said.slice('rename:'.length) : undefined
        if (choice === 'delete' || blockedBy(made).some((one) => one.endsWith(` ${key}`))) continue
        if (said === 'leave-out' || said === 'drop') expect(['left-out', 'use']).toContain(choice)
        if (said?.startsWith('status:') && key.startsWith('status:')) expect(targetKey).toBe(said)
        if (renamed !== undefined && after !== null) expect((after as { name: string }).name).toBe(renamed)
      }
    }))
})

const ONE: Rows = { status: { 10: { name: 'Open' } }, scheme: { f: { name: 'Flow', statuses: ['10'] } } }

describe('answers', () => {
  test('"update" pairs by name in spite of a doubt, and asks where there is nothing of that name', () => {
    const twins: Rows = { status: { 90: { name: 'open' }, 91: { name: 'Open' } } }
    const made = planned(ONE, twins, { 'status:Open': 'update' })
    expect([blockedBy(made), made.comparison.differences[0]?.targetId]).toEqual([[], '91'])
    expect(blockedBy(planned(ONE, {}, { 'status:Open': 'update' }))).toContain('nothing-there status:Open')
    expect(blockedBy(planned(ONE, {}, { 'status:Open': 'use' }))).toContain('nothing-there status:Open')
  })

  test('a new name makes a new object beside the one of the old name, or renames what is remembered', () => {
    const there: Rows = { status: { 90: { name: 'Open' } } }
    const said = { 'status:Open': 'rename:Begun' }
    const made = planned(ONE, there, said)
    expect(made.plan.steps.map(({ id, title }) => [id, title])).toEqual([
      ['create status:Begun', 'Create status Begun'],
      ['create scheme:Flow', 'Create scheme Flow'],
    ])
    expect(made.plan.steps[1]?.data.after).toEqual({ name: 'Flow', statuses: ['status:Begun'] })
    const known = new Map([['status', new Map([['10', '90']])]])
    expect(planned(ONE, there, said, known).plan.steps[0]?.data).toMatchObject({ id: '90', after: { name: 'Begun' } })
  })

  test('a name that is taken says by whom, and offers to be that', () => {
    const made = planned(ONE, { status: { 90: { name: 'Begun' } } }, { 'status:Open': 'rename:begun' })
    const [problem] = made.plan.problems.filter(({ code }) => code === 'name-taken')
    expect([problem?.about, problem?.choices?.map(({ answer }) => answer)]).toEqual([
      'status:Open',
      ['status:Begun', 'leave-out'],
    ])
  })

  test('what the plan needs is not deleted, and what something else names says so', () => {
    const there: Rows = {
      status: { 90: { name: 'Old' }, 91: { name: 'Open' } },
      scheme: { g: { name: 'Other', statuses: ['90'] } },
    }
    expect(blockedBy(planned(ONE, there, { 'status:Open': 'delete' }))).toEqual(['delete-needed status:Open'])
    const used = planned(ONE, there, { 'status:Old': 'delete' })
    expect(used.plan.problems.find(({ code }) => code === 'delete-used')?.says).toContain('scheme:Other')
    const both = planned(ONE, there, { 'status:Old': 'delete', 'scheme:Other': 'delete' })
    expect(both.plan.problems.filter(({ code }) => code.startsWith('delete'))).toEqual([])
    expect(both.plan.steps.map(({ id }) => id).slice(-2)).toEqual(['delete scheme:Other', 'delete status:Old'])
  })
})

describe('people and groups', () => {
  const PEOPLE: Rows = {
    user: {
      a: { name: 'Ada', emailAddress: 'ada@x.example' },
      b: { name: 'Bo', emailAddress: null },
      c: { name: 'Cy', emailAddress: 'cy@x.example' },
    },
    group: { g1: { name: 'Ops' }, g2: { name: 'Dev' } },
    role: { r: { name: 'Team', groups: ['g1', 'g2'], users: ['a', 'b', 'c'], lead: 'c' } },
  }
  const roleIn = (made: Planned) => made.comparison.differences.find(({ kind }) => kind === 'role')?.after
  const THERE: Rows = {
    user: {
      x: { name: 'ada l', emailAddress: 'ADA@x.example' },
      y: { name: 'bo', emailAddress: null },
      c: { name: 'somebody', emailAddress: null },
      me: { name: 'me' },
    },
  }

  test('are recognised by what the rule names, in its order, and the rest becomes what it ends with', () => {
    const withRule = (users: string) => roleIn(planned(PEOPLE, THERE, { users, groups: 'drop' }))
    expect(withRule('email, drop')).toMatchObject({ users: ['user:ada l'], lead: 'user:me' })
    expect(withRule('account, fallback')).toMatchObject({
      users: ['user:me', 'user:me', 'user:somebody'],
      lead: 'user:somebody',
    })
    expect(withRule('account, email, name')).toEqual(roleIn(planned(PEOPLE, THERE, { groups: 'drop' })))
  })

  test('several may become one, and nobody blocks: not who is doubtful, not who left', () => {
    const said = { 'user:Bo': 'user:me', 'user:Cy': 'user:me', groups: 'drop' }
    expect(roleIn(planned(PEOPLE, THERE, said))).toMatchObject({
      users: ['user:ada l', 'user:me', 'user:me'],
      lead: 'user:me',
    })
    const twins: Rows = { user: { x: { name: 'bo' }, y: { name: 'Bo' }, me: { name: 'me' } } }
    const doubtful = planned(PEOPLE, twins)
    expect(blockedBy(doubtful)).toEqual([])
    expect(doubtful.plan.problems.map(({ code, about }) => `${code} ${about}`)).toContain('ambiguous-person user:Bo')
    const left: Rows = { user: { c: { name: 'Cy', active: false }, me: { name: 'me' } } }
    expect(roleIn(planned(PEOPLE, left))).toMatchObject({ users: ['user:Cy'], lead: 'user:me' })
  })

  test('groups that the target lacks are made, left out, or stood for', () => {
    const withRule = (groups: string) =>
      planned(PEOPLE, { ...THERE, group: { 90: { name: 'ops' }, 91: { name: 'Some' } } }, { groups })
    expect(roleIn(withRule('create'))).toMatchObject({ groups: ['group:ops', 'group:Dev'] })
    expect(roleIn(withRule('drop'))).toMatchObject({ groups: ['group:ops'] })
    expect(roleIn(withRule('placeholder:group:Some'))).toMatchObject({ groups: ['group:ops', 'group:Some'] })
    expect(blockedBy(withRule('placeholder:group:None'))).toEqual(['unknown-answer groups'])
    expect(withRule('placeholder:Some').plan.pairs.filter(({ targetId }) => targetId === '91')).toEqual([])
  })

  test('a rule that cannot be read blocks, and says what it may be', () => {
    for (const users of ['', 'mail', 'drop, email', 'email, email', 'account email'])
      expect(blockedBy(planned(PEOPLE, THERE, { users }))).toEqual(['unknown-answer users'])
  })
})

test('rules and new names are remembered, what was said once is not; what the target no longer has is forgotten', () => {
  const said = {
    users: 'email, drop',
    groups: 'create',
    a: 'rename:b',
    c: 'create',
    d: 'update',
    e: 'status:Gone',
    f: 'status:Open',
  }
  expect(worthRemembering(said)).toEqual({
    users: 'email, drop',
    groups: 'create',
    a: 'rename:b',
    e: 'status:Gone',
    f: 'status:Open',
  })
  expect(Object.keys(stillFit(said, new Set(['status:Open'])))).toEqual(['users', 'groups', 'a', 'c', 'd', 'f'])
  expect(stillFit({ groups: 'placeholder:Some' }, new Set())).toEqual({})
})
