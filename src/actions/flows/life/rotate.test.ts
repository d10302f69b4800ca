/** Rotation: proven first, the same account, as many rights; back within the time; the old one revoked, asked after once, destroyed. */
import { afterEach, expect, test } from 'vitest'
import {
  account,
  authorize,
  beginLife,
  DAY,
  giveAnother,
  type Life,
  MINUTE,
  NAME,
  revokeIn,
} from '../../../../test/credential-life.ts'
import { listCredentials, listSites, openCredential } from '../../../store/index.ts'

let life: Life
afterEach(() => life[Symbol.asyncDispose]())

const rotate = (token: string, more: Readonly<Record<string, unknown>> = {}) => {
  const email = life.site.kind === 'cloud' ? account(life.site, 'service').email : null
  return life.ask('connections.rotate', { name: NAME, email, token, ...more })
}
const refused = (token: string, more: Readonly<Record<string, unknown>> = {}) =>
  rotate(token, more).then(
    () => undefined,
    (error: { code: string; message: string }) => error,
  )
const service = () => account(life.site, 'service').token
const old = async () => listCredentials(life.database.db, (await life.current()).owner, 'old')
const failures = () => life.sent.filter(({ failed }) => failed).length

async function tokenInUse(): Promise<string | undefined> {
  const { owner, siteId } = await life.current()
  const site = (await listSites(life.database.db)).find(({ id }) => id === siteId)
  return site && (await openCredential(life.database.db, life.ports.vault, owner, site))?.secret.reveal()
}

test('the new token is in use at once, the old one stays to go back to and is then revoked and proven dead', async () => {
  life = await beginLife('cloud')
  await life.connect()
  const second = giveAnother(life.site, 'service')
  const view = await rotate(second, { expiresAt: '2027-05-01' })
  expect(view).toMatchObject({ state: 'ok', token: { expiresAt: '2027-05-01T00:00:00.000Z', expiresFrom: 'typed' } })
  expect(view.old).toMatchObject([{ last4: service().slice(-4), aliveAt: null }])
  expect(await tokenInUse()).toBe(second)
  await life.look()
  expect(await old()).toHaveLength(1)
  revokeIn(life.site, service())
  life.advance(31 * MINUTE)
  life.sent.length = 0
  await life.look()
  expect(life.sent.filter(({ token }) => token === service()).every(({ failed }) => failed)).toBe(true)
  expect(failures()).toBeLessThanOrEqual(2)
  expect(await old()).toEqual([])
  const { rows } = await life.ask('activity.list', { action: 'credential.destroy' })
  expect(rows).toMatchObject([{ outcome: 'done' }])
  life.sent.length = 0
  await life.days(3)
  expect(life.sent.filter(({ token }) => token === service())).toEqual([])
})

test('an old token that still works is said to, asked after once a day, and destroyed when it is dead', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  await rotate(giveAnother(life.site, 'service'))
  life.advance(31 * MINUTE)
  await life.look()
  expect((await life.told()).filter(({ kind }) => kind === 'old-token-lives')).toHaveLength(1)
  expect((await life.ask('connections.get', { name: NAME })).old).toMatchObject([{ aliveAt: expect.any(String) }])
  await life.days(3)
  expect((await life.told()).filter(({ kind }) => kind === 'old-token-lives')).toHaveLength(1)
  revokeIn(life.site, service())
  life.sent.length = 0
  life.advance(DAY + MINUTE)
  await life.look()
  expect(failures()).toBe(1)
  expect(await old()).toEqual([])
})

test('one goes back within the time, and the token that was left is asked after', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  const second = giveAnother(life.site, 'service')
  await rotate(second)
  await life.ask('connections.rotateBack', { name: NAME })
  expect(await tokenInUse()).toBe(service())
  expect(await old()).toMatchObject([{ last4: second.slice(-4) }])
  await expect(life.ask('connections.rotateBack', { name: NAME })).rejects.toMatchObject({ code: 'conflict' })
})

test('one does not go back to what Jira refuses by now', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  const second = giveAnother(life.site, 'service')
  await rotate(second)
  revokeIn(life.site, service())
  await expect(life.ask('connections.rotateBack', { name: NAME })).rejects.toMatchObject({ code: 'connection.refused' })
  expect(await tokenInUse()).toBe(second)
})

test('another account is refused, unless it is meant: then the audit says from whom to whom', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  const other = account(life.site, 'admin').token
  expect(await refused(other)).toMatchObject({ code: 'conflict', message: expect.stringMatching(/belongs to/) })
  expect(await tokenInUse()).toBe(service())
  await rotate(other, { anotherAccount: true })
  expect(await tokenInUse()).toBe(other)
  const { rows } = await life.ask('activity.list', { action: 'credential.account' })
  expect(rows).toHaveLength(1)
})

test('a token that may do less is refused with the rights it lacks, unless that is meant', async () => {
  life = await beginLife('dataCenter')
  await life.connect('admin')
  const why = await refused(service(), { anotherAccount: true })
  expect(why).toMatchObject({ code: 'conflict', message: expect.stringMatching(/may do less.* no Jira administrator/) })
  await rotate(service(), { anotherAccount: true, fewerRights: true })
  expect(await tokenInUse()).toBe(service())
})

test('a token that does not work, or is the one in use, takes no place', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  expect(await refused(service())).toMatchObject({ message: expect.stringMatching(/uses already/) })
  expect(await refused('MDAwMDAwMDAwMDAwOm5vYm9keXMtdG9rZW4tYXQtYWxs')).toMatchObject({ code: 'connection.refused' })
  expect(await old()).toEqual([])
  expect(await tokenInUse()).toBe(service())
})

test('in place of a token that Jira refuses already nothing is kept: it is dead', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  revokeIn(life.site, service())
  await life.days(1)
  const view = await rotate(giveAnother(life.site, 'service'))
  expect(view.old).toEqual([])
})

test('a person rotates their own on every named site or on none, and goes back on one', async () => {
  life = await beginLife('cloud')
  await life.connect()
  const dora = await life.person('deployer', 'dora@acme.example')
  await authorize(life, dora, 'admin')
  const { email } = account(life.site, 'admin')
  const second = giveAnother(life.site, 'admin')
  const wrong = { connections: [NAME], email, token: 'ATATT3xFfGF0-nobody-s' }
  await expect(life.ask('authorizations.rotate', wrong, dora)).rejects.toMatchObject({ code: 'connection.refused' })
  const { authorizations } = await life.ask('authorizations.rotate', { ...wrong, token: second }, dora)
  expect(authorizations).toMatchObject([{ last4: second.slice(-4), mayDeploy: true }])
  const back = await life.ask('authorizations.rotateBack', { name: NAME }, dora)
  expect(back.authorizations).toMatchObject([{ last4: account(life.site, 'admin').token.slice(-4) }])
})
