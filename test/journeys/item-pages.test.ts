/** Items by page: pages put together are the whole, what is found, ordered and opened is what a reader would expect, however many there are. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input, Output } from '../../src/web/api.ts'
import { linesIn } from '../../src/web/pages/roadmap/lines-in.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

type Line = Output<'GET /items/lines'>['rows'][number]
type Asked = Partial<Input<'GET /items/lines'>>

let journey: Journey
let ada: Client
const ids: Record<string, string> = {}

beforeAll(async () => {
  journey = await beginJourney([])
  ada = await journey.administrator()
  const make = async (level: string, name: string, parent: string | null, more: object = {}): Promise<void> => {
    const made = await ada.get('items.create', { level, name, parent: parent && ids[parent], ...more } as never)
    ids[name] = made.id
  }
  await make('objective', 'Grow', null, { due: '2026-12-31' })
  await make('initiative', 'Item 10', 'Grow', { start: '2026-03-01', due: '2026-05-01', labels: ['red'] })
  await make('initiative', 'Item 9', 'Grow', { due: '2026-04-01', health: 'at-risk' })
  await make('outcome', 'Under ten', 'Item 10', { labels: ['red', 'blue'] })
  await make('objective', 'Éclair', null)
  await make('initiative', 'alone', null, { start: '2026-01-01', due: '2026-02-01', stage: 'underway' })
})
afterAll(() => journey[Symbol.asyncDispose]())

const linesOf = async (asked: Asked): Promise<Line[]> => (await ada.get('items.lines', asked as never)).rows
/** As the page has them. */
const roadmapOf = async (asked: Partial<Input<'GET /items/roadmap'>> = {}) => {
  const answer = await ada.get('items.roadmap', asked as never)
  return { ...answer, lines: linesIn(answer) }
}
const names = (lines: readonly { readonly name: string }[]): string[] => lines.map(({ name }) => name)

describe('lines', () => {
  test('a page at a time they are the whole, in the tree’s order, each with its place', async () => {
    const whole = await ada.get('items.lines', { as: 'tree' })
    const { items } = await ada.get('items.list', {})
    expect(names(whole.rows)).toEqual(names(items))
    expect(whole).toMatchObject({ total: 6, shown: 6, of: 6 })
    const pages = [0, 2, 4].map((offset) => linesOf({ as: 'tree', limit: 2, offset }))
    expect((await Promise.all(pages)).flat()).toEqual(whole.rows)
    const places = whole.rows.map(({ depth, open, above, children, path }) => [
      depth,
      open,
      above,
      children,
      path.length,
    ])
    expect(places).toEqual([
      [0, true, null, 2, 0],
      [1, true, 0, 1, 1],
      [2, null, 1, 0, 2],
      [1, null, 0, 0, 1],
      [0, null, null, 0, 0],
      [0, null, null, 0, 0],
    ])
  })

  test('what is closed hides what is below it, until something is looked for', async () => {
    const closed = `${ids['Item 10']},${ids.Éclair}`
    expect(names(await linesOf({ as: 'tree', closed }))).toEqual(['Grow', 'Item 10', 'Item 9', 'Éclair', 'alone'])
    const found = await linesOf({ as: 'tree', closed, q: 'ten UNDER' })
    expect(found.map(({ name, hit }) => [name, hit])).toEqual([
      ['Grow', false],
      ['Item 10', false],
      ['Under ten', true],
    ])
  })

  test('a table is sorted as a whole, a tree among those below the same item: numbers by value, accents and capitals beside others', async () => {
    expect(names(await linesOf({ sort: 'name' }))).toEqual([
      'alone',
      'Éclair',
      'Grow',
      'Item 9',
      'Item 10',
      'Under ten',
    ])
    expect(names(await linesOf({ sort: '-due' })).slice(-4)).toEqual(['Grow', 'Item 10', 'Item 9', 'alone'])
    expect(names(await linesOf({ as: 'tree', sort: '-name' }))).toEqual([
      ...['Grow', 'Item 10', 'Under ten', 'Item 9', 'Éclair', 'alone'],
    ])
    const refused = await ada.ask('items.lines', { sort: 'luck' } as never)
    expect(refused.status).toBe(400)
  })

  test('filters take any of their values, and all of them together; right below one item', async () => {
    expect(names(await linesOf({ label: 'blue,red' }))).toEqual(['Item 10', 'Under ten'])
    expect(names(await linesOf({ label: 'red', level: 'outcome' }))).toEqual(['Under ten'])
    expect(names(await linesOf({ health: 'none', stage: 'underway' }))).toEqual(['alone'])
    expect(await ada.get('items.lines', { below: ids.Grow as string, limit: 1 })).toMatchObject({ total: 2, shown: 2 })
  })

  test('what they are filtered by is counted over all', async () => {
    const { of, options } = await ada.get('items.counts', {})
    expect(of).toBe(6)
    expect(Object.fromEntries(options.level)).toEqual({ objective: 2, initiative: 3, outcome: 1 })
    expect(Object.fromEntries(options.label)).toEqual({ red: 2, blue: 1 })
    expect(Object.fromEntries(options.owner)).toEqual({ Nobody: 6 })
  })

  test('an edit, a move and an item that is taken out are in the next answer', async () => {
    const made = await ada.get('items.create', { level: 'outcome', name: 'zwieback', parent: ids['Item 9'] as string })
    expect(names(await linesOf({ sort: '-name', limit: 1 }))).toEqual(['zwieback'])
    await ada.get('items.change', { id: made.id, fields: { name: 'aardvark' } })
    expect(names(await linesOf({ sort: 'name', limit: 1 }))).toEqual(['aardvark'])
    await ada.get('items.change', { id: made.id, fields: { parent: ids.alone as string } })
    expect(names(await linesOf({ below: ids.alone as string }))).toEqual(['aardvark'])
    await ada.get('items.remove', { id: made.id })
    expect(names(await linesOf({ q: 'aardvark' }))).toEqual([])
  })
})

