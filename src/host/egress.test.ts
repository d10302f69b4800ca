/** Nothing inside is reached unless the operator named exactly that origin, and some places never are. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HttpResponse, NoAnswer, Secret } from '../base/index.ts'
import { reachOf } from './address.ts'
import type { Resolve } from './connect.ts'
import { egressPolicy, ownDatabase } from './egress.ts'
import { openFetch } from './fetch.ts'
import { type Served, serveFetch } from './serve-fetch.ts'

let inside: Served
let reached = 0
beforeAll(async () => {
  inside = await serveFetch(async () => {
    reached += 1
    return { status: 200, headers: {}, body: 'inside' }
  })
})
afterAll(() => inside.close())

const leadsTo =
  (...addresses: string[]): Resolve =>
  (_name, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

async function ask(
  url: string,
  allowOrigins: readonly string[] = [],
  resolve?: Resolve,
): Promise<HttpResponse | NoAnswer> {
  const host = openFetch({ allowOrigins, requestTimeout: 5_000, ...(resolve ? { resolve } : {}) })
  try {
    return await host.fetch({ method: 'GET', url, headers: { authorization: 'Bearer secret' } })
  } catch (error) {
    if (error instanceof NoAnswer) return error
    throw error
  } finally {
    await host.close()
  }
}

const LOOPBACK = [
  '127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001', '127.0.0.1.',
  '１２７.0.0.1', '127。0。0。1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]', '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', 'localhost', 'LOCALHOST', 'localhost.', 'ｌｏｃａｌｈｏｓｔ', '0', '0.0.0.0', '[::]',
] // biome-ignore format: a list of spellings

test.each(LOOPBACK)('%s is refused for https, http and any port', async (host) => {
  const before = reached
  for (const url of [`https://${host}`, `http://${host}:${inside.port}`, `https://${host}:${inside.port}`]) {
    const answer = await ask(url)
    // Some resolvers do not know `localhost.` at all, which is as good.
    expect(answer).toMatchObject({ reason: expect.stringMatching(/^(not-allowed|dns)$/), notSent: true })
  }
  expect(reached).toBe(before)
})

const METADATA = [
  '169.254.169.254', '2852039166', '0xa9fea9fe', '169.254.170.2', '168.63.129.16', '100.100.100.200', '192.0.0.192',
  '[fd00:ec2::254]', '[::ffff:169.254.169.254]', '[64:ff9b::169.254.169.254]', '[64:ff9b:1:a9fe:a9:fe00::]',
  '[2002:a9fe:a9fe::]', '[2001:0:a9fe:a9fe::1]', '[2606:4700::5efe:a9fe:a9fe]', '[fe80::1]', '[::a9fe:a9fe]',
] // biome-ignore format: a list of spellings

test.each(METADATA)('%s stays shut even when the operator names it', async (host) => {
  for (const scheme of ['http', 'https']) {
    const { origin } = new URL(`${scheme}://${host}`)
    const answer = await ask(`${origin}/latest/meta-data`, [origin])
    expect(answer).toMatchObject({ reason: 'not-allowed', notSent: true })
  }
})

describe('a name is judged by every address it leads to', () => {
  test('one private or forbidden address among public ones is enough to refuse', async () => {
    for (const bad of ['10.0.0.1', '192.168.1.1', '127.0.0.1', '169.254.169.254', '::1', 'fd00::1', '64:ff9b::a00:1'])
      expect(await ask('https://jira.example', [], leadsTo('1.1.1.1', bad))).toMatchObject({ reason: 'not-allowed' })
  })
  test('a named name reaches its private address, but never metadata', async () => {
    const named = `http://jira.example:${inside.port}`
    expect(await ask(`${named}/`, [named], leadsTo('127.0.0.1'))).toMatchObject({ status: 200, body: 'inside' })
    expect(await ask(`${named}/`, [named], leadsTo('169.254.169.254'))).toMatchObject({ reason: 'not-allowed' })
  })
  test('it is asked once for a connection: a second answer cannot slip in', async () => {
    let asked = 0
    const rebinding: Resolve = (_name, done) => leadsTo(asked++ === 0 ? '10.0.0.1' : '127.0.0.1')('', done)
    expect(await ask('https://jira.example', [], rebinding)).toMatchObject({ reason: 'not-allowed' })
    expect(asked).toBe(1)
  })
})

test('naming opens exactly that origin', async () => {
  const { origin, port } = inside
  expect(await ask(`${origin}/a`, [origin])).toMatchObject({ status: 200 })
  for (const other of [
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    'http://127.0.0.1',
  ])
    expect(await ask(other, [origin])).toMatchObject({ reason: 'not-allowed' })
  expect(await ask(`http://name:word@127.0.0.1:${port}`, [origin])).toMatchObject({ reason: 'not-allowed' })
})

test('what is refused names the line that opens it, with what is open already', () => {
  const policy = egressPolicy({ allowOrigins: ['https://a.example:8443'] })
  expect(policy.refusesUrl(new URL('https://b.example:9000/x'))).toContain(
    'FAIRLEAD_ALLOW_ORIGINS="https://a.example:8443 https://b.example:9000"',
  )
  expect(policy.refusesUrl(new URL('https://acme.atlassian.net/rest'))).toBeUndefined()
})

test('an address inside IPv6 is judged like itself, wherever a gateway would unpack it', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
      const hex = (high: number, low: number) => ((high << 8) | low).toString(16)
      const forms = [
        `64:ff9b::${address}`,
        `2002:${hex(a, b)}:${hex(c, d)}::1`,
        `2606:4700::5efe:${hex(a, b)}:${hex(c, d)}`,
      ]
      expect(reachOf(`::ffff:${address}`)).toBe(reachOf(address))
      for (const form of forms) {
        expect(reachOf(form)).not.toBe('public')
        if (reachOf(address) === 'never' && a !== 0) expect(reachOf(form)).toBe('never')
      }
    }),
  )
})

describe('Fairlead’s own database is never reached, whatever is open', () => {
  const own = ownDatabase(new Secret('postgres://u:hunter2@db.corp:5432/x'))
  test('by its name, by its address, or by another name for it', async () => {
    expect(own).toEqual([{ host: 'db.corp', port: 5432 }])
    const rules = {
      ...{
        allowOrigins: [`https://other.corp:${inside.port}`, `http://127.0.0.1:${inside.port}`],
        requestTimeout: 5_000,
      },
      ...{ resolve: leadsTo('127.0.0.1'), databaseUrl: new Secret(`postgres://u:hunter2@db.corp:${inside.port}/x`) },
    }
    const host = openFetch({ ...rules, allowOrigins: [...rules.allowOrigins, `https://db.corp:${inside.port}`] })
    const before = reached
    for (const url of [...rules.allowOrigins, `https://db.corp:${inside.port}`]) {
      const asked = host.fetch({ method: 'GET', url, headers: {} })
      await expect(asked).rejects.toMatchObject({ reason: 'not-allowed', notSent: true })
    }
    await host.close()
    expect(reached).toBe(before)
  })
  test('a local one has no address, and one on the same host under another port is another', () => {
    expect(ownDatabase(undefined)).toEqual([])
    expect(ownDatabase(new Secret('postgres:///x?host=/run/postgresql'))).toEqual([])
    expect(ownDatabase(new Secret('postgres://[::1]/x?host=10.0.0.5'))).toEqual([{ host: '10.0.0.5', port: 5432 }])
    const policy = egressPolicy({ allowOrigins: ['https://db.corp'], own })
    expect(policy.refusesUrl(new URL('https://db.corp/jira'))).toBeUndefined()
    expect(policy.refusesUrl(new URL('https://db.corp:5432/'))).toContain('own database')
  })
})

test('private networks and ports open by range and number, for https alone', async () => {
  const open = { privateNetworks: ['10.20.0.0/16'], ports: [8443] }
  const policy = egressPolicy({ allowOrigins: [], ...open })
  for (const good of ['https://10.20.3.4', 'https://[::ffff:10.20.3.4]', 'https://jira.corp:8443'])
    expect(policy.refusesUrl(new URL(good))).toBeUndefined()
  for (const bad of ['https://10.21.0.1', 'http://10.20.3.4', 'https://10.20.3.4:9443', 'https://127.0.0.1:8443'])
    expect(policy.refusesUrl(new URL(bad))).toMatch(/is not open/)
  expect(policy.refusesAddress('https://jira.corp', '10.20.255.255')).toBeUndefined()
  expect(policy.refusesAddress('https://jira.corp', '10.21.0.0')).toMatch(/private network/)
})
