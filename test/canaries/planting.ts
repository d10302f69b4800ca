/** Every way in which a secret may come to Fairlead, right or wrong, with a canary in it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Secret } from '../../src/base/index.ts'
import { readSettings } from '../../src/host/index.ts'
import { listSites, openVault, siteOrigins } from '../../src/store/index.ts'
import type { Client } from '../journeys/client.ts'
import { type Journey, PASSWORD } from '../journeys/journey.ts'
import type { Canaries } from './canaries.ts'

export interface Planting {
  readonly journey: Journey
  readonly ada: Client
  readonly canaries: Canaries
  /** Of each kind. */
  readonly count: number
}

/** Requests under way at once. */
const WIDTH = 12
/** Canaries in one request where it has room for many. */
const MANY = 25

/** Comes from so many addresses that no limit by address is met. */
const addressOf = (at: number): string => `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`

/** How many requests a session sends: fewer than it may in a minute. */
const OF_A_SESSION = 1_000

/** An administrator in as many sessions as so many requests need, and each request from an address of its own. */
async function insiders({ nobody }: Journey, requests: number): Promise<(at: number) => Client> {
  const account = { email: 'ada@fairlead.example', password: PASSWORD }
  const sessions: Client[] = []
  for (let sent = 0; sent < requests; sent += OF_A_SESSION)
    sessions.push(await nobody.from(`198.18.${randomBytes(2).join('.')}`).enter('/session', account))
  return (at) => (sessions[at % sessions.length] ?? nobody).from(addressOf(at))
}

/** What is refused for its number is never looked at: a canary in it would prove nothing. */
export function allWereRead({ said }: Journey): void {
  const slowed = said.filter((line) => line.startsWith('429 ') && /More than \d+ requests|Too many requests/.test(line))
  if (slowed.length > 0) throw new Error(`${slowed.length} requests with canaries were sent too soon to be read`)
}

async function each(times: number, work: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < times; at = next++) await work(at)
  }
  await Promise.all(Array.from({ length: WIDTH }, worker))
}

/**
 * Sealed through the vault as they are when they have been proven, each for a connection of its own. Proven later than any
 * run lasts: time goes a hundred times as fast here, and after a day of it the daily probe would try them all at the site.
 */
export async function plantStored({ journey, canaries, count }: Planting): Promise<void> {
  const { database } = journey
  const { vault } = await openVault(database, readSettings(journey.environment))
  const [site] = await listSites(database.db)
  if (!site) throw new Error('nothing is connected yet')
  const about = { version: 1, site: site.identity, purpose: 'service', origins: siteOrigins(site) } as const
  const rows = canaries.some('stored token', count).map((secret) => {
    const id = randomUUID()
    const sealed = vault.seal(new Secret(secret), { ...about, owner: `connection:${id}` })
    return { id, sealed, last4: secret.slice(-4) }
  })
  await sql`
    with row as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, last4 text, sealed jsonb)),
    connected as (
      insert into connection (id, name, site_id, state, report, checked_at, created_by)
      select id, 'planted-' || left(id::text, 13), ${site.id}, 'ok', '{"checks": []}', now(), 'x' from row returning id
    )
    insert into credential (connection_id, site_id, purpose, slot, version, method, email, account_key, account_name,
      administrator, label, last4, sealed, key_id, proven_at, created_by)
    select row.id, ${site.id}, 'service', 'current', 1, 'api-token', 'nobody@acme.example', 'a', 'A',
      false, 'x', row.last4, row.sealed, ${vault.key}, now() + interval '10 years', 'x' from row join connected using (id)`.execute(
    database.db,
  )
}

/** In the right field. A few are tried at the site, which refuses them; the others at addresses that are refused before. */
export async function plantWrong({ journey, canaries, count }: Planting): Promise<void> {
  const insider = await insiders(journey, count)
  const { url, email } = journey.sites.candidate('staging', 'admin')
  const tried = Math.min(60, Math.ceil(count / 10))
  await each(count, (at) => {
    const token = canaries.one('wrong token')
    const where = at < tried ? url : 'https://169.254.169.254'
    return insider(at).ask('connections.verify', { name: 'x', url: where, email, token })
  })
}

/** In every field but the right one, and in fields that nobody knows. */
export async function plantMisplaced({ journey, canaries, count }: Planting): Promise<void> {
  const { url, email } = journey.sites.candidate('staging', 'admin')
  const kind = 'wrong field'
  const input = (): Record<string, unknown>[] => [
    { name: canaries.one(kind), url, email, token: '' },
    { name: 'x', url: canaries.one(kind), email, token: 'x' },
    { name: 'x', url: `https://ada:${canaries.one(kind)}@acme.atlassian.net`, email, token: 'x' },
    { name: 'x', url: `https://acme.atlassian.net?token=${canaries.one(kind)}`, email, token: 'x' },
    { name: 'x', url: `https://${canaries.one(kind)}.atlassian.net`, email, token: 'x' },
    { name: 'x', url, email: canaries.one(kind), token: '' },
    { name: 'x', url, email, token: '', expiresAt: canaries.one(kind) },
    { name: 'x', url, email, token: { value: canaries.one(kind) } },
    { name: 'x', url, email, token: '', [canaries.one(kind)]: canaries.one(kind) },
    { name: 'x', url, email, token: '', projects: canaries.some(kind, MANY - 11) },
  ]
  const times = Math.ceil(count / MANY)
  const insider = await insiders(journey, times * (input().length + 1))
  await each(times, async (at) => {
    for (const one of input()) await insider(at).ask('connections.create', one)
    await insider(at).send('POST', '/connections', { body: `{"token": "${canaries.one(kind)}"` })
  })
}

