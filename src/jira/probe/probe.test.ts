/** On an unaltered site nothing is found; every planted difference is; and no report tells anything of the site. */
import { describe, expect, test } from 'vitest'
import { DIFFERENCES } from '../../../test/differences.ts'
import { planted } from '../../../test/different-jira.ts'
import { inputFor, KINDS, portsOf, setUp } from '../../../test/verification.ts'
import { type Fetch, isObject, type Json } from '../../base/index.ts'
import { stateOf } from '../../simulator/index.ts'
import { type ProbeReport, probeSite, questionsFor } from './probe.ts'

describe.each(KINDS)('on %s', (kind) => {
  const set = setUp(kind)
  const planting = DIFFERENCES.filter(({ on }) => on.includes(kind))

  function probe(wrap: (fetch: Fetch) => Fetch = (fetch) => fetch): Promise<ProbeReport> {
    const world = { ...set.world, fetch: wrap(set.world.fetch) }
    const { address, credential } = inputFor(set, 'admin')
    const line = { ...portsOf({ ...set, world }), credential, site: 'acme', address: address.base }
    return probeSite(line, { deployment: kind, base: address.base, failedLogin: true })
  }

  test('nothing differs', async () => {
    const { lines, counts } = await probe()
    expect(lines.filter(({ verdict }) => verdict !== 'as assumed')).toEqual([])
    expect(counts['as assumed']).toBe(lines.length)
  })

  test.each(planting.map((one) => [one.found, one.name, one] as const))('%s: %s', async (found, _, difference) => {
    const { lines } = await probe(planted(difference))
    const differing = lines.filter(({ verdict }) => verdict === 'differs').map(({ name }) => name)
    expect(differing).toContain(found)
  })

  test('every question can be answered otherwise', () => {
    const asked = questionsFor({ deployment: kind, base: '', failedLogin: true }).map(({ name }) => name)
    expect([...new Set(planting.map(({ found }) => found))].sort()).toEqual([...asked].sort())
  })

  test('nothing of the site is in any report', async () => {
    const told = [await probe(), ...(await Promise.all(planting.slice(0, 40).map((one) => probe(planted(one)))))]
    const values = [
      ...new Set(
        told.flatMap(({ lines }) => lines.flatMap(({ seen, because }) => [...Object.values(seen), ...because])),
      ),
    ]
    const text = values.join('\n')
    // What is written in capitals and underscores is a permission of Jira's; a short number is a count.
    const secrets = [...written(stateOf(set.site))].filter(
      (one) => one !== kind && one.length > 2 && /[A-Z@\d-]/.test(one) && !/^([A-Z]+(_[A-Z]+)+|\d{1,4})$/.test(one),
    )
    expect(secrets.length).toBeGreaterThan(1_000)
    expect(secrets.filter((one) => text.includes(one))).toEqual([])
  })

  test('nothing is changed', async () => {
    const before = JSON.stringify(stateOf(set.site))
    await probe()
    expect(JSON.stringify(stateOf(set.site))).toBe(before)
  })
})

test('nothing differs through the gateway either', async () => {
  const set = setUp('cloud')
  const { address, credential } = inputFor(set, 'scoped')
  const line = { ...portsOf(set), credential, site: 'acme', address: `${address.origin}/ex/jira/${set.site.cloudId}` }
  const { lines } = await probeSite(line, { deployment: 'cloud', base: address.base })
  expect(lines.filter(({ verdict }) => verdict !== 'as assumed')).toEqual([])
})

test('an account that may not ask is refused, which is no difference', async () => {
  const set = setUp('cloud')
  const { address, credential } = inputFor(set, 'member')
  const line = { ...portsOf(set), credential, site: 'acme', address: address.base }
  const { counts } = await probeSite(line, { deployment: 'cloud', base: address.base })
  expect(counts.differs).toBe(0)
  expect(counts.refused).toBeGreaterThan(5)
})

test('a token that stops working ends the probe', async () => {
  const set = setUp('cloud')
  const { address, credential } = inputFor(set, 'expired')
  const line = { ...portsOf(set), credential, site: 'acme', address: address.base }
  await expect(probeSite(line, { deployment: 'cloud', base: address.base })).rejects.toThrow('does not accept')
})

test('a failed login is sent only when it is asked for', () => {
  const names = questionsFor({ deployment: 'cloud', base: '' }).map(({ name }) => name)
  expect(names).not.toContain('failed-login')
})

/** All text in a site's state: names, keys, addresses, ids. Words that Jira itself uses are no secret. */
function written(value: Json | undefined, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value)
  else if (Array.isArray(value)) for (const one of value) written(one, found)
  else if (isObject(value)) for (const one of Object.values(value)) written(one, found)
  return found
}
