/** Steps and the plan around them: what each says and carries, and a person’s part, which comes last. */
import { describe, expect, test } from 'vitest'
import { difference, kindsWith, planOf, step, waits } from '../../test/toy-plans.ts'
import { type Rows, toy } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'

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
