/** Steps and what each waits for: what is needed is made first, what comes late is finished later, and a person’s part comes last. */
import { describe, expect, test } from 'vitest'
import { planned, type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import type { ConfigurationPlan } from './change.ts'
import type { Difference } from './compare.ts'
import type { Kind, Reference } from './kind.ts'
import { makePlan, type PlanInput } from './make-plan.ts'

const ids = ({ steps }: ConfigurationPlan): string[] => steps.map(({ id }) => id)
const step = (plan: ConfigurationPlan, id: string) => {
  const found = plan.steps.find((one) => one.id === id)
  if (!found) throw new Error(`no step ${id} among ${ids(plan).join(', ')}`)
  return found
}
const waits = (plan: ConfigurationPlan, id: string): string[] => [...step(plan, id).after].sort()
const kindsWith = (...kinds: readonly Kind[]): ReadonlyMap<string, Kind> =>
  new Map([...TOYS, ...kinds.map((kind) => [kind.name, kind] as const)])

const difference = (key: string, choice: Difference['choice'], more: Partial<Difference> = {}): Difference => {
  const [kind = '', name = ''] = key.split(':')
  const value = { name, statuses: [], projects: [] }
  return {
    ...{ kind, key, name, choice, sourceId: `source ${name}`, targetKey: key, because: null, problems: [] },
    ...{ targetId: choice === 'create' ? null : `target ${name}` },
    ...{ before: choice === 'create' ? null : value, after: choice === 'delete' ? null : value },
    ...more,
  }
}
function planOf(
  differences: readonly Difference[],
  more: Partial<PlanInput> = {},
  there: Rows = {},
  fallback: string | null = null,
) {
  const { kinds = TOYS } = more
  const [source, target] = [toySite('here', {}, kinds), toySite('there', there, kinds)]
  const comparison = { differences, fallback, problems: [] }
  return makePlan({ comparison, source, target, kinds, projects: null, answers: {}, ...more })
}

describe('a step', () => {
  test('says what it does, and carries what is there and what shall be', () => {
    const plan = planOf([
      difference('status:New', 'create'),
      difference('status:Old', 'update', { after: { name: 'Fresh' } }),
      difference('status:Gone', 'delete', { sourceId: null }),
      difference('status:Same', 'unchanged'),
    ])
    expect(plan.steps.map(({ id, verb, about, title }) => [id, verb, about, title])).toEqual([
      ['create status:New', 'create', 'status:New', 'Create the status New'],
      ['update status:Old', 'update', 'status:Old', 'Update the status Fresh'],
      ['delete status:Gone', 'delete', 'status:Gone', 'Delete the status Gone'],
    ])
    expect(step(plan, 'delete status:Gone').data).toEqual({
      ...{
        kind: 'status',
        key: 'status:Gone',
        sourceId: null,
        id: 'target Gone',
        after: null,
        besides: [],
        answers: {},
      },
      before: { name: 'Gone', statuses: [], projects: [] },
    })
  })

  test('of a delete carries nothing to write, whatever the difference held', () => {
    expect(
      step(planOf([difference('status:Gone', 'delete', { after: { name: 'x' } })]), 'delete status:Gone').data.after,
    ).toBeNull()
  })

  test('that a person does has the clicks for its verb, and says so', () => {
    const clicks = toy('status', [], {
      byHand: (verb, after, before) => [`${verb} ${after === null} ${before === null}`],
    })
    const by = { byHand: 'seen' as const }
    const all = [
      difference('status:A', 'create', by),
      difference('status:B', 'update', { byHand: 'unseen' }),
      difference('status:C', 'delete', by),
    ]
    const plan = planOf(all, { kinds: kindsWith(clicks) })
    expect(plan.steps.map(({ title, data }) => [title, data.byHand, data.unseen])).toEqual([
      ['Create the status A by hand', ['create false true'], undefined],
      ['Update the status B by hand', ['update false false'], true],
      ['Delete the status C by hand', ['delete true false'], undefined],
    ])
    expect(planOf(all).steps.map(({ data }) => data.byHand)).toEqual([[], [], []])
    expect(
      step(planOf([difference('status:A', 'create')], { kinds: kindsWith(clicks) }), 'create status:A').data,
    ).not.toHaveProperty('byHand')
  })

  test('that makes something knows those of its name, in one order; others know none', () => {
    const there: Rows = {
      status: { 9: { name: 'A' }, 10: { name: 'A' }, 11: { name: 'B' } },
      scheme: { 12: { name: 'A', statuses: [] } },
    }
    const plan = planOf([difference('status:A', 'create'), difference('status:B', 'update')], {}, there)
    expect(plan.steps.map(({ data }) => data.besides)).toEqual([['10', '9'], []])
  })

  test('out of the trash says under which id it lies there', () => {
    const plan = planOf([difference('status:A', 'create', { trashed: '7' }), difference('status:B', 'create')])
    expect(step(plan, 'create status:A').data.trashed).toBe('7')
    expect(step(plan, 'create status:B').data).not.toHaveProperty('trashed')
  })

  test('of an undo takes away exactly, but for what a person said to delete', () => {
    const all = [difference('status:A', 'update'), difference('status:B', 'delete')]
    const undo = planOf(all, { undoes: 'it', answers: { 'status:B': 'delete', 'status:A': 'update' } })
    expect(step(undo, 'update status:A').data.exactly).toBe(true)
    expect(step(undo, 'delete status:B').data).not.toHaveProperty('exactly')
    for (const { data } of planOf(all, { answers: { 'status:B': 'delete' } }).steps)
      expect(data).not.toHaveProperty('exactly')
  })
})

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
    const after = (more: Partial<Reference>) => waits(planned(from, there, {}, chain(more)), 'create user:U')
    expect(after({})).toEqual(['update status:Open'])
    expect([after({ late: true }), after({ loose: true })]).toEqual([[], []])
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
    const after = (scheme: Partial<Kind>, status: Partial<Kind>) =>
      waits(planned(from, there, {}, kinds(scheme, status)), 'update scheme:S')
    expect(after(asks, asks)).toEqual(['update status:Open'])
    expect([after({}, asks), after(asks, {}), after({}, {})]).toEqual([[], [], []])
    const gone = planned(from, there, { 'status:Open': 'leave-out' }, kinds(asks, asks))
    expect(waits(gone, 'update scheme:S')).toEqual([])
  })
})

