/** Both sides said something else: what is to be asked is asked and decided by a person, sets are merged, nobody unknown is written. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACME, connectAcme, integrate, itemOf, itemUntil, settled, start } from './aligned.ts'
import { formOf, saidInJira } from './both-sides.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

const LONG = Array.from({ length: 400 }, (_, at) => `Line ${at}: what was agreed with the depots of the north.`).join(
  '\n',
)

let journey: Journey
let ada: Client
let acme: InJira
beforeAll(async () => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }])
  ada = await journey.administrator()
  acme = new InJira(journey.sites, ACME)
  await connectAcme(ada, journey.sites)
  const ask = new Set(['name', 'description'])
  await start(
    ada,
    await integrate(ada, ({ fields, ...mapping }) => ({
      ...mapping,
      fields: fields.map((one) => (ask.has(one.field) ? { ...one, policy: 'ask' } : one)),
    })),
  )
})
afterAll(() => journey[Symbol.asyncDispose]())

/** Both sides speak before either is heard. */
async function bothSay(key: string, inJira: object, here: object): Promise<string> {
  await ada.get('sync.pause', { name: ACME })
  await acme.edit(key, inJira as never)
  const { id } = await itemOf(ada, key)
  await ada.get('items.change', { id, fields: here })
  await ada.get('sync.resume', { name: ACME })
  return id
}

async function openOf(item: string) {
  const { conflicts } = await ada.until(
    'conflicts.list',
    { item, state: 'open', limit: 10 },
    (now) => now.conflicts.length > 0,
  )
  const [conflict] = conflicts
  if (!conflict) throw new Error('no conflict')
  return conflict
}

describe('a field that is to be asked', () => {
  test.each([
    ['jira', 'PAR-39', 'From Jira'],
    ['portfolio', 'PAR-52', 'From here'],
  ] as const)('waits with both values, and the one that %s said is kept on both sides', async (winner, key, kept) => {
    const base = (await itemOf(ada, key)).name
    const id = await bothSay(key, { summary: 'From Jira' }, { name: 'From here' })
    const conflict = await openOf(id)
    expect(conflict).toMatchObject({
      ...{ field: 'name', policy: 'ask', state: 'open', winner: null, mayRestore: false },
      ...{ base, jira: 'From Jira', portfolio: 'From here' },
    })
    await settled(ada)
    expect(await itemOf(ada, key)).toMatchObject({ name: 'From here', conflicts: 1 })
    expect(await acme.see(key)).toMatchObject({ summary: 'From Jira' })
    expect(await ada.get('sync.doctor', { key })).toMatchObject({ verdict: { state: 'conflict' } })

    await ada.get('conflicts.decide', { id: conflict.id, winner })
    await itemUntil(ada, key, ({ name, conflicts }) => name === kept && conflicts === 0)
    await settled(ada)
    expect(await acme.see(key)).toMatchObject({ summary: kept })
    expect(await ada.refused('conflicts.decide', { id: conflict.id, winner })).toMatchObject({ status: 409 })

    expect(await ada.get('conflicts.restore', { id: conflict.id })).toMatchObject({ state: 'restored' })
    const other = kept === 'From Jira' ? 'From here' : 'From Jira'
    await itemUntil(ada, key, ({ name }) => name === other)
    const isThere = () => acme.written().some((one) => one.key === key && one.field === 'summary' && one.to === other)
    await ada.until('items.list', {}, isThere)
    await settled(ada)
    expect(await acme.see(key)).toMatchObject({ summary: other })
    const { names } = await ada.get('activity.list', { limit: 50 })
    expect(names[conflict.id]).toBe(other)
    expect(await itemOf(ada, key)).toMatchObject({ name: other, conflicts: 0 })
  })

  test('is asked again when a side has spoken again meanwhile', async () => {
    const id = await bothSay('ROU-15', { summary: 'Jira 1' }, { name: 'Here 1' })
    const { id: first } = await openOf(id)
    await acme.edit('ROU-15', { summary: 'Jira 2' })
    const asked = { item: id, state: 'open' as const, limit: 10 }
    const { conflicts } = await ada.until('conflicts.list', asked, (now) =>
      now.conflicts.some(({ jira }) => jira === 'Jira 2'),
    )
    expect(conflicts).toHaveLength(1)
    expect(await ada.get('conflicts.list', { ...asked, state: 'all' })).toMatchObject({
      conflicts: expect.arrayContaining([expect.objectContaining({ portfolio: 'Here 1' })]),
    })
    expect(acme.written().filter(({ key }) => key === 'ROU-15')).toEqual([])
    expect(first).not.toBe('')
  })

  test('shows a long description whole, and the one that is kept arrives whole', async () => {
    const { description } = formOf(acme, { ...NOTHING, description: LONG })
    const id = await bothSay('ROU-43', { description }, { text: `${LONG}\nAnd the south.` })
    const conflict = await openOf(id)
    expect(conflict).toMatchObject({ field: 'description', jira: LONG, portfolio: `${LONG}\nAnd the south.` })
    await ada.get('conflicts.decide', { id: conflict.id, winner: 'portfolio' })
    await ada.until('items.list', {}, () =>
      acme.written().some(({ key, field }) => key === 'ROU-43' && field === 'description'),
    )
    expect((await saidInJira(acme, 'ROU-43')).description).toContain('And the south.')
  })
})

test('labels of both sides are merged: what one added stays, what one took away goes', async () => {
  await acme.edit('PAR-65', { labels: ['kept', 'gone-in-jira', 'gone-here'] })
  await itemUntil(ada, 'PAR-65', ({ labels }) => labels.includes('kept'))
  await settled(ada)
  await bothSay(
    'PAR-65',
    { labels: ['kept', 'gone-here', 'from-jira'] },
    { labels: ['kept', 'gone-in-jira', 'from-here'] },
  )
  const merged = ['from-here', 'from-jira', 'kept']
  await itemUntil(ada, 'PAR-65', ({ labels }) => labels.join() === merged.join())
  await settled(ada)
  expect([...(await acme.see('PAR-65')).labels].sort()).toEqual(merged)
  expect(await ada.get('conflicts.list', { item: (await itemOf(ada, 'PAR-65')).id, state: 'all', limit: 10 })).toEqual({
    conflicts: [],
  })
})

test('an owner without an account in that Jira is kept here, and nobody is written there', async () => {
  const { db } = journey.database
  const { id: owner } = await db.insertInto('member').values({ name: 'Nils' }).returning('id').executeTakeFirstOrThrow()
  const { id } = await itemOf(ada, 'ROU-29')
  const { assignee } = await acme.see('ROU-29')
  await ada.get('items.change', { id, fields: { owner, labels: ['beside'] } })
  await itemUntil(ada, 'ROU-29', ({ problems }) => problems > 0)
  await settled(ada)
  const item = await ada.get('items.get', { id })
  expect(item).toMatchObject({ owner: { name: 'Nils' }, found: [{ code: 'no-account' }] })
  expect(item.fields.find(({ field }) => field === 'owner')).toMatchObject({ state: 'cannot' })
  expect(await acme.see('ROU-29')).toMatchObject({ assignee, labels: ['beside'] })
  expect(await ada.get('sync.doctor', { key: 'ROU-29' })).toMatchObject({ verdict: { state: 'cannot' } })
})

const NOTHING = { name: '', owner: '', start: '', due: '', labels: '' }
