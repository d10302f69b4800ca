/** Looking at many objects by their ids: as each by itself is seen, with fewer requests, and what is wrong with one is only its own. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
import type { Found, Kind } from './kind.ts'
import { KINDS } from './kinds/index.ts'
import { LookTogether } from './look-together.ts'

const { jira, site, simulator } = visit('acme')
const inBulk = KINDS.filter((kind) => kind.some !== undefined).map((kind) => [kind.name, kind] as const)

async function askedFor<T>(work: () => Promise<T>): Promise<{ value: T; requests: number }> {
  simulator.asked.length = 0
  const value = await work()
  return { value, requests: simulator.asked.length }
}

const lookedAt = (kind: Kind, ids: readonly string[]): Promise<(Found<unknown> | undefined)[]> => {
  const looks = new LookTogether(jira)
  return Promise.all(ids.map((id) => looks.byId(kind, id)))
}

describe.each(inBulk)('%s', (_name, kind) => {
  test('many are seen as each is by itself, in fewer requests', async () => {
    const all = (await kind.read(jira, 'all')).filter(({ locked }) => locked === undefined)
    const ids = all.map(({ id }) => id)
    const together = await askedFor(() => lookedAt(kind, ids))
    const alone = await askedFor(() => Promise.all(ids.map((id) => kind.read(jira, { id }))))
    expect(together.value).toEqual(all)
    expect(together.value).toEqual(alone.value.flat())
    expect(together.requests).toBeLessThan(alone.requests)
  })

  test('what is not there is not there, and the others are', async () => {
    const [one] = (await kind.read(jira, 'all')).filter(({ locked }) => locked === undefined)
    const gone = kind.name === 'custom-field' ? 'customfield_999999999' : '999999999'
    expect(await lookedAt(kind, [gone, one?.id ?? '', gone])).toEqual([undefined, one, undefined])
  })
})

test('what Jira refuses for one is refused to that one alone', async () => {
  const [screens] = inBulk.flatMap(([name, kind]) => (name === 'screen' ? [kind] : []))
  if (!screens) throw new Error('screens are not looked at together')
  const [first, second] = [...site.tables.screens.keys()]
  site.faults.add({ kind: 'server-error', status: 403, path: `screens/${first}/tabs` })
  const looks = new LookTogether(jira)
  const [one, other] = await Promise.allSettled([first, second].map((id) => looks.byId(screens, id ?? '')))
  site.faults.clear()
  expect([one?.status, other]).toMatchObject(['rejected', { status: 'fulfilled', value: { id: second } }])
})

test('nobody hears nothing when the site does not answer', async () => {
  const [[, kind] = []] = inBulk
  if (!kind) throw new Error('nothing is looked at together')
  const ids = (await kind.read(jira, 'all')).map(({ id }) => id).slice(0, 3)
  site.faults.add({ kind: 'refused' })
  const looks = new LookTogether(jira)
  const ends = await Promise.allSettled(ids.map((id) => looks.byId(kind, id)))
  site.faults.clear()
  expect(ends.map(({ status }) => status)).toEqual(ids.map(() => 'rejected'))
})
