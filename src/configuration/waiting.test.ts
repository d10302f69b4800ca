/** What each step waits for: what is needed is made first, and what comes late is finished later. */
import { describe, expect, test } from 'vitest'
import { difference, ids, kindsWith, planOf, step, waits } from '../../test/toy-plans.ts'
import { planned, type Rows, toy } from '../../test/toy-sites.ts'
import type { Kind, Reference } from './kind.ts'

describe('what comes late', () => {
  const FROM: Rows = {
    field: { f: { name: 'F', projects: ['p'] } },
    project: { p: { name: 'OPS', scheme: 's', fields: ['f'] } },
    scheme: { s: { name: 'S', statuses: [] } },
  }

  test('is left out of the create, and finished once it is there', () => {
    const plan = planned(FROM, {})
    expect(step(plan, 'create field:F').data).toMatchObject({ before: null, after: { projects: [] } })
    const finish = step(plan, 'finish field:F')
    expect(finish).toMatchObject({ verb: 'update', title: 'Finish the field F', about: 'field:F' })
    expect(finish.data).toMatchObject({ before: { projects: [] }, after: { projects: ['project:OPS'] }, besides: [] })
    expect(waits(plan, 'finish field:F')).toEqual(['create field:F', 'create project:OPS'])
    expect(waits(plan, 'create project:OPS')).toEqual(['create field:F', 'create scheme:S'])
    expect(waits(plan, 'create field:F')).toEqual([])
  })

  test('stays in the create where it is there already, or is the object itself', () => {
    const there: Rows = {
      project: { q: { name: 'OPS', scheme: 't', fields: [] } },
      scheme: { t: { name: 'S', statuses: [] } },
    }
    const plan = planned(FROM, there)
    expect(ids(plan)).toEqual(['create field:F', 'update project:OPS'])
    expect(step(plan, 'create field:F').data.after).toMatchObject({ projects: ['project:OPS'] })
    const self = toy('node', [{ at: 'next', kind: 'node', late: true }])
    const alone = planned({ node: { n: { name: 'N', next: 'n' } } }, {}, {}, kindsWith(self))
    expect(ids(alone)).toEqual(['create node:N'])
  })

  test('keeps nobody waiting for an update that waits for it itself', () => {
    const there: Rows = {
      field: { g: { name: 'F', projects: [] } },
    }
    const plan = planned(FROM, there)
    expect(waits(plan, 'update field:F')).toEqual(['create project:OPS'])
    expect(waits(plan, 'create project:OPS')).toEqual(['create scheme:S'])
  })
})

