/** The corpus of hostile addresses against real sockets: with the demo's site open beside it, the inside is never reached. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FetchOptions, openFetch } from '../../src/host/fetch.ts'
import type { Case } from './case.ts'
import { FORBIDDEN } from './forbidden.ts'
import { ask, grounded, type Inside, openInside, openSite, resolverOf } from './ground.ts'
import { LOOPBACK } from './loopback.ts'
import { NAMES } from './names.ts'
import { PRIVATE } from './private.ts'
import { URLS } from './urls.ts'

let inside: Inside
let site: Awaited<ReturnType<typeof openSite>>
let ground: ReturnType<typeof grounded>
beforeAll(async () => {
  ground = grounded()
  inside = await openInside()
  site = await openSite()
})
afterAll(async () => {
  await Promise.all([inside.close(), site.close()])
  ground.lift()
})

/** Aliases are followed as a resolver does; what the table does not know leads inside, so that whatever slips through is counted. */
function addressesOf(name: string): readonly string[] {
  const known = NAMES.find(([one]) => new URL(`https://${one}`).hostname.replace(/\.$/, '') === name.replace(/\.$/, ''))
  return (known?.[1] ?? ['127.0.0.1']).flatMap((one) => (one.startsWith('→ ') ? addressesOf(one.slice(2)) : [one]))
}

/** The operator opened the demo's site and the inside's very port, so that no port hides a hole. */
const rules = (more: Partial<FetchOptions> = {}): FetchOptions => ({
  allowOrigins: [site.origin],
  ports: [inside.port],
  requestTimeout: 5_000,
  resolve: resolverOf(addressesOf),
  ...more,
})

/** Asks all of them, the open site between them; what was not refused is told. */
async function slips(urls: readonly Case[], more: Partial<FetchOptions> = {}): Promise<readonly string[]> {
  const host = openFetch(rules(more))
  const found: string[] = []
  try {
    for (const [at, [url, why]] of urls.entries()) {
      const asked = await ask(host.fetch, url.replaceAll('{port}', String(inside.port)))
      if (!('refused' in asked) || asked.refused !== 'not-allowed' || !asked.notSent)
        found.push(`${url} (${why}): ${JSON.stringify(asked)}`)
      if (at % 50 === 0)
        expect(await ask(host.fetch, `${site.origin}/rest/api/3/serverInfo`)).toMatchObject({ status: 200 })
    }
  } finally {
    await host.close()
  }
  return found
}

const addressed = (hosts: readonly Case[], schemes = ['https', 'http']): Case[] =>
  hosts.flatMap(([host, why]) => schemes.map((scheme): Case => [`${scheme}://${host}:{port}/`, why]))
const NAMED: readonly Case[] = NAMES.map(([name, , why]) => [name, why])
/** All private networks, named by the operator as widely as a setting can. */
const WIDE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']

test('the corpus has at least 300 cases, each once and with a reason', () => {
  const all = [...LOOPBACK, ...FORBIDDEN, ...PRIVATE, ...NAMED, ...URLS]
  console.log(`egress corpus: ${all.length} cases`)
  expect(all.length).toBeGreaterThanOrEqual(300)
  expect(new Set(all.map(([written]) => written)).size).toBe(all.length)
  expect(all.filter(([, why]) => why.length < 4)).toEqual([])
})

test('0 reached: hosts by either scheme, names by what they lead to, whole addresses', async () => {
  expect(await slips(addressed([...LOOPBACK, ...FORBIDDEN, ...PRIVATE, ...NAMED]))).toEqual([])
  expect(await slips(URLS)).toEqual([])
  expect(inside.reached()).toBe(0)
  expect(ground.away).toEqual([])
})

test('with every private network open, what is no network stays shut, and http too', async () => {
  const open = { privateNetworks: WIDE }
  expect(await slips(addressed([...LOOPBACK, ...FORBIDDEN]), open)).toEqual([])
  expect(await slips(addressed(PRIVATE, ['http']), open)).toEqual([])
  expect(inside.reached()).toBe(0)
  expect(ground.away).toEqual([])
})

test('named by its exact origin, what is forbidden stays shut', async () => {
  const hosts = addressed(FORBIDDEN).map(([url]) => url.replaceAll('{port}', String(inside.port)))
  const origins = hosts.flatMap((url) => URL.parse(url)?.origin ?? [])
  expect(origins.length).toBeGreaterThan(200)
  expect(await slips(addressed(FORBIDDEN), { allowOrigins: [site.origin, ...origins] })).toEqual([])
  expect(inside.reached()).toBe(0)
})

test('the counter counts: named by its exact origin the inside is reached, and so it is by a client without the policy', async () => {
  const origin = `http://inside.example:${inside.port}`
  const host = openFetch(rules({ allowOrigins: [origin] }))
  expect(await ask(host.fetch, `${origin}/`)).toMatchObject({ status: 200, body: '{"inside":"gold"}' })
  await host.close()
  expect(inside.reached()).toBe(1)
  await fetch(`http://2130706433:${inside.port}/`)
  await fetch(`http://0x7f.1:${inside.port}/`)
  expect(inside.reached()).toBe(3)
})
