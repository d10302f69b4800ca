/** A sealed secret opens where it belongs, with its key, unchanged; in every other case it does not. */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Secret } from '../base/index.ts'
import { parseKeys } from './keys.ts'
import { type Binding, type Sealed, Vault } from './vault.ts'

const newKey = () => randomBytes(32).toString('base64')
const vaultOf = (...keys: string[]) => new Vault(parseKeys(keys.join('\n'), 'the test'))
const key = newKey()
const vault = vaultOf(key)
const binding: Binding = {
  owner: 'connection:1',
  version: 1,
  site: 'cloud:acme',
  purpose: 'service',
  origins: ['https://acme.atlassian.net', 'https://api.atlassian.com'],
}

test('what is sealed opens again, and the same secret never looks the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = JSON.parse(JSON.stringify(vault.seal(new Secret(text), binding))) as Sealed
      expect(vault.open(sealed, binding).reveal()).toBe(text)
      expect(vault.seal(new Secret(text), binding)).not.toEqual(sealed)
    }),
  )
})

test('nothing of the secret stands in what is stored', () => {
  const stored = JSON.stringify(vault.seal(new Secret('ATATT3xFfGF0canary'), binding))
  expect(stored).not.toContain('canary')
  expect(stored).not.toContain(Buffer.from('ATATT3xFfGF0canary').toString('base64').slice(0, 12))
})

test('a name for a secret is the same for the same secret and key, and for no other', () => {
  const name = vault.nameOf(new Secret('token'))
  expect(vaultOf(key).nameOf(new Secret('token'))).toBe(name)
  expect(vault.nameOf(new Secret('token '))).not.toBe(name)
  expect(vaultOf(newKey()).nameOf(new Secret('token'))).not.toBe(name)
  expect(vault.nameOf(new Secret('id'))).not.toContain(vault.key)
})

test('it opens for no other owner, version, site, purpose or list of origins', () => {
  const sealed = vault.seal(new Secret('token'), binding)
  const others: Partial<Binding>[] = [
    { owner: 'connection:2' },
    { owner: 'person:1' },
    { version: 2 },
    { site: 'cloud:other' },
    { purpose: 'authorization' },
    { origins: ['https://acme.atlassian.net'] },
    { origins: ['https://acme.atlassian.net', 'https://evil.example'] },
    { origins: [...binding.origins, 'https://evil.example'] },
    { origins: [] },
  ]
  for (const other of others)
    expect(() => vault.open(sealed, { ...binding, ...other })).toThrow('sealed for something else')
  expect(vault.open(sealed, { ...binding, origins: binding.origins.toReversed() }).reveal()).toBe('token')
})

test('parts of two sealed secrets cannot be mixed', () => {
  const one = vault.seal(new Secret('one'), binding)
  const other = vault.seal(new Secret('other'), binding)
  expect(() => vault.open({ ...one, secret: other.secret }, binding)).toThrow()
  expect(() => vault.open({ ...one, wrapped: other.wrapped }, binding)).toThrow()
  expect(() => vault.open({ ...one, wrapped: one.secret, secret: one.wrapped }, binding)).toThrow()
})

const PLACES = (['wrapped', 'secret'] as const).flatMap((box) =>
  (['iv', 'tag', 'data'] as const).map((part) => ({ box, part })),
)

describe.each(PLACES)('$box $part', ({ box, part }) => {
  const sealed = vault.seal(new Secret('token'), binding)
  const changed = (change: (bytes: Buffer) => Buffer): Sealed => ({
    ...sealed,
    [box]: { ...sealed[box], [part]: change(Buffer.from(sealed[box][part], 'base64')).toString('base64') },
  })

  test('no bit can be turned', () => {
    const bits = Buffer.from(sealed[box][part], 'base64').length * 8
    for (let bit = 0; bit < bits; bit++) {
      const turned = changed((bytes) => {
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return bytes
      })
      expect(() => vault.open(turned, binding)).toThrow('was changed')
    }
  })

  test('it cannot be cut, not even to lengths that some ciphers take', () => {
    const { length } = Buffer.from(sealed[box][part], 'base64')
    for (let cut = 0; cut < length; cut++)
      expect(() =>
        vault.open(
          changed((bytes) => bytes.subarray(0, cut)),
          binding,
        ),
      ).toThrow('was changed')
  })
})

test('what is not sealed is never taken for a secret', () => {
  const sealed = vault.seal(new Secret('token'), binding)
  const { alg: _, ...without } = sealed
  for (const stored of [
    'token',
    null,
    {},
    { secret: 'token' },
    without,
    { ...sealed, alg: 'none' },
    { ...sealed, format: 2 },
    { ...sealed, more: 1 },
  ])
    expect(() => vault.open(stored, binding)).toThrow('was changed')
})

test('the newest key seals, older ones open, and a rewrapped secret needs the newest only', () => {
  const newer = newKey()
  const old = vault.seal(new Secret('token'), binding)
  const both = vaultOf(key, newer)
  expect(both.open(old, binding).reveal()).toBe('token')
  expect(both.seal(new Secret('x'), binding).key).toBe(vaultOf(newer).key)
  expect(() => vaultOf(newer).open(old, binding)).toThrow(/sealed with key .* not here/)
  const rewrapped = both.rewrap(old, binding)
  expect(vaultOf(newer).open(rewrapped, binding).reveal()).toBe('token')
  expect(() => vaultOf(newer).open({ ...rewrapped, key: old.key }, binding)).toThrow()
})