describe('the roadmap', () => {
  test('its lines in lanes: bars with what they show, the objective without dates, what has none', async () => {
    const { lines, total, reach, dated } = await roadmapOf()
    expect(
      lines.map((line) => [line.kind, line.kind === 'undated' ? names(line.items) : (line.item?.name ?? null)]),
    ).toEqual([
      ['bar', 'Grow'],
      ['bar', 'Item 10'],
      ['bar', 'Item 9'],
      ['undated', ['Under ten']],
      ['lane', 'Éclair'],
      ['undated', ['Éclair']],
      ['lane', null],
      ['bar', 'alone'],
    ])
    expect({ total, dated }).toEqual({ total: 8, dated: 4 })
    expect(reach).toEqual({ start: day('2026-01-01'), due: day('2026-12-31') })
    const pages = [0, 3, 6].map((offset) => roadmapOf({ limit: 3, offset }))
    expect((await Promise.all(pages)).flatMap((page) => page.lines)).toEqual(lines)
  })

  test('a move that is not written shows in its bar and in those above it, and nothing is kept of it', async () => {
    const moves = `${ids['Item 10']}~2026-06-01~2027-01-31,${ids['Under ten']}~2026-06-01~2026-06-30`
    const startOf = async (asked: object): Promise<Record<string, string>> => {
      const { lines } = await roadmapOf(asked)
      return Object.fromEntries(lines.flatMap((line) => (line.kind === 'bar' ? [[line.item.name, written(line)]] : [])))
    }
    expect(await startOf({ moves })).toMatchObject({
      Grow: '2026-04-01 2026-12-31',
      'Item 10': '2026-06-01 2027-01-31',
      'Under ten': '2026-06-01 2026-06-30',
    })
    const now = await startOf({})
    expect(now).toMatchObject({ Grow: '2026-03-01 2026-12-31', 'Item 10': '2026-03-01 2026-05-01' })
    expect(now).not.toHaveProperty('Under ten')
  })

  test('a bar tells its item in few words; dates that it does not tell stand beside it', async () => {
    const id = ids['Item 10'] as string
    await journey.database.db
      .updateTable('item')
      .set({ start: '2026-06-09', due: '2026-06-01' })
      .where('id', '=', id)
      .execute()
    await sql`update change_count set value = value + 1`.execute(journey.database.db)
    const line = (await roadmapOf()).lines.find((one) => one.kind === 'bar' && one.item.id === id)
    expect(line).toMatchObject({
      start: day('2026-06-01'),
      due: day('2026-06-09'),
      item: {
        code: expect.stringMatching(/^I-/),
        level: 'initiative',
        stage: 'idea',
        start: '2026-06-09',
        due: '2026-06-01',
      },
    })
    await ada.get('items.change', { id, fields: { start: '2026-03-01', due: '2026-05-01' } })
    const again = (await roadmapOf()).lines.find((one) => one.kind === 'bar' && one.item.id === id)
    expect(again).toMatchObject({ hit: true, still: null, item: { start: '2026-03-01', due: '2026-05-01' } })
  })

  test('what is moved to its first dates stands in time among the others, which stay where they were', async () => {
    const moves = `${ids['Under ten']}~2026-02-15~2026-02-20,${ids.alone}~2027-01-01~2027-02-01`
    const { lines } = await roadmapOf({ by: 'none', moves })
    expect(lines.flatMap((one) => (one.kind === 'bar' ? [one.item.name] : []))).toEqual([
      ...['alone', 'Under ten', 'Item 10', 'Grow', 'Item 9'],
    ])
    expect(lines.at(-1)).toMatchObject({ kind: 'undated', count: 1 })
  })

  test('by stage or owner its lanes have their names; a search leaves out what does not fit', async () => {
    const { lines } = await roadmapOf({ by: 'stage', q: 'alone' })
    expect(lines).toMatchObject([{ kind: 'lane', name: 'Under way', count: 1 }, { item: { name: 'alone' } }])
  })
})

