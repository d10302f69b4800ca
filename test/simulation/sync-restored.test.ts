/** A backup of Fairlead's database, restored while Jira went on: what was done since then is found in Jira, and nothing is done twice or overwritten unseen. */
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import { addComment, changeComment } from '../../src/actions/flows/comment-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { integrate, settle } from './sync.ts'
import { Backup } from './sync-backup.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

async function begun(comments: 'none' | 'both' = 'none') {
  const of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of, comments)
  await settle(of, 2)
  const people = new People(of)
  return { of, people, backup: new Backup(of, people) }
}

test.each([0, 6])(
  'a push that was carried out since then makes no second issue, and the index is %i minutes late',
  async (late) => {
    const { of, people, backup } = await begun()
    await using _ = of
    const known = new Set(people.epics())
    const made = () => people.epics().filter((id) => !known.has(id))
    await people.push()
    await backup.keep()
    of.site.indexLag = late * MINUTE
    await of.turn()
    expect(made()).toHaveLength(1)
    await backup.restore()
    await settle(of, 8)
    expect(made()).toHaveLength(1)
    const { db } = of.database
    const links = await db.selectFrom('link').innerJoin('item', 'item.id', 'link.item_id').selectAll().execute()
    expect(links.filter(({ issue_id }) => issue_id === made()[0])).toMatchObject([
      { name: expect.stringMatching(/-p$/) },
    ])
    expect(await db.selectFrom('item').select('id').execute()).toHaveLength(known.size + 1)
  },
)

test('a push that nobody carried out before is made once that is sure', async () => {
  const { of, people, backup } = await begun()
  await using _ = of
  const known = new Set(people.epics())
  await people.push()
  await backup.keep()
  await backup.restore()
  await settle(of, 1)
  expect(people.epics()).toHaveLength(known.size)
  await settle(of, 6)
  expect(people.epics()).toHaveLength(known.size + 1)
})

/** Pushed for the first time after a backup was made: what is restored knows nothing of it. */
test('a server that is started anew keeps no push waiting, nor does a backup one of an item that came after', async () => {
  const { of, people, backup } = await begun()
  await using _ = of
  const known = people.epics().length
  const item = await people.plan()
  await settle(of, 4)
  await of.turn()
  of.workers[0]?.kill()
  await of.world.sleep(30_000)
  await of.turn()
  await people.push(item)
  await of.turn()
  expect(people.epics()).toHaveLength(known + 1)
  await backup.keep()
  await backup.restore()
  await of.turn()
  await of.world.sleep(1_000)
  await people.push()
  await of.turn()
  expect(people.epics()).toHaveLength(known + 2)
})

test.each(['was still to be written', 'Jira had refused'])(
  'a comment that %s, was written since then, and is said otherwise here afterwards, is edited there',
  async (how) => {
    const { of, backup } = await begun('both')
    await using _ = of
    const { db } = of.database
    const ports = { db, actor: PAULA, world: of.world as unknown as Context['world'] }
    const { item_id, issue_id } = await db
      .selectFrom('link')
      .selectAll()
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const ours = () => {
      const comments = of.site.issues.get(issue_id)?.comments ?? []
      return comments.filter(({ properties }) => properties?.['fairlead.comment'] !== undefined)
    }
    await addComment(ports, item_id, 'said before')
    const { id } = await db.selectFrom('comment').select('id').where('side', '=', 'portfolio').executeTakeFirstOrThrow()
    // Who says it otherwise then asks for another step: it is younger than the backup, and the comment is not.
    if (how === 'Jira had refused') await db.updateTable('step').set({ state: 'failed' }).execute()
    await backup.keep()
    if (how === 'Jira had refused') await changeComment(ports, item_id, id, 'said again')
    await settle(of, 2)
    expect(ours()).toMatchObject([{ body: expect.anything() }])
    await backup.restore()
    await changeComment(ports, item_id, id, 'said since')
    await settle(of, 6)
    expect(ours().map(({ body }) => JSON.stringify(body))).toEqual([expect.stringContaining('said since')])
  },
)

test('what both sides said since then is kept: in Jira it stands, and who is overruled is told', async () => {
  const { of, people, backup } = await begun()
  await using _ = of
  const { db } = of.database
  const [first, second] = await db.selectFrom('link').selectAll().orderBy('id').limit(2).execute()
  if (!first || !second) throw new Error('too few pairs')
  const say = (item: string, name: string) =>
    changeItem({ db, actor: PAULA, world: of.world as unknown as Context['world'] }, item, { name })
  const edit = (issue: string, summary: string) =>
    expect(people.ask('PUT', `/rest/api/3/issue/${issue}`, { fields: { summary } }, 'admin')).toBe(true)
  await say(second.item_id, 'said before')
  await backup.keep()
  await say(first.item_id, 'said since')
  await settle(of, 1)
  edit(second.issue_id, 'edited since')
  await settle(of, 1)
  await backup.restore()
  await settle(of, 4)
  const nameOf = async (id: string) =>
    (await db.selectFrom('item').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name
  expect([await nameOf(first.item_id), of.site.issues.get(first.issue_id)?.summary]).toEqual([
    'said since',
    'said since',
  ])
  expect([await nameOf(second.item_id), of.site.issues.get(second.issue_id)?.summary]).toEqual([
    'edited since',
    'edited since',
  ])
  const conflicts = await db.selectFrom('conflict').select(['jira', 'portfolio', 'winner']).execute()
  expect(conflicts).toEqual([{ jira: 'edited since', portfolio: 'said before', winner: 'jira' }])
})

test('what somebody said here before it was put back is nobody’s edit in Jira, and what they say since is newer', async () => {
  const { of, backup } = await begun()
  await using _ = of
  const { db } = of.database
  const { item_id, issue_id } = await db.selectFrom('link').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const text = (words: string) =>
    ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }) as const
  // Where both sides moved, Jira's is kept: so are descriptions aligned here.
  const say = (words: string) =>
    changeItem({ db, actor: PAULA, world: of.world as unknown as Context['world'] }, item_id, {
      description: text(words),
    })
  const inJira = () => JSON.stringify(of.site.issues.get(issue_id)?.values.description)
  await say('said before')
  await backup.keep()
  await settle(of, 2)
  expect(inJira()).toContain('said before')
  await backup.restore()
  await say('said since')
  await settle(of, 4)
  expect(inJira()).toContain('said since')
  expect(await db.selectFrom('conflict').select('field').execute()).toEqual([])
})
