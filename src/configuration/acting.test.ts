/** What acting keeps to, whatever the kind: ids only on their way out, nobody's edit overwritten, nobody's object taken, nothing believed unread. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
import { toy } from '../../test/toy-sites.ts'
import { Fault, type Json } from '../base/index.ts'
import { type Entry, run, type Step, type Verb } from '../plan/index.ts'
import { ConfigurationActor } from './actor.ts'
import type { Change, ConfigurationPlan } from './change.ts'
import { CANNOT, type Kind, type Reference } from './kind.ts'

type Table = Record<string, Json>

/** A kind whose site is a table of ours; `kept` is what the site makes of what it is sent. */
function inTable(table: Table, references: readonly Reference[] = [], kept = (value: Json): Json => value): Kind {
  return toy('thing', references, {
    read: async () => Object.entries(table).map(([id, value]) => ({ id, value })),
    create: async (_jira, value) => {
      table.z1 = kept(value)
      return 'z1'
    },
    update: async (_jira, id, wanted) => {
      table[id] = kept(wanted)
    },
    remove: async (_jira, id) => {
      delete table[id]
    },
  })
}

const stepOf = (verb: Verb, data: Partial<Change>): Step<Change> => ({
  ...{ id: verb, verb, about: 'thing:X', title: 'X', after: [] },
  data: {
    ...{ kind: 'thing', key: 'thing:X', sourceId: null, id: null, before: null, after: null, besides: [], answers: {} },
    ...data,
  },
})

async function acted(kind: Kind, step: Step<Change>, bindings: Readonly<Record<string, string>> = {}) {
  const { jira, world } = visit('empty')
  const site = { name: 'empty', identity: 'empty', deployment: 'cloud' as const }
  const plan: ConfigurationPlan = {
    ...{ madeBy: { engine: '', kinds: {} }, steps: [step], problems: [], from: site, to: site, projects: null },
    ...{ answers: {}, bindings, pairs: [] },
  }
  const entries: Entry[] = []
  const journal = { entries: async () => [...entries], add: async (entry: Entry) => void entries.push(entry) }
  const actor = new ConfigurationActor(jira, plan, new Map([['thing', kind]]))
  await run(plan, actor, journal, { world, inDoubt: 1_000 })
  return entries.at(-1)
}

const X = { name: 'X', note: 'old' }
const WANTED = { name: 'X', note: 'new' }

describe('a create', () => {
  test('sends the target’s ids, where keys stood, and is read back in keys', async () => {
    const table: Table = {}
    const kind = inTable(table, [{ at: 'statuses[]', kind: 'status' }])
    const step = stepOf('create', { after: { name: 'X', statuses: ['status:Open'] } })
    expect(await acted(kind, step, { 'status:Open': '77' })).toMatchObject({ what: 'done', result: { id: 'z1' } })
    expect(table).toEqual({ z1: { name: 'X', statuses: ['77'] } })
  })

  test('that names what has no id is sent to nobody', async () => {
    const table: Table = {}
    const kind = inTable(table, [{ at: 'statuses[]', kind: 'status' }])
    const end = await acted(kind, stepOf('create', { after: { name: 'X', statuses: ['status:Open'] } }))
    expect([end?.what, table]).toEqual(['failed', {}])
  })

  test('takes nothing that was there before for its own, and stops where somebody made another since', async () => {
    const table: Table = { 1: X }
    expect(await acted(inTable(table), stepOf('create', { after: WANTED, besides: ['1'] }))).toMatchObject({
      what: 'done',
    })
    expect(table).toEqual({ 1: X, z1: WANTED })
    const other: Table = { 1: X }
    expect(await acted(inTable(other), stepOf('create', { after: WANTED }))).toMatchObject({ what: 'stale' })
    expect(other).toEqual({ 1: X })
    const twice: Table = { 1: X, 2: X }
    expect(await acted(inTable(twice), stepOf('create', { after: WANTED }))).toMatchObject({ what: 'failed' })
    expect(await acted(inTable({ 1: WANTED }), stepOf('create', { after: WANTED }))).toMatchObject({
      ...{ what: 'done', adopted: true, result: { id: '1' } },
    })
  })
})

