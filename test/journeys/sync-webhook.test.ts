/** Jira tells of changes at once: a webhook is registered, and what it hints at is seen though no search finds it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, connectAcme, integrate, itemOf, itemUntil, settled, start, statusUntil } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, freePort, type Journey } from './journey.ts'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }], { port: await freePort() })
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    await connectAcme(ada, journey.sites)
    await start(ada, await integrate(ada))
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  test('without a token of an administrator’s own, it says what to paste; with one, it is registered', async () => {
    const told = await ada.get('sync.webhook', { name: ACME, register: true })
    expect(told).toMatchObject({ registered: false, says: expect.stringContaining('by hand') })
    expect(told.steps.join(' ')).toContain(told.url)
    await ada.get('authorizations.save', { connections: [ACME], ...journey.sites.candidate(ACME, 'admin') })
    const { registered, url } = await ada.get('sync.webhook', { name: ACME, register: true })
    expect(registered).toBe(true)
    expect(url).not.toBe(told.url)
    expect([...acme.site.tables.webhooks.values()].map((one) => one.url)).toEqual([url])
    expect(await statusUntil(ada, () => true)).toMatchObject({ webhook: { state: 'waiting', url } })
  })

  test('a Cloud that speaks https reaches only a public https address: where there is none, that is said', async () => {
    const { db } = journey.database
    const isCloud = kind === 'cloud'
    await ada.get('sync.pause', { name: ACME })
    const { origin } = await db.selectFrom('site').select('origin').executeTakeFirstOrThrow()
    await db.updateTable('site').set({ origin: 'https://acme.example' }).execute()
    const { says } = await ada.get('sync.webhook', { name: ACME, register: false })
    expect(says.includes('set FAIRLEAD_URL')).toBe(isCloud)
    await ada.get('sync.closeWebhook', { name: ACME })
    const [status] = (await ada.get('sync.status', {})).connections
    expect(status?.webhook.state).toBe('none')
    expect(status?.webhook.says.includes('public https address')).toBe(isCloud)
    await db.updateTable('site').set({ origin }).execute()
    await ada.get('sync.webhook', { name: ACME, register: true })
    await ada.get('sync.resume', { name: ACME })
  })

  test('what search does not show is seen by the hint alone, and an edit here does not echo', async () => {
    blind()
    const { rollUp } = await itemOf(ada, 'PAR-39')
    await acme.finishBelow('PAR-39')
    await itemUntil(ada, 'PAR-39', (now) => now.rollUp.done === rollUp.done + 1)
    await acme.edit('PAR-39', { summary: 'Pick-up points everywhere' })
    const { id } = await itemUntil(ada, 'PAR-39', ({ name }) => name === 'Pick-up points everywhere')
    await ada.get('items.change', { id, fields: { name: 'Pick-up points nearby' } })
    await ada.until('items.list', {}, () => acme.written().length > 0)
    await settled(ada)
    expect(acme.written()).toEqual([{ key: 'PAR-39', field: 'summary', to: 'Pick-up points nearby' }])
    expect((await itemOf(ada, 'PAR-39')).name).toBe('Pick-up points nearby')
    expect(await statusUntil(ada, () => true)).toMatchObject({ webhook: { state: 'working' } })
  })

  test('a forged, an unsigned and a stranger’s delivery change nothing', async () => {
    blind()
    const { name } = await itemOf(ada, 'PAR-65')
    const [before] = (await ada.get('sync.status', {})).connections
    acme.site.faults.add({ kind: 'webhook-forged' })
    await acme.edit('PAR-65', { summary: 'Nobody hears of this' })
    const url = before?.webhook.url ?? ''
    const body = JSON.stringify({ webhookEvent: 'jira:issue_deleted', issue: { id: acme.idOf('PAR-65') } })
    const statuses = [url, `${url}x`].map(async (to) => (await fetch(to, { method: 'POST', body })).status)
    expect(await Promise.all(statuses)).toEqual([401, 401])
    await ada.until('about.get', {}, () => (acme.site.deliveries.at(-1)?.status ?? 0) === 401)
    await settled(ada)
    expect((await itemOf(ada, 'PAR-65')).name).toBe(name)
    const [after] = (await ada.get('sync.status', {})).connections
    expect(after?.webhook).toEqual(before?.webhook)
    expect(after?.issues).toMatchObject({ deleted: 0, hidden: 0 })
  })

  test('a delivery that is lost is made up for by polling', async () => {
    acme.site.faults.clear()
    acme.site.faults.add({ kind: 'webhook-lost' })
    await acme.edit('ROU-43', { summary: 'A tour in a moment' })
    await itemUntil(ada, 'ROU-43', ({ name }) => name === 'A tour in a moment')
  })

  test('a delivery that comes twice, late and out of order is heard once', async () => {
    blind()
    acme.site.faults.add({ kind: 'webhook-twice' })
    acme.site.faults.add({ kind: 'webhook-reordered', times: 1 })
    await acme.edit('PAR-52', { summary: 'First' })
    await acme.edit('PAR-52', { summary: 'Second' })
    const { id } = await itemUntil(ada, 'PAR-52', ({ name }) => name === 'Second')
    const seen = deliveriesOf('PAR-52')
    await ada.until('about.get', {}, () => deliveriesOf('PAR-52').length >= 3)
    expect(seen.length).toBeLessThanOrEqual(4)
    await settled(ada)
    const { events } = await ada.get('items.history', { id })
    expect(events.filter(({ says }) => says === 'Name: Second')).toHaveLength(1)
    expect((await itemOf(ada, 'PAR-52')).name).toBe('Second')
    expect(acme.written().filter(({ key }) => key === 'PAR-52')).toEqual([])
  })

  test('deleted in Jira, an issue is known to be deleted, and its item stays', async () => {
    blind()
    const key = await acme.create({ project: { key: 'ROU' }, issuetype: { name: 'Epic' }, ...EPIC(acme) })
    const { id } = await itemUntil(ada, key, () => true)
    await acme.ask('admin', 'DELETE', `/issue/${key}`)
    await itemUntil(ada, key, ({ issue }) => issue?.state === 'deleted')
    expect(await ada.get('items.get', { id })).toMatchObject({ name: 'Bells for bicycles' })
    expect(await ada.get('sync.doctor', { key })).toMatchObject({ verdict: { state: 'gone' } })
  })

  /** Search finds no change any more: only a hint can tell. */
  function blind(): void {
    acme.site.faults.clear()
    acme.site.faults.indexFrozen = { at: acme.site.now(), until: Number.POSITIVE_INFINITY }
  }
  const deliveriesOf = (key: string) => acme.site.deliveries.filter(({ issueId }: Row) => issueId === acme.idOf(key))
})

/** Data Center's epics have a short name of their own. */
const EPIC = (acme: InJira): Row => ({
  summary: 'Bells for bicycles',
  ...(acme.site.kind === 'cloud' ? {} : { [acme.field('Epic Name')]: 'Bells' }),
})
