/** Data Center's tokens by Fairlead itself: made, sealed, proven, in use, the old one revoked and dead; nothing is left lying, whatever breaks. */
import { afterEach, expect, test } from 'vitest'
import { account, beginLife, DAY, type Life, NAME } from '../../../../test/credential-life.ts'
import { NoAnswer } from '../../../base/index.ts'
import { listCredentials } from '../../../store/index.ts'

let life: Life
afterEach(() => life[Symbol.asyncDispose]())

const service = () => account(life.site, 'service')
const living = () =>
  [...life.site.tables.tokens.values()].filter(
    ({ accountId, revokedAt }) => accountId === service().accountId && revokedAt === null,
  )
const allow = (every: number | null = 30) => life.ask('connections.renew', { name: NAME, every })
const alive = async () => (await life.ask('connections.get', { name: NAME })).state

test('on its day the token is renewed; the old one is revoked, asked after once and destroyed', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  await allow()
  await life.days(29)
  expect(await life.current()).toMatchObject({ version: 1 })
  await life.days(1)
  const renewed = await life.current()
  expect(renewed).toMatchObject({ version: 2, expiresFrom: 'jira', createdBy: 'job:credentials' })
  expect(renewed.expiresAt).toBe(life.ports.world.now() + 60 * DAY)
  expect(living()).toHaveLength(2)
  life.advance(DAY / 24)
  await life.look()
  expect(living().map(({ id }) => id)).toEqual([renewed.jiraId])
  expect(await listCredentials(life.database.db, renewed.owner, 'old')).toEqual([])
  expect(await alive()).toBe('ok')
  const { rows } = await life.ask('activity.list', { action: 'credential.renew' })
  expect(rows).toHaveLength(1)
})

test('a year of renewals: one living token at a time but for the hour of the exchange, and never a failing check', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  await allow(60)
  for (let day = 0; day < 200; day += 10) {
    life.advance(10 * DAY)
    await life.look()
    life.advance(DAY / 12)
    await life.look()
    expect(await alive()).toBe('ok')
    expect(living()).toHaveLength(1)
  }
  expect((await life.current()).version).toBeGreaterThanOrEqual(4)
  expect((await life.told()).map(({ kind }) => kind)).toEqual([])
})

test('an answer that is lost leaves no token lying: what was made is found by its name, revoked and made again', async () => {
  let lose = true
  life = await beginLife('dataCenter', {}, (fetch) => async (request) => {
    const answer = await fetch(request)
    if (request.method !== 'POST' || !request.url.endsWith('/tokens') || !lose) return answer
    lose = false
    throw new NoAnswer('reset', 'the connection broke')
  })
  await life.connect()
  await allow(10)
  await life.days(10)
  expect(living()).toHaveLength(2)
  expect((await life.told()).map(({ kind }) => kind)).toEqual(['not-renewed'])
  const view = await life.ask('connections.get', { name: NAME })
  expect(view.renewal).toMatchObject({ every: 10, trouble: expect.stringMatching(/not known/) })
  await life.look()
  expect(await life.current()).toMatchObject({ version: 1 })
  life.advance(DAY / 20)
  await life.look()
  expect(await life.current()).toMatchObject({ version: 2 })
  expect(living()).toHaveLength(2)
  expect((await life.ask('connections.get', { name: NAME })).renewal?.trouble).toBeNull()
})

test('killed after the new one was sealed, the next look goes on with that one', async () => {
  let away = false
  life = await beginLife('dataCenter', {}, (fetch) => async (request) => {
    if (away && request.url.endsWith('/myself')) return { status: 503, headers: {}, body: '' }
    return fetch(request)
  })
  await life.connect()
  await allow(10)
  life.advance(10 * DAY)
  await life.look()
  const made = (await life.current()).version
  expect(made).toBe(2)
  away = true
  life.advance(10 * DAY)
  await life.look()
  const [waiting] = await listCredentials(life.database.db, (await life.current()).owner, 'next')
  expect(waiting).toMatchObject({ version: 3 })
  away = false
  life.advance(DAY / 20)
  await life.look()
  expect((await life.current()).id).toBe(waiting?.id)
})

test('without leave nothing is made, on Cloud it cannot be had, and leave that is taken back ends it', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  await allow(10)
  await allow(null)
  await life.days(20)
  expect(await life.current()).toMatchObject({ version: 1 })
  expect((await life.ask('connections.get', { name: NAME })).renewal).toBeNull()
  await life[Symbol.asyncDispose]()
  life = await beginLife('cloud')
  await life.connect()
  await expect(allow(10)).rejects.toMatchObject({ code: 'input.invalid' })
})
