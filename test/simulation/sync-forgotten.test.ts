/** A push that a restored backup knows nothing of: it makes no second issue and no second item, and takes nothing back. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import { integrate, settle } from './sync.ts'
import { Backup } from './sync-backup.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

async function forgotten(
  kind: SiteKind = 'cloud',
  skew = 0,
  late = 5,
  edit?: (of: SyncWorld, item: string) => Promise<unknown>,
) {
  const of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR', 'ROU'] })
  of.site.skew = skew
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const backup = new Backup(of, people)
  const known = new Set(people.epics())
  const item = await people.plan()
  await backup.keep()
  await edit?.(of, item)
  await people.push(item)
  of.site.indexLag = late * MINUTE
  await of.turn()
  const made = () => people.epics().filter((id) => !known.has(id))
  expect(made()).toHaveLength(1)
  /** The one issue is the one item's. */
  const isWhole = async () => {
    const { db } = of.database
    const links = await db.selectFrom('link').select('item_id').where('issue_id', 'in', made()).execute()
    expect([made().length, links]).toEqual([1, [{ item_id: item }]])
    expect(await db.selectFrom('item').select('id').execute()).toHaveLength(known.size + 1)
  }
  return { of, people, backup, item, made, isWhole }
}

const CIRCUMSTANCES = (['cloud', 'dataCenter'] as const).flatMap((kind) =>
  [0, -10, 10].map((skew) => ({ kind, skew, late: skew === 0 ? 5 : 0 })),
)

test.each(CIRCUMSTANCES)('a push that is known no longer makes no second item: %o', async ({ kind, skew, late }) => {
  const { of, backup, isWhole } = await forgotten(kind, skew * MINUTE)
  await using _ = of
  of.site.indexLag = late * MINUTE
  await backup.restore()
  await settle(of, 8)
  await isWhole()
})

test.each(CIRCUMSTANCES)('pushed once more it makes no second issue: %o', async ({ kind, skew, late }) => {
  const { of, people, backup, item, isWhole } = await forgotten(kind, skew * MINUTE)
  await using _ = of
  of.site.indexLag = late * MINUTE
  await backup.restore()
  await people.push(item)
  await settle(of, 8)
  await isWhole()
})

test.each(['at once', 'when a server is there again', 'much later'])(
  'where no items are made of issues, and it is pushed once more %s',
  async (when) => {
    const { of, people, backup, item, isWhole } = await forgotten()
    await using _ = of
    of.site.indexLag = 5 * MINUTE
    await backup.restore()
    await of.database.db
      .updateTable('integration')
      .set({ mapping: sql`mapping || '{"createsItems": false}'` })
      .execute()
    if (when === 'much later') await settle(of, 30)
    if (when === 'when a server is there again') await of.turn()
    await of.world.sleep(1_000)
    await people.push(item)
    await settle(of, 8)
    await isWhole()
  },
)

test('what the item held when it was pushed is in Jira alone by then: nobody has taken it back here', async () => {
  const edit = ({ world, database: { db } }: SyncWorld, item: string) => {
    const ports = { db, actor: PAULA, world: world as unknown as Context['world'] }
    return changeItem(ports, item, { labels: ['since'], name: 'as pushed', stage: 'done' })
  }
  const { of, backup, item, made, isWhole } = await forgotten('cloud', 0, 0, edit)
  await using _ = of
  const { db } = of.database
  await backup.restore()
  const was = await db.selectFrom('item').select('name').where('id', '=', item).executeTakeFirstOrThrow()
  await settle(of, 8)
  await isWhole()
  const issue = of.site.issues.get(made()[0] ?? '')
  expect([issue?.values.labels, issue?.summary]).toEqual([['since'], 'as pushed'])
  expect(await db.selectFrom('item').select(['labels', 'name']).where('id', '=', item).execute()).toEqual([
    { labels: ['since'], name: 'as pushed' },
  ])
  expect(await db.selectFrom('conflict').select(['field', 'portfolio', 'winner']).execute()).toEqual([
    { field: 'name', portfolio: was.name, winner: 'jira' },
  ])
})

test('who edits the item after it was put back, before its issue was found, is not overruled by what it was pushed with', async () => {
  const { of, backup, item, made, isWhole } = await forgotten('cloud', 0, 0)
  await using _ = of
  const { db } = of.database
  await backup.restore()
  await of.world.sleep(5 * MINUTE)
  const ports = { db, actor: PAULA, world: of.world as unknown as Context['world'] }
  await changeItem(ports, item, { name: 'since then' })
  await settle(of, 8)
  await isWhole()
  expect(of.site.issues.get(made()[0] ?? '')?.summary).toBe('since then')
  expect(await db.selectFrom('conflict').select('id').execute()).toEqual([])
})

test('restored twice, with another backup between', async () => {
  const { of, people, backup, item, isWhole } = await forgotten()
  await using _ = of
  of.site.indexLag = 5 * MINUTE
  const noted = of.workers[0]?.turn.bind(of.workers[0])
  of.meanwhile = () => of.workers[0]?.kill()
  await backup.restore()
  await noted?.()
  of.meanwhile = () => {}
  await backup.keep()
  await backup.restore()
  await people.push(item)
  await settle(of, 8)
  await isWhole()
})

test('whoever comes first after it dies before it has read anything', async () => {
  const { of, people, backup, item, isWhole } = await forgotten()
  await using _ = of
  of.site.indexLag = 5 * MINUTE
  await backup.restore()
  for (let deaths = 0; deaths < 3; deaths++) {
    of.meanwhile = () => of.workers[0]?.kill()
    expect(await of.turn()).toBe('killed')
    of.meanwhile = () => {}
    await of.world.sleep(15_000)
  }
  await people.push(item)
  await settle(of, 8)
  await isWhole()
})

test('what others made in Jira meanwhile is asked for no mark, and has its items at once', async () => {
  const { of, people, backup, item, made } = await forgotten('cloud', 0, 0)
  await using _ = of
  const { db } = of.database
  const [epic] = people.epics()
  const { typeId, projectId } = of.site.issues.get(epic ?? '') ?? {}
  const before = (await db.selectFrom('item').select('id').execute()).length
  const [ours] = made()
  const fields = { project: { id: projectId ?? '' }, issuetype: { id: typeId ?? '' } }
  for (let many = 0; many < 5; many++)
    expect(people.ask('POST', '/rest/api/3/issue', { fields: { ...fields, summary: `new ${many}` } }, 'admin')).toBe(
      true,
    )
  await backup.restore()
  of.simulator.asked.length = 0
  await settle(of, 1)
  expect(await db.selectFrom('item').select('id').execute()).toHaveLength(before + 5)
  const alone = of.simulator.asked.flatMap(({ method, path }) =>
    method === 'GET' ? [/\/issue\/\d+$/.exec(path)?.[0]] : [],
  )
  expect([...new Set(alone)].filter((one) => one !== undefined)).toEqual([`/issue/${ours}`])
  expect(await db.selectFrom('link').select('id').where('item_id', '=', item).execute()).toHaveLength(1)
})