describe('an update', () => {
  const update = stepOf('update', { id: '1', before: X, after: WANTED })

  test('writes what it found as expected, adopts what is as wanted, and overwrites nobody’s edit', async () => {
    for (const [now, what, then] of [
      [X, 'done', WANTED],
      [WANTED, 'done', WANTED],
      [{ name: 'X', note: 'theirs' }, 'stale', { name: 'X', note: 'theirs' }],
    ] as const) {
      const table: Table = { 1: now }
      expect([(await acted(inTable(table), update))?.what, table]).toEqual([what, { 1: then }])
    }
    expect(await acted(inTable({ 1: { name: 'X', note: 'theirs' } }), update)).toMatchObject({
      why: 'thing:X has been changed since the plan was made: note.',
    })
    expect(await acted(inTable({}), update)).toMatchObject({ what: 'stale', why: 'thing:X is no longer there.' })
  })

  test('that the site took and did not keep is no success', async () => {
    const dropping = inTable({ 1: { ...X, more: 1 } }, [], (value) => ({ ...(value as object), more: null }))
    const end = await acted(
      dropping,
      stepOf('update', { id: '1', before: { ...X, more: 1 }, after: { ...WANTED, more: 2 } }),
    )
    expect(end).toMatchObject({ what: 'failed', note: { missing: ['more'] } })
  })

  test('that this Jira’s API does not have is never sent, whatever the plan says', async () => {
    const table: Table = { 1: X }
    const kind = { ...inTable(table), can: { cloud: { ...CANNOT, read: ['get'] }, dataCenter: CANNOT } }
    expect([(await acted(kind, update))?.what, table]).toEqual(['failed', { 1: X }])
  })
})

describe('a delete', () => {
  const gone = stepOf('delete', { id: '1', before: X })

  test('takes away what is as it was, is content where nothing is, and stops where it was changed', async () => {
    const table: Table = { 1: X }
    expect([(await acted(inTable(table), gone))?.what, table]).toEqual(['done', {}])
    expect(await acted(inTable({}), gone)).toMatchObject({ what: 'done', adopted: true })
    const changed: Table = { 1: WANTED }
    expect([(await acted(inTable(changed), gone))?.what, changed]).toEqual(['stale', { 1: WANTED }])
  })

  test('is not hindered by what it named only by the way', async () => {
    const loose: Reference = { at: 'projects[]', kind: 'project', loose: true }
    const before = { name: 'X', projects: ['project:OPS'] }
    expect(
      await acted(inTable({ 1: { name: 'X', projects: [] } }, [loose]), { ...gone, data: { ...gone.data, before } }),
    ).toMatchObject({ what: 'done' })
  })

  test('after which it is still there is no success', async () => {
    const kind = { ...inTable({ 1: X }), remove: async () => {} }
    expect(await acted(kind, gone)).toMatchObject({ what: 'failed', why: expect.stringContaining('still there') })
  })
})

test('a question that is refused is asked again, and a refusal after a write is the end', async () => {
  let refusals = 2
  const table: Table = { 1: X }
  const refusing: Kind = {
    ...inTable(table),
    update: async (_jira, id, wanted) => {
      if (refusals-- > 0) throw new Fault('jira.refused', 'not yet')
      table[id] = wanted
    },
  }
  expect(await acted(refusing, stepOf('update', { id: '1', before: X, after: WANTED }))).toMatchObject({ what: 'done' })
  refusals = 3
  table[1] = X
  expect(await acted(refusing, stepOf('update', { id: '1', before: X, after: WANTED }))).toMatchObject({
    what: 'failed',
  })
})