describe('what waits for what', () => {
  test('an object for the changes of what it names, also beyond what stays as it is', () => {
    const from: Rows = {
      status: { a: { name: 'Open', note: 'new' } },
      scheme: { s: { name: 'S', statuses: ['a'] } },
      project: { p: { name: 'OPS', scheme: 's', fields: [] } },
    }
    const there: Rows = { status: { b: { name: 'Open', note: 'old' } }, scheme: { t: { name: 'S', statuses: ['b'] } } }
    const plan = planned(from, there)
    expect(ids(plan)).toEqual(['update status:Open', 'create project:OPS'])
    expect(waits(plan, 'create project:OPS')).toEqual(['update status:Open'])
    const both = planned(from, { status: { b: { name: 'Open', note: 'old' } } })
    expect(waits(both, 'create scheme:S')).toEqual(['update status:Open'])
    expect(waits(both, 'create project:OPS')).toEqual(['create scheme:S'])
  })

  test('beyond what stays nothing that is only named by the way or later', () => {
    const chain = (more: Partial<Reference>) =>
      kindsWith(
        toy('middle', [{ at: 'status', kind: 'status', ...more }]),
        toy('user', [{ at: 'middle', kind: 'middle' }]),
      )
    const from: Rows = {
      status: { a: { name: 'Open', note: 'new' } },
      middle: { m: { name: 'M', status: 'a' } },
      user: { u: { name: 'U', middle: 'm' } },
    }
    const there: Rows = { status: { b: { name: 'Open', note: 'old' } }, middle: { n: { name: 'M', status: 'b' } } }
    const found = (more: Partial<Reference>) => waits(planned(from, there, {}, chain(more)), 'create user:U')
    expect(found({})).toEqual(['update status:Open'])
    expect([found({ late: true }), found({ loose: true })]).toEqual([[], []])
  })

  test('what is made under one name one after the other', () => {
    const plan = planOf(
      ['A', 'A#2', 'A#3'].map((name) => difference(`status:${name}`, 'create', { after: { name: 'A' } })),
    )
    expect([
      waits(plan, 'create status:A'),
      waits(plan, 'create status:A#2'),
      waits(plan, 'create status:A#3'),
    ]).toEqual([...[[], ['create status:A'], ['create status:A#2']]])
    const others = planOf([
      difference('status:A', 'create'),
      difference('scheme:A', 'create'),
      difference('status:B', 'update'),
    ])
    expect(others.steps.flatMap(({ after }) => after)).toEqual([])
  })

  test('a name for who frees it: not for who keeps it, and not for itself', () => {
    const named = (name: string) => ({ name })
    const swap = planOf([
      difference('status:A', 'update', { before: named('A'), after: named('B') }),
      difference('status:New', 'create', { after: named('A') }),
      difference('status:C', 'update', { before: named('C'), after: { ...named('C'), note: 1 } }),
      difference('status:D', 'create', { after: named('C') }),
      difference('scheme:A', 'create', { after: { ...named('A'), statuses: [] } }),
    ])
    expect(waits(swap, 'create status:New')).toEqual(['update status:A'])
    expect([waits(swap, 'create status:D'), waits(swap, 'create scheme:A'), waits(swap, 'update status:A')]).toEqual([
      [],
      [],
      [],
    ])
    const gone = planOf([difference('status:A', 'delete'), difference('status:New', 'create', { after: named('A') })])
    expect(waits(gone, 'create status:New')).toEqual(['delete status:A'])
    const free = kindsWith(toy('status', [], { claims: undefined } as unknown as Partial<Kind>))
    expect(
      waits(
        planOf([difference('status:A', 'delete'), difference('status:New', 'create', { after: named('A') })], {
          kinds: free,
        }),
        'create status:New',
      ),
    ).toEqual([])
  })

  test('a delete for all that names it, but not for what goes itself and names it only by the way', () => {
    const there: Rows = {
      status: { s: { name: 'Open' } },
      scheme: { t: { name: 'S', statuses: ['s', 's'] } },
      field: { f: { name: 'F', projects: ['p'] } },
      project: { p: { name: 'OPS', scheme: 't', fields: ['f'] } },
    }
    const all = { 'status:Open': 'delete', 'scheme:S': 'delete', 'field:F': 'delete', 'project:OPS': 'delete' }
    const plan = planned({}, there, all)
    expect(waits(plan, 'delete status:Open')).toEqual(['delete scheme:S'])
    expect(step(plan, 'delete status:Open').after).toHaveLength(1)
    expect(waits(plan, 'delete field:F')).toEqual(['delete project:OPS'])
    expect(waits(plan, 'delete project:OPS')).toEqual([])
    const update = planned({ field: { g: { name: 'F', projects: [] } } }, there, {
      'project:OPS': 'delete',
      'scheme:S': 'delete',
    })
    expect(waits(update, 'delete project:OPS')).toEqual(['update field:F'])
  })

  test('a text for the whole of what it names, also what is finished later', () => {
    const query: Reference = { at: 'names', kind: 'field', text: 'a query' }
    const kinds = kindsWith(toy('filter', [query]))
    const from: Rows = {
      field: { f: { name: 'F', projects: ['p'] } },
      project: { p: { name: 'OPS', scheme: 's', fields: [] } },
      scheme: { s: { name: 'S', statuses: [] } },
      filter: { q: { name: 'Q', names: 'f' } },
    }
    expect(waits(planned(from, {}, {}, kinds), 'create filter:Q')).toEqual(['create field:F', 'finish field:F'])
    const there: Rows = {
      project: { p: { name: 'OPS', scheme: 's', fields: [] } },
      scheme: { s: { name: 'S', statuses: [] } },
    }
    expect(waits(planned(from, there, {}, kinds), 'create filter:Q')).toEqual(['create field:F'])
  })

  test('what may move issues for what its object named so far, where that may move them too', () => {
    const asks: Partial<Kind> = { ask: async () => [] }
    const from: Rows = {
      status: { a: { name: 'Open', note: 'new' } },
      scheme: { s: { name: 'S', statuses: [], note: 'new' } },
    }
    const there: Rows = { status: { b: { name: 'Open', note: 'old' } }, scheme: { t: { name: 'S', statuses: ['b'] } } }
    const kinds = (scheme: Partial<Kind>, status: Partial<Kind>) =>
      kindsWith(toy('scheme', [{ at: 'statuses[]', kind: 'status' }], scheme), toy('status', [], status))
    const found = (scheme: Partial<Kind>, status: Partial<Kind>) =>
      waits(planned(from, there, {}, kinds(scheme, status)), 'update scheme:S')
    expect(found(asks, asks)).toEqual(['update status:Open'])
    expect([found({}, asks), found(asks, {}), found({}, {})]).toEqual([[], [], []])
    const gone = planned(from, there, { 'status:Open': 'leave-out' }, kinds(asks, asks))
    expect(waits(gone, 'update scheme:S')).toEqual([])
  })
})

