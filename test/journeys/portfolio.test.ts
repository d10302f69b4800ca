/** A person keeps the portfolio: items made, moved, edited and taken out, each edit in the history; key results beside them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const make = (level: 'objective' | 'initiative' | 'outcome', name: string, parent: string | null = null) =>
  ada.get('items.create', { level, name, parent })

describe('items', () => {
  test('are made with what was said, and the rest empty; their codes tell the level', async () => {
    const made = await ada.get('items.create', {
      level: 'objective',
      name: '  Double\nthe revenue ',
      stage: 'underway',
      start: '2026-01-01',
      due: '2026-12-31',
      health: 'at-risk',
      labels: ['b', 'a', 'b '],
      text: 'Why it matters',
    })
    expect(made).toMatchObject({
      code: expect.stringMatching(/^O-\d+$/),
      name: 'Double the revenue',
      stage: 'underway',
      owner: null,
      labels: ['a', 'b'],
      description: { text: 'Why it matters' },
      rollUp: { issues: 0, share: null },
      keyResults: null,
      issue: null,
    })
    const said = made.fields.find(({ field }) => field === 'stage')
    expect(said).toMatchObject({
      text: 'Under way',
      said: { who: 'fairlead', name: 'Ada' },
      state: 'ours',
      mayEdit: true,
    })
    expect(made.fields.find(({ field }) => field === 'owner')?.said).toBeNull()
    expect(await ada.get('items.get', { id: made.code.toLowerCase() })).toEqual(made)
  })

  test('stand in tree order; a filter keeps the ancestors of its hits and says which are hits', async () => {
    const top = await make('objective', 'Grow')
    const mid = await make('initiative', 'Checkout', top.code)
    const low = await make('outcome', 'Fewer clicks', mid.id)
    await make('outcome', 'Elsewhere', top.id)
    const { items } = await ada.get('items.list', { search: 'fewer CLICKS' })
    expect(items.map(({ id, hit }) => [id, hit])).toEqual([
      [top.id, false],
      [mid.id, false],
      [low.id, true],
    ])
    const all = (await ada.get('items.list', {})).items.map(({ id }) => id)
    expect(all.indexOf(top.id)).toBeLessThan(all.indexOf(mid.id))
    expect(
      (await ada.get('items.list', { level: 'outcome', search: low.code })).items.filter(({ hit }) => hit),
    ).toHaveLength(1)
    expect((await ada.get('items.get', { id: low.id })).path.map(({ code }) => code)).toEqual([top.code, mid.code])
  })

  test('cannot stand below themselves, below a lower level, or below nothing that is there', async () => {
    const top = await make('initiative', 'A')
    const below = await make('initiative', 'B', top.code)
    const low = await make('outcome', 'C', below.code)
    const move = (id: string, parent: string) => ada.refused('items.change', { id, fields: { parent } })
    expect(await move(top.id, below.code)).toMatchObject({
      status: 400,
      body: { problems: [{ code: 'parent-cycle' }] },
    })
    expect(await move(top.id, low.code)).toMatchObject({ status: 400 })
    expect(await move(top.id, 'I-999999')).toMatchObject({ status: 404, body: { about: 'parent' } })
  })

  test('of two who move at once at most one makes a circle impossible for the other', async () => {
    const [a, b] = [await make('initiative', 'A'), await make('initiative', 'B')]
    const moves = await Promise.all([
      ada.ask('items.change', { id: a.id, fields: { parent: b.id } }),
      ada.ask('items.change', { id: b.id, fields: { parent: a.id } }),
    ])
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('every edit is in the history, the last one wins, and what did not change is not told', async () => {
    const { id } = await make('initiative', 'First')
    await ada.get('items.change', { id, fields: { name: 'Second', stage: 'idea', due: '2026-05-01' } })
    const now = await ada.get('items.change', { id, fields: { name: 'Third', due: null, labels: [] } })
    expect(now).toMatchObject({ name: 'Third', due: null })
    const { events } = await ada.get('items.history', { id })
    expect(events.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['Name: First', 'Name: Second', 'Due: 2026-05-01', 'Name: Third', 'Due was cleared.']),
    )
    expect(events.some(({ says }) => says.startsWith('Labels'))).toBe(false)
    expect(events.at(-1)).toMatchObject({ what: 'made', who: 'Ada' })
  })

  test('a preview decides as the edit does, and writes nothing', async () => {
    const made = await make('initiative', 'Before')
    const fields = { name: 'After', start: '2026-05-02', due: '2026-05-01' }
    const { writes, problems } = await ada.get('items.preview', { id: made.id, fields })
    expect(writes).toContainEqual(
      expect.objectContaining({ where: 'fairlead', field: 'Name', from: 'Before', to: 'After', request: null }),
    )
    expect(problems.map(({ code }) => code)).toEqual(['due-before-start'])
    expect(await ada.get('items.get', { id: made.id })).toEqual(made)
    expect(await ada.refused('items.change', { id: made.id, fields })).toMatchObject({
      status: 400,
      body: { about: 'due' },
    })
  })

  test('taken out, an item leaves its children to its parent and is nowhere to be found', async () => {
    const top = await make('objective', 'Top')
    const mid = await make('initiative', 'Mid', top.id)
    const low = await make('outcome', 'Low', mid.id)
    await ada.get('items.remove', { id: mid.code })
    expect(await ada.refused('items.get', { id: mid.code })).toMatchObject({ status: 404 })
    expect((await ada.get('items.get', { id: low.id })).parent).toBe(top.id)
    expect((await ada.get('items.get', { id: top.id })).children.map(({ id }) => id)).toEqual([low.id])
  })

  test('an edit without a field, or with one that nobody knows, is refused', async () => {
    const { id } = await make('initiative', 'X')
    for (const fields of [{}, { colour: 'red' }, { owner: 'ada' }, { due: '2026-02-30' }, { stage: 'nowhere' }])
      expect(await ada.ask('items.change', { id, fields })).toMatchObject({ status: 400 })
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await ada.ask('items.change', { id, fields: { owner: nobody } })).toMatchObject({ status: 404 })
  })
})

describe('key results', () => {
  test('tell how far they are, and keep every value that was said', async () => {
    const { id } = await make('objective', 'Measured')
    const given = { id, name: 'Revenue', unit: 'M€', from: 10, target: 20 }
    const [result] = (await ada.get('keyResults.create', given)).results
    expect(result).toMatchObject({ current: 10, share: null, history: [], by: 'hand' })
    await ada.get('keyResults.change', { id: result?.id ?? '', current: 12 })
    const { results, keyResults } = await ada.get('keyResults.change', { id: result?.id ?? '', current: 15 })
    expect(results[0]).toMatchObject({ current: 15, share: 0.5, history: [{ value: 12, by: 'Ada' }, { value: 15 }] })
    expect(keyResults).toEqual({ count: 1, share: 0.5 })
    expect((await ada.get('keyResults.remove', { id: result?.id ?? '' })).results).toEqual([])
    expect(await ada.ask('keyResults.remove', { id: result?.id ?? '' })).toMatchObject({ status: 404 })
  })

  test('a target that is where it starts says nothing and is refused', async () => {
    const { id } = await make('objective', 'Still')
    const refused = await ada.refused('keyResults.create', { id, name: 'Zero', from: 5, target: 5 })
    expect(refused).toMatchObject({ status: 400, body: { about: 'target' } })
  })
})

describe('stages', () => {
  test('are renamed, ordered and added; one that items are in stays', async () => {
    const { stages } = await ada.get('stages.list', {})
    await ada.get('items.create', { level: 'outcome', name: 'Waiting', stage: 'planned' })
    const review = { id: 'review', name: 'In review', category: 'underway' as const, position: 3.5 }
    expect(await ada.ask('stages.save', { stages: [...stages, review] })).toMatchObject({ status: 400 })
    const saved = await ada.get('stages.save', { stages: [...stages, { ...review, position: 9 }] })
    expect(saved.stages.at(-1)).toEqual({ ...review, position: 9 })
    const without = saved.stages.filter(({ id }) => id !== 'planned')
    expect(await ada.refused('stages.save', { stages: without })).toMatchObject({
      status: 409,
      body: { about: 'stages' },
    })
    expect((await ada.get('stages.save', { stages })).stages).toEqual(stages)
  })
})