describe('the issues of an item', () => {
  beforeAll(async () => {
    const { db } = journey.database
    await sql`
      with home as (
        insert into site (kind, name, origin, identity) values ('cloud', 'large', 'https://large.example', 'large')
        returning id
      ), linked as (
        insert into connection (name, site_id, state, report, checked_at, created_by)
        select 'large', id, 'ok', '{}', now(), 'test' from home
      ), read as (
        insert into issue (site_id, issue_id, key, project_id, type_id, type_name, status_id, status_name,
          status_category, summary, points, fields, created, updated)
        select id, n::text, 'L-' || n, '1', '1', 'Story', '1', 'To Do', 'new', 'Issue ' || n, n, '{}', now(), now()
        from home, generate_series(1, 40) as n
      )
      insert into link (item_id, site_id, issue_id, how, created_by)
      select holder.item, home.id, n::text, 'hand', 'test' from home, generate_series(1, 40) as n, lateral (
        select ${ids['Item 10']}::uuid as item where n <= 20 or n % 3 = 0
        union all select ${ids['Under ten']}::uuid where n > 15
        union all select ${ids.alone}::uuid where n % 2 = 0) as holder`.execute(db)
    await sql`update change_count set value = value + 1`.execute(db)
  })

  test('a page at a time they are the whole, each once, in the order of the items that bring them in', async () => {
    const id = ids.Grow as string
    const whole = await ada.get('items.issues', { id })
    expect([whole.total, whole.rollUp.issues]).toEqual([40, 40])
    const at = [0, 7, 14, 21, 28, 35]
    const pages = await Promise.all(at.map((offset) => ada.get('items.issues', { id, limit: 7, offset })))
    expect(pages.flatMap(({ issues }) => issues)).toEqual(whole.issues)
    expect(new Set(whole.issues.map(({ key }) => key)).size).toBe(40)
    expect(whole.issues.slice(0, 3).map(({ key, through }) => [key, through?.name])).toEqual([
      ['L-1', 'Item 10'],
      ['L-2', 'Item 10'],
      ['L-3', 'Item 10'],
    ])
    expect(whole.issues.at(-1)).toMatchObject({ key: 'L-40', through: { name: 'Under ten' } })
    expect((await ada.get('items.issues', { id, limit: 7, offset: 77 })).issues).toEqual([])
  })

  test('what each counts stands on all of them, not on the page', async () => {
    const id = ids.Grow as string
    await ada.get('items.change', { id, fields: { measure: 'points' } })
    const { db } = journey.database
    await sql`update issue set points = null where issue_id = '1'`.execute(db)
    await sql`update change_count set value = value + 1`.execute(db)
    const [page] = (await ada.get('items.issues', { id, limit: 1 })).issues
    expect(page?.counts).toEqual({ done: 0, of: (820 - 1) / 39 })
  })
})

describe('many items', () => {
  beforeAll(async () => {
    const { db } = journey.database
    await sql`
      insert into item (code, level, parent, position, name, stage, start, due, created_by)
      select 'I-' || 1000 + n, 'initiative', ${ids.Éclair}::uuid, n, 'Many ' || n, 'underway', '2026-01-01', '2026-02-01', 'test'
      from generate_series(1, 700) as n`.execute(db)
    await sql`update change_count set value = value + 1`.execute(db)
  })

  test('stand closed but for what was opened', async () => {
    expect(names(await linesOf({ as: 'tree' }))).toEqual(['Grow', 'Éclair', 'alone'])
    const opened = await ada.get('items.lines', { as: 'tree', opened: ids.Éclair as string, offset: 400, limit: 2 })
    expect(opened).toMatchObject({ total: 703, shown: 706, of: 706 })
    expect(opened.rows).toMatchObject([
      { name: 'Many 399', above: 1, depth: 1 },
      { name: 'Many 400', above: 1, depth: 1 },
    ])
  })

  test('the roadmap likewise; its lanes say how many are in them', async () => {
    const { lines } = await roadmapOf()
    expect(lines.filter(({ kind }) => kind === 'bar').map((line) => 'item' in line && line.item?.name)).toEqual([
      'Grow',
      'Éclair',
    ])
    expect(lines.at(-1)).toMatchObject({ kind: 'lane', lane: null, count: 1, open: false })
    const opened = await roadmapOf({ opened: ids.Éclair as string })
    expect(opened.total - lines.length).toBe(700)
  })
})

const DAY = 86_400_000
const day = (date: string): number => Date.parse(date) / DAY
const written = ({ start, due }: { readonly start: number; readonly due: number }): string =>
  [start, due].map((one) => new Date(one * DAY).toISOString().slice(0, 10)).join(' ')
