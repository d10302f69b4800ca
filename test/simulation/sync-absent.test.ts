/** Absence is not believed at once: a token that sees nothing, one project that is away, an issue that no look shows. */
import { expect, test } from 'vitest'
import { PACE } from '../../src/sync/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { revoke } from './sync-trouble.ts'
import { SyncWorld } from './sync-world.ts'

const NEVER = 10 ** 12
const MINUTE = 60_000

async function begun() {
  const of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const { db } = of.database
  const turns = async (times: number) => {
    for (let time = 0; time < times; time++) {
      of.world.advance(6 * MINUTE)
      await of.turn().catch(() => {})
    }
  }
  const known = async () => ({
    issues: await db.selectFrom('issue').select(['issue_id', 'state', 'misses']).orderBy('issue_id').execute(),
    projects: await db.selectFrom('known_project').select(['key', 'state', 'misses']).orderBy('key').execute(),
    frozen: (await db.selectFrom('sync').select('progress').executeTakeFirstOrThrow()).progress.frozen ?? null,
  })
  return { of, db, people: new People(of), turns, known }
}

/** From here on the token is that of an account to which every issue is hidden. */
function changeHands(of: SyncWorld, people: People): void {
  const { tokens } = of.site.tables
  const tokenOf = (role: string) => [...tokens.values()].find(({ name }) => name === role)
  const [ours, theirs] = [tokenOf('service'), tokenOf('member')]
  if (!ours || !theirs) throw new Error('the story lacks an account')
  for (const { id } of of.site.issues.all()) people.control(`PUT /issues/${id}/hidden`, { from: ['member'] })
  ours.accountId = theirs.accountId
}

test.each(['issues', 'projects'])(
  'another account, which sees no %s, says nothing of those that are there',
  async (what) => {
    const { of, people, turns, known } = await begun()
    await using _ = of
    const rest = what === 'issues' ? { roster: NEVER } : { census: NEVER }
    of.pace = { ...PACE, poll: NEVER, rules: NEVER, verify: NEVER, ...rest }
    const states = async () => {
      const { issues, projects, frozen } = await known()
      return { issues: issues.map(({ state }) => state), projects, frozen }
    }
    const before = await states()
    expect(before.issues.length).toBeGreaterThan(25)
    const member = [...of.site.tables.tokens.values()].find(({ name }) => name === 'member')
    changeHands(of, people)
    if (what === 'projects')
      for (const key of ['PAR', 'ROU']) people.control(`DELETE /projects/${key}/access/${member?.accountId}`)
    await turns(3)
    expect(await states()).toEqual(before)
  },
)

test('a token that is revoked sees nothing, and says nothing of what is there', async () => {
  const { of, turns, known } = await begun()
  await using _ = of
  const before = await known()
  revoke(of, true)
  await turns(3)
  expect(await known()).toEqual(before)
})

test('one project that is away does not hide the changes of another', async () => {
  const { of, db, people, turns } = await begun()
  await using _ = of
  of.pace = { ...PACE, census: NEVER }
  const [par] = of.projects(['PAR'])
  const epic = people.epics().find((id) => of.site.issues.get(id)?.projectId === par?.id) ?? ''
  people.control(`DELETE /projects/ROU/access/${of.service.accountId}`)
  expect(people.ask('PUT', `/rest/api/3/issue/${epic}`, { fields: { summary: 'Said in PAR' } }, 'admin')).toBe(true)
  await turns(1)
  const item = db.selectFrom('link').innerJoin('item', 'item.id', 'item_id').where('issue_id', '=', epic)
  expect(await item.select('name').execute()).toEqual([{ name: 'Said in PAR' }])
})

test('an issue that two censuses do not show is gone or hidden, and its item stays as it is', async () => {
  const { of, db, people, turns } = await begun()
  await using _ = of
  of.pace = { ...PACE, verify: NEVER }
  const [epic = ''] = people.epics()
  const item = db.selectFrom('link').innerJoin('item', 'item.id', 'item_id').where('issue_id', '=', epic)
  const before = await item.selectAll('item').execute()
  expect(before).toHaveLength(1)
  expect(people.ask('DELETE', `/rest/api/3/issue/${epic}?deleteSubtasks=true`, undefined, 'admin')).toBe(true)
  const state = db.selectFrom('issue').select(['state', 'misses']).where('issue_id', '=', epic)
  await turns(1)
  expect(await state.execute()).toEqual([{ state: 'seen', misses: 1 }])
  await turns(2)
  expect(await state.execute()).toMatchObject([{ state: 'hidden' }])
  expect(await item.selectAll('item').execute()).toEqual(before)
})