describe('what a person sets besides', () => {
  test('is a step of its own, once the object and all that it names are there', () => {
    const kinds = kindsWith(
      toy(
        'project',
        [
          { at: 'scheme', kind: 'scheme' },
          { at: 'fields[]', kind: 'field' },
        ],
        { byHand: () => ['Set it.'] },
      ),
    )
    const rest = { name: 'OPS', scheme: 'scheme:S', fields: ['field:F'] }
    const made = difference('project:OPS', 'create', { after: { name: 'OPS', scheme: null, fields: [] }, rest })
    const field = difference('field:F', 'create', { after: { name: 'F', projects: ['project:OPS'] } })
    const plan = planOf([made, difference('scheme:S', 'create'), field], { kinds })
    expect(waits(plan, 'by hand project:OPS')).toEqual([
      'create field:F',
      'create project:OPS',
      'create scheme:S',
      'finish field:F',
    ])
    expect(step(plan, 'by hand project:OPS')).toMatchObject({
      ...{ verb: 'update', title: 'Finish the project OPS by hand' },
      data: { before: made.after, after: rest, byHand: ['Set it.'], unseen: true },
    })
    expect(step(plan, 'create project:OPS').data).not.toHaveProperty('byHand')
  })
})

describe('a plan', () => {
  const one = difference('status:A', 'create')

  test('holds what was chosen, what was said, who stands in and what it takes back, where there is any', () => {
    expect(planOf([one], { objects: ['status:A'], projects: ['OPS'] })).toMatchObject({
      objects: ['status:A'],
      projects: ['OPS'],
    })
    expect(planOf([one], { undoes: 'it' }).undoes).toBe('it')
    expect(planOf([one], { answers: { users: 'drop' } }, {}, 'user:me').answers).toEqual({
      users: 'drop',
      fallback: 'user:me',
    })
    const plain = planOf([one])
    expect(plain.answers).toEqual({})
    for (const name of ['objects', 'undoes']) expect(plain).not.toHaveProperty(name)
  })

  test('names the kinds that it changes, in one order, and the ids of all that its steps name or were told', () => {
    const there: Rows = {
      status: { 7: { name: 'Open' }, 8: { name: 'Done' }, 9: { name: 'Held' } },
      scheme: { 5: { name: 'S', statuses: ['7'] } },
    }
    const answers: Answers = { 'scheme:S/status:Held': 'status:Done' }
    const update = difference('scheme:S', 'update', {
      targetId: '5',
      before: { name: 'S', statuses: ['status:Open'] },
      after: { name: 'S', statuses: [] },
    })
    const plan = planOf([update, difference('field:F', 'create')], { answers }, there)
    expect(Object.entries(plan.madeBy.kinds)).toEqual([
      ['field', 1],
      ['scheme', 1],
    ])
    expect(plan.bindings).toEqual({ 'scheme:S': '5', 'status:Open': '7', 'status:Held': '9', 'status:Done': '8' })
    expect(step(plan, 'update scheme:S').data.answers).toEqual({ 'status:Held': 'status:Done' })
  })

  test('remembers what is which of the source’s, but for what is left out', () => {
    const all = [
      one,
      difference('status:B', 'use'),
      difference('status:C', 'left-out'),
      difference('status:D', 'delete', { sourceId: null }),
    ]
    expect(planOf(all).pairs.map(({ key, sourceId, targetId }) => [key, sourceId, targetId])).toEqual([
      ['status:A', 'source A', null],
      ['status:B', 'source B', 'target B'],
    ])
  })

  test('says each problem once, and without those that shall be passed over', () => {
    const problem = { severity: 'warns', code: 'x', about: 'status:A', says: 'It is so.' } as const
    const other = { ...problem, says: 'And so.' }
    const found = [
      difference('status:A', 'create', { problems: [problem, other] }),
      difference('status:B', 'create', { problems: [problem] }),
    ]
    expect(planOf(found).problems).toEqual([problem, other])
    expect(planOf(found, { without: new Set(['x']) }).problems).toEqual([])
    expect(planOf(found, { without: new Set(['y']) }).problems).toHaveLength(2)
  })

  test('counts as there is only what is of the kinds that it changes', () => {
    const rows = (kind: string, prefix: string, count: number): Rows => ({
      [kind]: Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`${prefix}${at}`, { name: `${prefix}${at}`, statuses: [] }]),
      ),
    })
    const changes = Array.from({ length: 30 }, (_, at) => difference(`status:s${at}`, 'update'))
    const codes = (there: Rows) => planOf(changes, {}, there).problems.map(({ code }) => code)
    expect(codes({ ...rows('status', 's', 59), ...rows('scheme', 't', 99) })).toEqual(['too-much'])
    expect(codes(rows('status', 's', 60))).toEqual([])
  })

  test('of a kind that nobody knows cannot be made', () => {
    expect(() => planOf([difference('board:B', 'create')])).toThrow('no kind board')
  })
})