describe('nobody waits without need', () => {
  const there: Rows = { field: { g: { name: 'F', projects: [] } }, scheme: { t: { name: 'S', statuses: [] } } }
  const wanted = (field: object): Rows => ({
    field: { f: { name: 'F', projects: [], ...field } },
    project: { p: { name: 'OPS', scheme: 's', fields: [] }, q: { name: 'HR', scheme: 's', fields: ['f'] } },
    scheme: { s: { name: 'S', statuses: [] } },
  })

  test('for an update that waits itself for what is made; for another one it does', () => {
    expect(waits(planned(wanted({ projects: ['p'] }), there), 'create project:HR')).toEqual([])
    expect(waits(planned(wanted({ note: 1 }), there), 'create project:HR')).toEqual(['update field:F'])
    const other = toy('project', [{ at: 'fields[]', kind: 'field', late: true }])
    expect(waits(planned(wanted({ note: 1 }), there, {}, kindsWith(other)), 'create project:HR')).toEqual([])
  })

  test('nor beyond what stays; and each that names it waits alike', () => {
    const kinds = kindsWith(
      toy('middle', [{ at: 'field', kind: 'field' }]),
      toy('user', [
        { at: 'middle', kind: 'middle' },
        { at: 'later', kind: 'middle', late: true },
        { at: 'loosely', kind: 'middle', loose: true },
      ]),
    )
    const users = (...names: readonly string[]) =>
      Object.fromEntries(names.map((at, id) => [`u${id}`, { name: `${at}${id}`, [at]: 'm' }]))
    const from = (field: object): Rows => ({
      ...wanted(field),
      middle: { m: { name: 'M', field: 'f' } },
      user: users('middle', 'middle', 'later', 'loosely'),
    })
    const stays: Rows = { ...there, middle: { n: { name: 'M', field: 'g' } } }
    const found = (field: object) =>
      ['middle0', 'middle1', 'later2', 'loosely3'].map((name) =>
        waits(planned(from(field), stays, {}, kinds), `create user:${name}`),
      )
    expect(found({ note: 1 })).toEqual([['update field:F'], ['update field:F'], [], []])
    expect(found({ projects: ['p'] })).toEqual([[], [], [], []])
  })
})

test('what is left for later leaves all else in the create, with all that it waits for', () => {
  const late = toy('page', [
    { at: 'scheme', kind: 'scheme' },
    { at: 'first', kind: 'project' },
    { at: 'all[]', kind: 'project', late: true },
  ])
  const from: Rows = {
    page: { g: { name: 'G', scheme: 's', first: 'p', all: ['p', 'q'] } },
    project: { p: { name: 'OPS', scheme: 's', fields: [] }, q: { name: 'HR', scheme: 's', fields: [] } },
    scheme: { s: { name: 'S', statuses: [] } },
  }
  const plan = planned(from, {}, {}, kindsWith(late))
  expect(step(plan, 'create page:G').data.after).toEqual({
    name: 'G',
    scheme: 'scheme:S',
    first: 'project:OPS',
    all: [],
  })
  expect(waits(plan, 'create page:G')).toEqual(['create project:OPS', 'create scheme:S'])
  expect(waits(plan, 'finish page:G')).toEqual(['create page:G', 'create project:HR', 'create project:OPS'])
})

describe('an order is found', () => {
  test('where changes of what is there already wait for each other, and not where they need each other', () => {
    const kinds = kindsWith(toy('node', [{ at: 'next', kind: 'node' }]))
    const circle = (note: number): Rows => ({
      node: { a: { name: 'A', next: 'b', note }, b: { name: 'B', next: 'a', note } },
    })
    const plan = planned(circle(1), circle(0), {}, kinds)
    expect([ids(plan).sort(), plan.problems]).toEqual([['update node:A', 'update node:B'], []])
    expect(planned(circle(1), {}, {}, kinds).problems.map(({ code }) => code)).toEqual(['cycle'])
  })

  test('for what a text names by name: it is made, changed or freed first, whatever its case', () => {
    const named: Reference = { at: '', kind: 'status', text: 'a query', named: true }
    const query = toy('query', [], {
      inside: (value, swap) => ({ ...(value as object), says: swap(named, (value as { says: string }).says) ?? '' }),
    })
    const kinds = kindsWith(query)
    const from: Rows = { status: { a: { name: 'Open', note: 1 } }, query: { q: { name: 'Q', says: 'OPEN' } } }
    expect(waits(planned(from, {}, {}, kinds), 'create query:Q')).toEqual(['create status:Open'])
    const there: Rows = { status: { b: { name: 'Open' } } }
    expect(waits(planned(from, there, {}, kinds), 'create query:Q')).toEqual(['update status:Open'])
    const gone: Rows = { ...there, query: { r: { name: 'Q', says: 'open' } } }
    const deleted = planned({}, gone, { 'status:Open': 'delete', 'query:Q': 'delete' }, kinds)
    expect(waits(deleted, 'delete status:Open')).toEqual(['delete query:Q'])
  })
})