/** Below the API, beside it, and in what is asked for. */
export async function plantAddresses({ journey, canaries, count }: Planting): Promise<void> {
  const kind = 'address'
  const times = Math.ceil(count / MANY)
  const insider = await insiders(journey, 6 * times)
  await each(times, async (at) => {
    const client = insider(at)
    const query = canaries.some(kind, MANY - 6).map((one, at) => `${at === 0 ? 'token' : `q${at}`}=${one}`)
    await client.send('GET', `/items?${query.join('&')}`)
    await client.send('GET', `/connections/${canaries.one(kind)}`)
    await client.send('DELETE', `/connections/${canaries.one(kind)}`)
    await client.send('GET', `/${canaries.one(kind)}/${canaries.one(kind)}`)
    await client.send('GET', `/items/${canaries.one(kind)}`)
    await client.send('GET', `/%zz${canaries.one(kind)}`)
  })
}

export async function plantHeaders({ journey, canaries, count }: Planting): Promise<void> {
  const kind = 'header'
  const names = [
    'referer',
    'origin',
    'user-agent',
    'accept-language',
    'x-request-id',
    'traceparent',
    'x-api-key',
    'if-match',
  ]
  await each(Math.ceil(count / MANY), async (at) => {
    const known = Object.fromEntries(names.map((name) => [name, canaries.one(kind)]))
    const others = Object.fromEntries(canaries.some(kind, MANY - names.length).map((one, at) => [`x-odd-${at}`, one]))
    await journey.nobody.from(addressOf(at)).send('GET', '/about', { headers: { ...known, ...others } })
    const type = { 'content-type': canaries.one(kind) }
    await journey.nobody.from(addressOf(at)).send('POST', '/session', { body: 'x', headers: type })
  })
}

/** As the path of a webhook, as its signature, as its identifier and in its body. */
export async function plantWebhooks({ journey, canaries, count }: Planting): Promise<void> {
  const kind = 'webhook secret'
  await each(Math.ceil(count / MANY), async (at) => {
    const body = JSON.stringify({ secrets: canaries.some(kind, MANY - 3) })
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature': `sha256=${canaries.one(kind)}`,
      'x-atlassian-webhook-identifier': canaries.one(kind),
      'x-forwarded-for': addressOf(at),
    }
    const answer = await fetch(`${journey.url}/hooks/${canaries.one(kind)}`, { method: 'POST', headers, body })
    journey.said.push(`${answer.status} ${[...answer.headers].join(' ')} ${await answer.text()}`)
  })
}

/** A few are guesses at an account, which are slow on purpose; the others are in what is no sign-in at all. */
export async function plantPasswords({ journey, canaries, count }: Planting): Promise<void> {
  const kind = 'password'
  const { nobody } = journey
  const send = (at: number, body: unknown) => nobody.from(addressOf(at)).send('POST', '/session', { body })
  const guesses = Math.min(20, count)
  await each(guesses, (at) => send(at, { email: 'ada@fairlead.example', password: canaries.one(kind) }))
  await each(Math.ceil((count - guesses) / MANY), async (at) => {
    await send(1_000 + at, { email: canaries.some(kind, MANY - 5), password: canaries.one(kind) })
    await send(100_000 + at, { email: 'ada@fairlead.example', password: { is: canaries.one(kind) } })
    await send(200_000 + at, `{"password": "${canaries.one(kind)}`)
    await send(300_000 + at, canaries.one(kind))
    await nobody
      .from(addressOf(400_000 + at))
      .send('POST', '/session/first', { body: { token: canaries.one(kind), name: 'x', email: 'x', password: '' } })
  })
}

/** As a key of the API and as a session, each in a request of its own: the door looks each up. */
export async function plantKeys({ journey, canaries, count }: Planting): Promise<void> {
  await each(count, async (at) => {
    const shapes = [
      (one: string) => one,
      (one: string) => `fairlead_${randomUUID().slice(0, 8)}_${one}_0a1b2c3d`,
      (one: string) => `fairlead_${one}`,
    ]
    const key = (shapes[at % shapes.length] ?? shapes[0])?.(canaries.one('API key'))
    const client = journey.nobody.from(addressOf(at))
    await client.send('GET', '/connections', { headers: { authorization: `Bearer ${key}` } })
    await client.send('GET', '/connections', {
      headers: { cookie: `__Host-fairlead=${canaries.one('session')}; fairlead=${canaries.one('session')}` },
    })
  })
}
