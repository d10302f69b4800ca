/** Whoever touches issues, links or items locks them as everybody does: two that did otherwise would wait for each other. */
import { afterAll, beforeAll, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { expectLocked, type Row } from '../../test/lock-order.ts'
import { issue, MAPPING, pairsOf, type Rows, START, syncRows } from '../../test/sync-rows.ts'
import type { Tx } from './database.ts'
import { listConflicts, lockConflict } from './portfolio/conflicts.ts'
import { removeIntegration, writeIntegration } from './portfolio/integrations.ts'
import { takeOutItem } from './portfolio/item-rows.ts'
import { sayState } from './portfolio/links.ts'
import { bindAccount, insertMember, mergeMembers } from './portfolio/members.ts'
import { resync, touchItems } from './portfolio/touch.ts'
import { answerAbsences } from './sync/status.ts'

const [LOWEST, HIGHEST] = ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'] as const
const SAID = { name: 'Ada', at: START, until: START }

let database: FreshDatabase
let here: Rows
let there: Rows
/** Two items that are issues on another site too, where the link with the highest id was made first. */
let items: string[]
/** Of the first of them, on the first site: any id is below the highest. */
let beside: string
let conflict: string
beforeAll(async () => {
  database = await freshDatabase()
  const { db } = database
  here = await syncRows(db)
  await pairsOf(here, ['1', '2'])
  const made = await db.selectFrom('link').select(['id', 'item_id']).orderBy('issue_id').execute()
  items = made.map((row) => row.item_id)
  beside = made[0]?.id ?? ''
  there = await syncRows(db, 'other')
  const links = [
    { id: HIGHEST, item_id: items[0] ?? '', issue_id: '1' },
    { id: LOWEST, item_id: items[1] ?? '', issue_id: '2' },
  ]
  const of = {
    site_id: there.scope.site,
    how: 'integration',
    integration_id: there.integration,
    created_by: 'ada',
  } as const
  for (const link of links)
    await db
      .insertInto('link')
      .values({ ...link, ...of })
      .execute()
  const asked = { field: 'name', jira: '"a"', portfolio: '"b"', policy: 'ask', state: 'open' } as const
  await db
    .insertInto('conflict')
    .values({ ...asked, link_id: HIGHEST, at: new Date(0) })
    .execute()
  conflict = (await listConflicts(db, { state: 'open', limit: 1 }))[0]?.id ?? ''
})
afterAll(() => database.close())

const inTransaction = (work: (tx: Tx) => Promise<unknown>) => () => database.db.transaction().execute(work)

const TOUCHING: readonly (readonly [what: string, lowest: () => string, work: (tx: Tx) => Promise<unknown>])[] = [
  ['deciding a conflict', () => beside, (tx) => lockConflict(tx, conflict)],
  ['an edit of items', () => LOWEST, (tx) => touchItems(tx, items)],
  ['an integration that is synced again', () => LOWEST, (tx) => resync(tx, { integration: there.integration })],
  ['another mapping', () => LOWEST, (tx) => writeIntegration(tx, there.integration, { name: 'Another' })],
]

test.each(TOUCHING)('%s locks the highest link only after the lowest', async (_, lowest, work) => {
  await expectLocked(
    database.db,
    [
      ['link', 'id', lowest()],
      ['link', 'id', HIGHEST],
    ],
    inTransaction(work),
  )
})

const OF_ISSUES: readonly (readonly [what: string, work: (ids: string[], project: string) => Promise<unknown>])[] = [
  ['what a census missed', (ids) => here.store.missed(ids)],
  [
    'what became of issues',
    (ids) => here.store.observe({ ...NOTHING, states: ids.map((id) => ({ issue: id, state: 'hidden' })) }),
  ],
  [
    'what became of a project',
    (_, project) => here.store.observe({ ...NOTHING, projects: [{ project, state: 'archived' }] }),
  ],
  [
    'absences that were not meant',
    inTransaction((tx) => answerAbsences(tx, here.scope, false)) as () => Promise<unknown>,
  ],
]
const NOTHING = { at: START, issues: [], changes: [], states: [] }

test.each(OF_ISSUES)('%s locks the highest issue only after the lowest', async (what, work) => {
  const project = `of ${what}`
  const [highest, lowest] = [`${project} 2`, `${project} 1`]
  // In the table the highest comes first.
  for (const id of [highest, lowest])
    await here.store.observe({ ...NOTHING, issues: [issue(id, { projectId: project })] })
  for (const id of [highest, lowest])
    await database.db.updateTable('issue').set({ misses: 1 }).where('issue_id', '=', id).execute()
  const rows = [
    ['issue', 'issue_id', lowest],
    ['issue', 'issue_id', highest],
  ] as const
  await expectLocked(database.db, rows, () => work([highest, lowest], project))
})

test('a person’s word on an issue locks it before its link, as a reading does', async () => {
  await pairsOf(here, ['absent'])
  const { id } = await database.db
    .selectFrom('link')
    .select('id')
    .where('issue_id', '=', 'absent')
    .executeTakeFirstOrThrow()
  const rows = [
    ['issue', 'issue_id', 'absent'],
    ['link', 'id', id],
  ] as const
  const said = { siteId: here.scope.site, issueId: 'absent' }
  await expectLocked(
    database.db,
    rows,
    inTransaction((tx) => sayState(tx, said, 'deleted', START)),
  )
})

test('another mapping that counts by another field locks issues before their links', async () => {
  const { db } = database
  const { scope, store, integration } = await syncRows(db, 'counted')
  const [link = ''] = await pairsOf({ scope, store, integration, clock: here.clock }, ['counted'])
  await store.saveProjects([{ id: '10', key: 'PAY', name: 'Payments', state: 'live', misses: 0 }])
  await expectLocked(
    db,
    [
      ['issue', 'issue_id', 'counted'],
      ['link', 'id', link],
    ],
    inTransaction((tx) => writeIntegration(tx, integration, { name: 'By points', boards: { 10: 'customfield_1' } })),
  )
})

test('an integration that is removed locks its links before their steps, as whoever ends one does', async () => {
  const { db } = database
  const { scope, store, integration } = await syncRows(db, 'gone')
  const [link = ''] = await pairsOf({ scope, store, integration, clock: here.clock }, ['1'])
  const { item_id } = await db.selectFrom('link').select('item_id').where('id', '=', link).executeTakeFirstOrThrow()
  const about = { link, integration, item: item_id, issue: '1' }
  const write = { what: 'field', field: 'name', to: 'jira', value: 'Other', expects: 'Issue 1', since: START } as const
  await store.addSteps([{ data: { ...write, ...about }, title: 'Write the name' }])
  const { id } = await db.selectFrom('step').select('id').where('link_id', '=', link).executeTakeFirstOrThrow()
  await expectLocked(
    db,
    [
      ['link', 'id', link],
      ['step', 'id', id],
    ],
    inTransaction((tx) => removeIntegration(tx, integration)),
  )
})

/** The highest of the two was made first. */
async function madeItems(
  number: number,
  more: { readonly parent?: string; readonly owner?: string },
): Promise<readonly [Row, Row]> {
  const [highest, lowest] = [HIGHEST, LOWEST].map((id) => id.replace(/^(.)./, `$1${number}`)) as [string, string]
  for (const [at, id] of [highest, lowest].entries())
    await database.db
      .insertInto('item')
      .values({
        ...{ id, code: `ITEM-${number}${at}`, level: 'initiative', name: id, stage: 'idea', position: at },
        ...{ description: null, labels: '[]', created_by: 'ada', created_at: new Date(0), ...more },
      })
      .execute()
  return [
    ['item', 'id', lowest],
    ['item', 'id', highest],
  ] as const
}

test('an item that is taken out locks what stood below it in one order', async () => {
  const parent = items[0] ?? ''
  const rows = await madeItems(1, { parent })
  await expectLocked(
    database.db,
    rows,
    inTransaction((tx) => takeOutItem(tx, { id: parent, parent: null }, SAID)),
  )
})

test('of two members who are one the items are locked in one order', async () => {
  const [one, other] = (await inTransaction(async (tx) => [
    await insertMember(tx, 'Ada', null),
    await insertMember(tx, 'Ada L.', null),
  ])()) as [string, string]
  const rows = await madeItems(2, { owner: one })
  await expectLocked(
    database.db,
    rows,
    inTransaction((tx) => mergeMembers(tx, one, other, START)),
  )
})

test('an account that is another member’s has its items locked in one order', async () => {
  const { db } = database
  const [one, other] = (await inTransaction(async (tx) => [
    await insertMember(tx, 'Grace', null),
    await insertMember(tx, 'Grace H.', null),
  ])()) as [string, string]
  const account = { site: here.scope.site, account: 'grace' }
  await inTransaction((tx) => bindAccount(tx, one, account, SAID))()
  const owner = { field: 'owner', jira: 'assignee', flow: 'both', policy: 'newest' }
  const { level: _, ...mapping } = { ...MAPPING, fields: [...MAPPING.fields, owner], level: null }
  await db
    .updateTable('integration')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', here.integration)
    .execute()
  const rows = await madeItems(3, { owner: one })
  for (const [at, [, , item]] of rows.entries()) {
    const fields = { assignee: { accountId: 'grace', displayName: 'Grace' } }
    await here.store.observe({ ...NOTHING, issues: [issue(`grace ${at}`, { fields })] })
    await db
      .insertInto('link')
      .values({
        site_id: here.scope.site,
        issue_id: `grace ${at}`,
        item_id: item,
        how: 'integration',
        integration_id: here.integration,
        created_by: 'ada',
      })
      .execute()
  }
  await expectLocked(
    db,
    rows,
    inTransaction((tx) => bindAccount(tx, other, account, SAID)),
  )
})
