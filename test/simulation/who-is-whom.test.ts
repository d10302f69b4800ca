/** Who is whom, said anew beside the real engine: it is no edit, so nothing is written to Jira and nobody is asked. */
import { expect, test } from 'vitest'
import { freeAccounts, loadMembers, mergeMembers } from '../../src/store/index.ts'
import type { Flow, Policy } from '../../src/sync/index.ts'
import { seeds } from '../world.ts'
import { Owners } from './owners.ts'

const WAYS: readonly (readonly [Flow, Policy, number])[] = [
  ['both', 'ask', 0],
  ['both', 'newest', 1],
  ['both', 'portfolio', 2],
  ['both', 'jira', 3],
  ['to-jira', 'newest', 4],
  ['from-jira', 'newest', 5],
]

const differing = (pairs: Awaited<ReturnType<Owners['pairs']>>) =>
  pairs.filter(({ jira, here, agreed }) => jira !== here || agreed !== here)

test.each(WAYS)(
  '%s, %s (%i): whoever is bound, freed or merged, nothing is written and nobody is asked',
  async (flow, policy, at) => {
    for (const seed of seeds(1)) {
      await using owners = await Owners.open(seed + at, flow, policy)
      const { of } = owners
      expect(differing(await owners.pairs())).toEqual([])
      const pick = <T>(from: readonly T[]): T => from[Math.floor(of.roll() * from.length)] as T
      const before = owners.writes()
      for (let times = 0; times < 8; times++) {
        const known = await loadMembers(of.database.db)
        const [one, other] = [pick(known), pick(known)]
        const luck = of.roll()
        if (luck < 0.3) await owners.bind(await owners.newcomer(`New ${times}`), pick(['Anna', 'Jonas', 'Priya']))
        else if (luck < 0.6) await owners.bind(one.id, pick(['Anna', 'Jonas', 'Priya']))
        else if (luck < 0.8) await owners.say((tx, said) => freeAccounts(tx, one, of.siteRow, said))
        else if (one.id !== other.id) await owners.say((tx, { until }) => mergeMembers(tx, one.id, other.id, until))
        if (of.roll() < 0.5) await owners.rest()
      }
      expect(differing(await owners.pairs())).toEqual([])
      await owners.rest()
      expect(differing(await owners.pairs())).toEqual([])
      expect(owners.writes()).toBe(before)
      expect(await owners.conflicts()).toEqual([])
      expect((await owners.pairs()).filter(({ here }) => here !== null).length).toBeGreaterThan(3)
    }
  },
)

test('an edit in Jira that was not read yet stays one edit, and flows', async () => {
  await using owners = await Owners.open(1, 'both', 'ask')
  const [issue = ''] = owners.people.epics()
  const [before, jonas] = [owners.writes(), await owners.member('Jonas')]
  owners.assign(issue, 'Jonas')
  await owners.bind(await owners.newcomer('Anna of old'), 'Anna')
  await owners.rest()
  expect((await owners.pairs()).find((pair) => pair.issue === issue)).toMatchObject({ here: jonas, agreed: jonas })
  expect([owners.writes() - before, await owners.conflicts()]).toEqual([0, []])
})

test('an edit here that waits is written as it was said, and Jira is asked nothing else', async () => {
  await using owners = await Owners.open(1, 'both', 'ask')
  const [issue = ''] = owners.people.epics()
  const [before, jonas] = [owners.writes(), await owners.member('Jonas')]
  await owners.own(issue, jonas)
  await owners.bind(await owners.newcomer('Anna of old'), 'Anna')
  await owners.rest()
  expect((await owners.pairs()).find((pair) => pair.issue === issue)).toEqual({
    ...{ issue, jira: jonas, here: jonas, agreed: jonas },
  })
  expect([owners.writes() - before, await owners.conflicts()]).toEqual([1, []])
})

test('edits on both sides are one conflict, told with whom they mean now; as one person they agree', async () => {
  await using owners = await Owners.open(1, 'both', 'ask')
  const [issue = ''] = owners.people.epics()
  const [jonas, priya] = [await owners.member('Jonas'), await owners.member('Priya')]
  await owners.own(issue, jonas)
  owners.assign(issue, 'Priya')
  await owners.rest()
  expect(await owners.conflicts()).toEqual([{ jira: priya, portfolio: jonas, state: 'open' }])
  const newcomer = await owners.newcomer('Priya by marriage')
  await owners.bind(newcomer, 'Priya')
  expect(await owners.conflicts()).toEqual([{ jira: newcomer, portfolio: jonas, state: 'open' }])
  await owners.rest()
  expect(await owners.conflicts()).toEqual([{ jira: newcomer, portfolio: jonas, state: 'open' }])
  const before = owners.writes()
  await owners.say((tx, { until }) => mergeMembers(tx, jonas, newcomer, until))
  await owners.rest()
  expect(await owners.conflicts()).toMatchObject([{ state: 'ended' }])
  expect(differing(await owners.pairs())).toEqual([])
  expect(owners.writes()).toBe(before)
})

test('an owner who gets an account at last is written', async () => {
  await using owners = await Owners.open(1, 'both', 'ask')
  const [issue = ''] = owners.people.epics()
  const [before, newcomer] = [owners.writes(), await owners.newcomer('Somebody new')]
  await owners.own(issue, newcomer)
  await owners.rest()
  expect(owners.writes()).toBe(before)
  await owners.bind(newcomer, 'Grace')
  await owners.rest()
  expect(owners.writes()).toBe(before + 1)
  expect(differing(await owners.pairs())).toEqual([])
})

test('of two accounts of one member the one that was said last is written', async () => {
  await using owners = await Owners.open(1, 'both', 'ask')
  const [issue = ''] = owners.people.epics()
  const jonas = await owners.member('Jonas')
  await owners.bind(jonas, 'Grace')
  await owners.own(issue, jonas)
  await owners.rest()
  const assignee = owners.of.site.issues.get(issue)?.values.assignee as { user?: string }
  expect(assignee.user).toBe(owners.account('Grace'))
})
