/** Comments as they are kept: due where wanted, each once, with one open step that the next edit never loses. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, MAPPING, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import type { CommentDecision } from '../../sync/index.ts'
import { commentedIssues, commentsOfItem, insertComment, rewriteComment } from '../portfolio/comments.ts'

let database: FreshDatabase
let rows: Rows
let item: string
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  await pairsOf(rows, ['1'])
  item = (await database.db.selectFrom('item').select('id').executeTakeFirstOrThrow()).id
})
afterEach(() => database.close())

const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const NOTHING: CommentDecision = { fresh: [], changed: [], gone: [], hidden: [], unwritten: [], restricted: 0 }
const fresh = (jiraId: string, text: string) => ({
  ...{ jiraId, name: 'Anna', account: 'anna', body: doc(text), at: START, editedAt: null },
})

async function wants(comments: 'from-jira' | 'both'): Promise<void> {
  const mapping = JSON.stringify({ ...MAPPING, comments })
  await database.db.updateTable('integration').set({ mapping }).execute()
}
const ADA = { name: 'Ada', person: 'person:1', at: START }

async function say(text: string): Promise<string> {
  await database.db.transaction().execute((tx) => insertComment(tx, { item, body: doc(text) }, ADA))
  const all = await commentsOfItem(database.db, item)
  return all.find(({ body }) => JSON.stringify(body).includes(text))?.id ?? ''
}
const edit = (id: string, text: string, at: number) =>
  database.db.transaction().execute((tx) => rewriteComment(tx, id, doc(text), at))
const open = async () => (await rows.store.openSteps(10)).filter(({ data }) => data.what === 'comment')
const end = (step: string) =>
  rows.store.journal().add({ step, at: START, attempt: 1, what: 'done', result: null, adopted: false })

test('comments are due only where an integration wants them, and again when the issue changed', async () => {
  expect(await rows.store.commentsDue(10)).toEqual([])
  await wants('from-jira')
  expect(await rows.store.commentsDue(10)).toEqual(['1'])
  const { updated = 0 } = (await rows.store.commentsOf('1')) ?? {}
  await rows.store.keepComments('1', updated, NOTHING)
  expect(await rows.store.commentsDue(10)).toEqual([])
  const changed = issue('1', { updated: START })
  await rows.store.observe({ at: START, issues: [changed], changes: [], states: [] })
  expect(await rows.store.commentsDue(10)).toEqual(['1'])
  await rows.store.keepComments('1', START, NOTHING)
  rows.clock.now += 86_400_001
  expect(await rows.store.commentsDue(10)).toEqual(['1'])
})

test('what could not be read is old, not absent, and is tried again later', async () => {
  await wants('from-jira')
  await rows.store.keepComments('1', START, { ...NOTHING, fresh: [fresh('7', 'Hello')], restricted: 2 })
  await rows.store.wantComments('1')
  expect(await rows.store.commentsDue(10)).toEqual(['1'])
  await rows.store.commentsUnread('1', 'Jira fails over it.')
  expect(await rows.store.commentsDue(10)).toEqual([])
  expect(await commentsOfItem(database.db, item)).toMatchObject([{ name: 'Anna', places: [{ gone: false }] }])
  expect(await commentedIssues(database.db, item)).toMatchObject([{ restricted: 2, problem: 'Jira fails over it.' }])
  rows.clock.now += 600_001
  expect(await rows.store.commentsDue(10)).toEqual(['1'])
})

test('what became restricted leaves nothing; what is gone stays, and may come back', async () => {
  await wants('from-jira')
  await rows.store.keepComments('1', START, { ...NOTHING, fresh: [fresh('7', 'Hello'), fresh('8', 'Secret')] })
  const [hello, secret] = (await rows.store.commentsOf('1'))?.comments ?? []
  if (!hello || !secret) throw new Error('nothing was kept')
  await rows.store.keepComments('1', START, { ...NOTHING, hidden: [secret.id], gone: [hello.id] })
  expect((await rows.store.commentsOf('1'))?.comments).toMatchObject([{ id: hello.id, gone: true }])
  await rows.store.keepComments('1', START, {
    ...NOTHING,
    changed: [{ id: hello.id, jiraId: '7', agreed: doc('Hello') }],
  })
  expect((await rows.store.commentsOf('1'))?.comments).toMatchObject([{ id: hello.id, gone: false }])
})

test('a comment is written only where an integration says both ways', async () => {
  await wants('from-jira')
  await say('Here')
  expect(await open()).toEqual([])
  await wants('both')
  const id = await say('There')
  expect(await open()).toMatchObject([{ data: { what: 'comment', issue: '1', comment: id } }])
})

test('an edit while it is written is written next, and nothing is asked twice', async () => {
  await wants('both')
  const id = await say('One')
  const [step, ...others] = await open()
  expect(others).toEqual([])
  await rows.store.commentWritten({ comment: id, issue: '1', jiraId: '9', body: doc('One') })
  await edit(id, 'Two', START + 1)
  expect(await open()).toHaveLength(1)
  await end(step?.id ?? '')
  const [next, ...more] = await open()
  expect(more).toEqual([])
  expect(next?.id).not.toBe(step?.id)
  await rows.store.commentWritten({ comment: id, issue: '1', jiraId: '9', body: doc('Two') })
  await end(next?.id ?? '')
  expect(await open()).toEqual([])
  const [comment] = await commentsOfItem(database.db, item)
  expect(comment).toMatchObject({ body: doc('Two'), past: [{ body: doc('One'), lost: false }] })
})

test('Jira’s text is not taken over an edit that was made here since', async () => {
  await wants('both')
  const id = await say('One')
  await rows.store.commentWritten({ comment: id, issue: '1', jiraId: '9', body: doc('One') })
  await edit(id, 'Two', START + 5)
  const taken = { body: doc('Theirs'), at: START + 1, expects: null }
  await rows.store.keepComments('1', START, {
    ...NOTHING,
    changed: [{ id, jiraId: '9', agreed: doc('Theirs'), taken }],
  })
  expect((await rows.store.commentsOf('1'))?.comments).toMatchObject([{ body: doc('Two'), agreed: doc('One') }])
})

test('what Jira refused is asked for again by a later reading, which it brings itself', async () => {
  await wants('both')
  const id = await say('One')
  const [step] = await open()
  const { updated = 0 } = (await rows.store.commentsOf('1')) ?? {}
  await rows.store.keepComments('1', updated, NOTHING)
  const entry = { step: step?.id ?? '', at: START, attempt: 1, what: 'failed', why: 'The issue is hidden.' } as const
  await rows.store.journal().add(entry)
  expect(await open()).toEqual([])
  expect(await rows.store.commentsDue(10)).toEqual([])
  rows.clock.now += 600_001
  expect(await rows.store.commentsDue(10)).toEqual(['1'])
  await rows.store.keepComments('1', updated, { ...NOTHING, unwritten: [id] })
  expect(await open()).toMatchObject([{ data: { what: 'comment', issue: '1', comment: id } }])
  expect(await rows.store.commentsDue(10)).toEqual([])
})

test('of many pairs those whose issues were read lately are asked for by themselves, all of them by and by', async () => {
  await pairsOf(rows, ['2', '3'])
  await wants('from-jira')
  const whole = [...(await rows.store.commentsDue(10))].sort()
  expect(whole).toEqual(['1', '2', '3'])
  rows.clock.now += 60_000
  await rows.store.observe({ at: rows.clock.now, issues: [issue('2')], changes: [], states: [] })
  expect(await rows.store.commentsDue(10, { readSince: rows.clock.now })).toEqual(['2'])
  const found: string[] = []
  let from: string | null = null
  for (let part = 0; part < 3; part++) {
    const before: string | null = await rows.store.pairAfter(from, 1)
    const due = await rows.store.commentsDue(10, { from, before })
    expect(due).toHaveLength(1)
    found.push(...due)
    from = before
  }
  expect([found.sort(), from]).toEqual([whole, null])
})

test('an item with issues on two sites has its comment written on both, though their ids are the same', async () => {
  const other = await syncRows(database.db, 'other')
  await other.store.observe({ at: START, issues: [issue('1')], changes: [], states: [] })
  const link = { item_id: item, site_id: other.scope.site, issue_id: '1', created_by: 'x' }
  const kept = { how: 'integration' as const, integration_id: other.integration, settled: 1 }
  await database.db
    .insertInto('link')
    .values({ ...link, ...kept })
    .execute()
  await wants('both')
  const said = await say('On both')
  const opened = async (of: Rows) =>
    (await of.store.openSteps(10)).filter(({ data }) => data.what === 'comment').map(({ id }) => id)
  const [[ours = ''], [theirs]] = [await opened(rows), await opened(other)]
  expect([ours, theirs]).toEqual([expect.any(String), expect.any(String)])
  expect(ours).not.toBe(theirs)
  await rows.store.keepComments('1', START, {
    ...NOTHING,
    changed: [{ id: said, jiraId: '7', agreed: doc('On both') }],
  })
  await end(ours)
  const waiting = (await commentsOfItem(database.db, item)).flatMap(({ places }) => places.map(({ waits }) => waits))
  expect(waiting.toSorted()).toEqual([false, true])
})
