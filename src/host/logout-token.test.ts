/** A logout token counts only when all of it is right: who signed it, for whom, when, and that it is one. */
import { constants, createHmac, createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Expected, readLogoutToken } from './logout-token.ts'

const ISSUER = 'https://id.acme.example'
const NOW = Date.parse('2026-11-22T12:00:00Z')
const SECONDS = NOW / 1_000
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const [right, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 })) as [Pair, Pair]
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const edwards = generateKeyPairSync('ed25519')
interface Pair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}
const jwk = ({ publicKey }: Pair, more: object) => ({ ...publicKey.export({ format: 'jwk' }), use: 'sig', ...more })
const KEYS = [
  jwk(right, { kid: 'k1' }),
  jwk(elliptic, { kid: 'k2', alg: 'ES256' }),
  jwk(edwards, { kid: 'k3' }),
  jwk(other, { kid: 'k4', use: 'enc' }),
]
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

interface Token {
  readonly head: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  readonly sign: (text: string) => string
}
const rsa =
  ({ privateKey }: Pair = right) =>
  (text: string) =>
    createSign('sha256').update(text).sign(privateKey, 'base64url')
const SOUND: Token = {
  head: { alg: 'RS256', kid: 'k1', typ: 'logout+jwt' },
  claims: {
    ...{ iss: ISSUER, aud: 'fairlead', iat: SECONDS, exp: SECONDS + 120, jti: 'j1', sub: 'u1', sid: 's1' },
    events: { [EVENT]: {} },
  },
  sign: rsa(),
}

function read({ head, claims, sign: signed }: Token, more: Partial<Expected> = {}) {
  const text = `${part(head)}.${part(claims)}`
  return readLogoutToken(`${text}.${signed(text)}`, {
    ...{ issuer: ISSUER, client: 'fairlead', algorithms: ['RS256', 'ES256', 'EdDSA', 'PS256'], now: NOW },
    keys: async () => KEYS,
    ...more,
  })
}
const claiming = (more: Readonly<Record<string, unknown>>): Token => ({
  ...SOUND,
  claims: { ...SOUND.claims, ...more },
})
const headed = (more: Readonly<Record<string, unknown>>): Token => ({ ...SOUND, head: { ...SOUND.head, ...more } })

test('a sound one tells who signed out, and until when it must be remembered', async () => {
  const told = { issuer: ISSUER, subject: 'u1', session: 's1', id: 'j1', expiresAt: NOW + 120_000 }
  expect(await read(SOUND)).toEqual(told)
  expect(await read(claiming({ aud: ['another', 'fairlead'], sub: undefined }))).toMatchObject({ subject: null })
  expect(await read(claiming({ sid: undefined }))).toMatchObject({ subject: 'u1', session: null })
  expect((await read(claiming({ exp: SECONDS + 86_400 }))).expiresAt).toBeLessThan(NOW + 600_000)
  expect(await read(headed({ kid: undefined, typ: 'application/logout+jwt' }))).toEqual(told)
})

test.each<[string, string, (data: Buffer) => Buffer]>([
  [
    'PS256',
    'k1',
    (data) => sign('sha256', data, { key: right.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
  ],
  ['ES256', 'k2', (data) => sign('sha256', data, { key: elliptic.privateKey, dsaEncoding: 'ieee-p1363' })],
  ['EdDSA', 'k3', (data) => sign(null, data, edwards.privateKey)],
])('signed by %s', async (alg, kid, by) => {
  const token = { ...headed({ alg, kid }), sign: (text: string) => by(Buffer.from(text)).toString('base64url') }
  expect(await read(token)).toMatchObject({ id: 'j1' })
  await expect(
    read({ ...token, claims: { ...SOUND.claims, sub: 'u2' }, sign: () => token.sign('other') }),
  ).rejects.toThrow()
})

test.each<[string, Token]>([
  ['signed by another key', { ...SOUND, sign: rsa(other) }],
  ['signed by a key that is for something else', { ...headed({ kid: 'k4' }), sign: rsa(other) }],
  ['not signed', { ...headed({ alg: 'none' }), sign: () => '' }],
  ['whose signature was cut off', { ...SOUND, sign: () => '' }],
  [
    'changed after it was signed',
    { ...SOUND, sign: () => rsa()(`${part(SOUND.head)}.${part({ ...SOUND.claims, sub: 'u2' })}`) },
  ],
  [
    'signed with the public key as a shared secret',
    {
      ...headed({ alg: 'HS256' }),
      sign: (text) =>
        createHmac('sha256', right.publicKey.export({ type: 'spki', format: 'pem' }))
          .update(text)
          .digest('base64url'),
    },
  ],
  ['with a key of its own in its head', { ...headed({ kid: undefined, jwk: jwk(other, {}) }), sign: rsa(other) }],
  ['of a key that nobody knows', headed({ kid: 'k9' })],
  ['with words in its head that must be understood', headed({ crit: ['exp'] })],
  ['that is an identity token by its type', headed({ typ: 'JWT' })],
  ['of no type', headed({ typ: undefined })],
  ['that is an identity token by its nonce', claiming({ nonce: 'n' })],
  ['without the event', claiming({ events: {} })],
  ['with another event', claiming({ events: { 'http://schemas.openid.net/event/other': {} } })],
  ['of another issuer', claiming({ iss: 'https://evil.example' })],
  ['for another client', claiming({ aud: 'another' })],
  ['that has expired', claiming({ exp: SECONDS })],
  ['without an end', claiming({ exp: undefined })],
  ['of long ago, whatever its end', claiming({ iat: SECONDS - 301, exp: SECONDS + 86_400 })],
  ['of a time to come', claiming({ iat: SECONDS + 61 })],
  ['without its own word', claiming({ jti: undefined })],
  ['about nobody', claiming({ sub: undefined, sid: undefined })],
])('one %s is refused', async (_what, token) => {
  await expect(read(token)).rejects.toThrow()
})

test('one signed by an algorithm that the provider does not name is refused, and its keys are not even asked for', async () => {
  let asked = 0
  const keys = async () => {
    asked += 1
    return KEYS
  }
  await expect(read(SOUND, { algorithms: ['ES256'], keys })).rejects.toThrow()
  await expect(read(claiming({ iss: 'x' }), { keys })).rejects.toThrow()
  expect(asked).toBe(0)
})

test.each(['', 'a', 'a.b', 'a.b.c', '..', '.'.repeat(50), `${part(null)}.${part([])}.x`, `${part({})}.${part('x')}.`])(
  '%j is none, and what was sent is not repeated',
  async (text) => {
    const expected = { issuer: ISSUER, client: 'fairlead', algorithms: ['RS256'], keys: async () => KEYS, now: NOW }
    await expect(readLogoutToken(text, expected)).rejects.toThrow()
  },
)
