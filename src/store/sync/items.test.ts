/** Items for issues and issues for items: once each, whoever tries again; and never over what somebody else has said. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, MAPPING, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

const FIELDS = {
  name: 'Pay',
  description: null,
  stage: 'idea',
  owner: null,
  start: null,
  due: null,
  health: null,
  labels: ['b'],
}
const observe = (...ids: string[]) =>
  rows.store.observe({ at: rows.clock.now, issues: ids.map((id) => issue(id)), changes: [], states: [] })
const make = (id: string) =>
  rows.store.createItem({
    integration: rows.integration,
    issue: id,
    fields: FIELDS,
    agreed: { name: 'Pay', due: null },
  })
const itemOf = async (link: string) => {
  const pair = await rows.store.pair(link)
  if (!pair) throw new Error('there is no pair')
  return pair.item
}

describe('an item for an issue', () => {
  test('is made once, with its history and what is agreed', async () => {
    await observe('1')
    const link = await make('1')
    expect(await make('1')).toBe(link)
    expect(await rows.store.pair(link)).toMatchObject({
      item: { ...FIELDS, code: 'I-1', level: 'initiative', parent: null, position: 1 },
      agreed: { name: { base: 'Pay' }, due: { base: null } },
      saidAt: { name: START, labels: START },
    })
    expect(await database.db.selectFrom('item').select('id').execute()).toHaveLength(1)
  })

  test('is in the first stage when none is said', async () => {
    await observe('1')
    const fields = { ...FIELDS, stage: '' }
    const link = await rows.store.createItem({ integration: rows.integration, issue: '1', fields, agreed: {} })
    expect((await itemOf(link)).stage).toBe('idea')
  })

  test('stands where the integration says, or at the top when that was taken out', async () => {
    const [above = ''] = await pairsOf(rows, ['9'])
    const under = (await itemOf(above)).id
    const mapping = await database.db.selectFrom('integration').select('mapping').executeTakeFirstOrThrow()
    await database.db
      .updateTable('integration')
      .set({ mapping: JSON.stringify({ ...(mapping.mapping as object), under }) })
      .execute()
    await observe('1', '2')
    expect((await itemOf(await make('1'))).parent).toBe(under)
    await database.db
      .updateTable('item')
      .set({ removed_at: new Date(START) })
      .where('id', '=', under)
      .execute()
    expect((await itemOf(await make('2'))).parent).toBeNull()
  })
})

describe('issues without an item', () => {
  const waiting = async () => (await rows.store.unlinked(10)).map(({ issue: { key } }) => key)

  test('are those in scope that are seen, have none and wait for none', async () => {
    await rows.store.observe({
      at: START,
      issues: [issue('1'), issue('2'), issue('3', { typeId: '7' }), issue('4', { projectId: '11' }), issue('5')],
      changes: [],
      states: [{ issue: '5', state: 'hidden' }],
    })
    await make('2')
    expect(await rows.store.unlinked(10)).toMatchObject([
      { integration: rows.integration, issue: { id: '1', summary: 'Issue 1', link: null } },
    ])
    const data = { what: 'create-item' as const, integration: rows.integration, issue: '1' }
    await rows.store.addSteps([{ data, title: 'Make an item for PAY-1' }])
    await rows.store.addSteps([{ data, title: 'Make an item for PAY-1' }])
    expect(await rows.store.openSteps(10)).toMatchObject([{ data, title: 'Make an item for PAY-1' }])
    expect(await waiting()).toEqual([])
  })

  test('wait for another reading when their item could not be made', async () => {
    await observe('1')
    await rows.store.addSteps([
      { data: { what: 'create-item', integration: rows.integration, issue: '1' }, title: 'x' },
    ])
    const [step] = await rows.store.openSteps(1)
    await rows.store.journal().add({ step: step?.id ?? '', at: START + 1, attempt: 0, what: 'failed', why: 'No.' })
    expect(await waiting()).toEqual([])
    rows.clock.now += 2
    await observe('1')
    expect(await waiting()).toEqual(['PAY-1'])
  })

  test('are not those that a push may have made and not know yet', async () => {
    const pushes = { project: '10', type: '1' }
    await database.db
      .updateTable('integration')
      .set({ mapping: JSON.stringify({ ...MAPPING, pushes }) })
      .execute()
    const [link = ''] = await pairsOf(rows, ['1'])
    const item = (await itemOf(link)).id
    const push = { what: 'create-issue' as const, integration: rows.integration, item, since: START }
    await rows.store.addSteps([{ data: push, title: 'Make an issue' }])
    const created = START + 60_000
    await rows.store.observe({ at: START, issues: [issue('2'), issue('3', { created })], changes: [], states: [] })
    expect(await waiting()).toEqual(['PAY-2'])
    const [step] = await rows.store.openSteps(1)
    await rows.store.journal().add({ step: step?.id ?? '', at: START, attempt: 0, what: 'failed', why: 'No.' })
    expect(await waiting()).toEqual(['PAY-2', 'PAY-3'])
  })

  test('are none while the integration is paused, or makes none', async () => {
    await observe('1')
    await database.db.updateTable('integration').set({ state: 'paused' }).execute()
    expect(await waiting()).toEqual([])
  })

  test('are not those whose item a person took out', async () => {
    const [link = ''] = await pairsOf(rows, ['1'])
    const { id } = await itemOf(link)
    await database.db
      .updateTable('item')
      .set({ removed_at: new Date(START) })
      .where('id', '=', id)
      .execute()
    expect(await waiting()).toEqual([])
    expect(await rows.store.touchedPairs(10)).toEqual([])
    expect(await rows.store.item(id)).toBeUndefined()
  })
})

test('an issue that was made for an item is linked once, also before it was read', async () => {
  const made = await database.db
    .insertInto('item')
    .values({
      code: 'I-90',
      level: 'initiative',
      name: 'x',
      stage: 'idea',
      labels: '[]',
      description: 'null',
      created_by: 'anna',
      parent: null,
      owner: null,
      start: null,
      due: null,
      health: null,
      measure: null,
      unestimated: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const about = { integration: rows.integration, item: made.id, issue: '1', agreed: { name: 'x' } }
  const link = await rows.store.linkIssue(about)
  expect(await rows.store.linkIssue(about)).toBe(link)
  expect(await rows.store.pair(link)).toBeUndefined()
  await observe('1')
  expect(await rows.store.touchedPairs(10)).toMatchObject([{ link, agreed: { name: { base: 'x' } } }])
  expect(await rows.store.unlinked(10)).toEqual([])
  expect(await rows.store.item(made.id)).toMatchObject({ item: { code: 'I-90' }, pairedBy: [rows.integration] })
})

describe('a field that Jira said', () => {
  test('is written with who said it and when, only over what was expected, and never twice', async () => {
    const [link = ''] = await pairsOf(rows, ['1'])
    const { id } = await itemOf(link)
    await rows.store.meet([{ account: 'a1', name: 'Anna', email: 'Anna@acme.example' }])
    const [value, expects] = ['2027-03-03', null]
    const write = { link, item: id, field: 'due' as const, value, expects, agrees: value, by: 'a1', at: START - 5 }
    expect(await rows.store.writeItem(write)).toBe(true)
    expect(await rows.store.writeItem(write)).toBe(true)
    expect(await rows.store.writeItem({ ...write, value: '2027-04-04', expects: '2027-01-01' })).toBe(false)
    expect(await rows.store.pair(link)).toMatchObject({
      item: { due: '2027-03-03' },
      saidAt: { due: START - 5 },
      agreed: { due: { base: '2027-03-03' } },
    })
    const said = await database.db.selectFrom('item_change').selectAll().where('field', '=', 'due').execute()
    expect(said).toMatchObject([
      { field: 'due', value: null },
      { value: '2027-03-03', who: 'jira', name: 'Anna' },
    ])
  })

  test('is compared in canonical form', async () => {
    const [link = ''] = await pairsOf(rows, ['1'])
    const { id } = await itemOf(link)
    const write = { link, item: id, field: 'labels' as const, agrees: ['a'], by: null, at: null }
    expect(await rows.store.writeItem({ ...write, value: ['b', 'a', 'a'], expects: [] })).toBe(true)
    expect((await itemOf(link)).labels).toEqual(['a', 'b'])
    expect(await rows.store.writeItem({ ...write, value: ['a', 'b'], expects: ['x'] })).toBe(true)
  })

  test('is agreed with what Jira says of it, in the same act, and only when it is there', async () => {
    const [link = ''] = await pairsOf(rows, ['1'])
    const { id } = await itemOf(link)
    const write = { link, item: id, field: 'labels' as const, agrees: ['a'], by: null, at: null }
    expect(await rows.store.writeItem({ ...write, value: ['a', 'b'], expects: ['x'] })).toBe(false)
    expect((await rows.store.pair(link))?.agreed.labels).toBeUndefined()
    await rows.store.writeItem({ ...write, value: ['a', 'b'], expects: [] })
    expect((await rows.store.pair(link))?.agreed.labels).toEqual({ base: ['a'], sent: [] })
  })

  test('calls the item’s pairs on other sites, and wakes their engine', async () => {
    const [link = ''] = await pairsOf(rows, ['1'])
    const { id } = await itemOf(link)
    const other = await syncRows(database.db, 'other')
    await other.store.linkIssue({ integration: other.integration, item: id, issue: '1', agreed: {} })
    await other.store.observe({ at: START, issues: [issue('1')], changes: [], states: [], progress: { cursor: START } })
    const [pair] = await other.store.touchedPairs(1)
    const [value, expects] = ['2027-03-03', null]
    await rows.store.writeItem({ link, item: id, field: 'due', value, expects, agrees: value, by: null, at: null })
    expect((await other.store.pair(pair?.link ?? ''))?.touched).toBe((pair?.touched ?? 0) + 1)
    const { poked } = await database.db.selectFrom('sync').select('poked').executeTakeFirstOrThrow()
    expect(poked).toBe('1')
  })

  test('is refused with a word when its stage is no more', async () => {
    const [link = ''] = await pairsOf(rows, ['1'])
    const { id } = await itemOf(link)
    const write = { link, item: id, field: 'stage' as const, value: 'gone', expects: 'idea', agrees: 'gone' }
    await expect(rows.store.writeItem({ ...write, by: null, at: null })).rejects.toMatchObject({
      code: 'jira.cannot',
      about: 'stage',
    })
  })
})
