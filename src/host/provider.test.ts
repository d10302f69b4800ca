/** Single sign-on believes an identity token only when all of it is right: who signed it, for whom, when, and for which question. */
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Fetch, Secret } from '../base/index.ts'
import { Provider } from './provider.ts'
import type { SignInSettings } from './sign-in-settings.ts'

const ISSUER = 'https://id.acme.example'
const CLIENT = 'fairlead'
const BACK = 'https://fairlead.acme.example/api/v1/session/single-sign-on/back'
const SETTINGS: SignInSettings & { readonly ssoIssuer: string } = {
  ...{ ssoIssuer: ISSUER, ssoClientId: CLIENT, ssoClientSecret: new Secret('the client’s own'), ssoName: 'Acme' },
  ...{ ssoScopes: 'openid', ssoGroupsClaim: 'groups', ssoRoles: { all: 'viewer' }, ssoOnly: false },
  ...{ ssoAcr: [], ssoAmr: [], ssoLinkByEmail: false, requireSecondFactor: false, proofMinutes: 5 },
}
const [right, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

interface Token {
  readonly head: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  readonly sign: (text: string) => string
}
const signed =
  (key = right) =>
  (text: string) =>
    createSign('sha256')
      .update(text)
      .sign(key?.privateKey.export({ type: 'pkcs8', format: 'pem' }) ?? '', 'base64url')

/** A provider that gives this token, whatever it is asked for. */
async function signIn(
  change: (sound: Token) => Token,
  more: Partial<Pick<SignInSettings, 'ssoAcr' | 'ssoMaxAge'>> = {},
  began: (way: URL) => void = () => {},
): Promise<unknown> {
  let nonce = ''
  const fetch: Fetch = async ({ url }) => {
    const json = (body: object) => ({
      ...{ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    })
    if (url.endsWith('/.well-known/openid-configuration'))
      return json({
        ...{
          issuer: ISSUER,
          authorization_endpoint: `${ISSUER}/a`,
          token_endpoint: `${ISSUER}/t`,
          jwks_uri: `${ISSUER}/k`,
        },
        ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (url === `${ISSUER}/k`)
      return json({ keys: [{ ...right?.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] })
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      iss: ISSUER,
      sub: 'u1',
      aud: CLIENT,
      iat: now,
      exp: now + 300,
      nonce,
      groups: ['all'],
      name: 'Grace',
    }
    const { head, claims: told, sign } = change({ head: { alg: 'RS256', kid: 'k1' }, claims, sign: signed() })
    const text = `${part(head)}.${part(told)}`
    return json({ access_token: 'x', token_type: 'bearer', id_token: `${text}.${sign(text)}` })
  }
  const provider = new Provider({ ...SETTINGS, ...more }, fetch)
  const trip = { word: new Secret('a word of this browser'), back: BACK, again: false }
  const way = await provider.begin(trip)
  began(way)
  nonce = way.searchParams.get('nonce') ?? ''
  return provider.finish(`?code=c&state=${way.searchParams.get('state')}`, trip)
}

test('a sound token tells who it is', async () => {
  expect(await signIn((sound) => sound)).toMatchObject({
    issuer: ISSUER,
    subject: 'u1',
    name: 'Grace',
    groups: ['all'],
  })
})

const claiming =
  (more: Readonly<Record<string, unknown>>) =>
  (sound: Token): Token => ({ ...sound, claims: { ...sound.claims, ...more } })
const PAST = Math.floor(Date.now() / 1_000) - 3_600

test.each<[string, (sound: Token) => Token]>([
  ['signed by another key', (sound) => ({ ...sound, sign: signed(other) })],
  ['not signed', (sound) => ({ ...sound, head: { alg: 'none' }, sign: () => '' })],
  ['whose signature was cut off', (sound) => ({ ...sound, sign: () => '' })],
  [
    'signed with the public key as a shared secret',
    (sound) => ({
      ...sound,
      head: { alg: 'HS256', kid: 'k1' },
      sign: (text) =>
        createHmac('sha256', right?.publicKey.export({ type: 'spki', format: 'pem' }) ?? '')
          .update(text)
          .digest('base64url'),
    }),
  ],
  [
    'signed by an algorithm that the provider does not name',
    (sound) => ({ ...sound, head: { alg: 'RS512', kid: 'k1' } }),
  ],
  [
    'with a key of its own in its head',
    (sound) => ({
      ...sound,
      head: { alg: 'RS256', jwk: other?.publicKey.export({ format: 'jwk' }) },
      sign: signed(other),
    }),
  ],
  [
    'changed after it was signed',
    (sound) => ({ ...sound, sign: () => signed()(`${part(sound.head)}.${part({ ...sound.claims, sub: 'u2' })}`) }),
  ],
  ['for another client', claiming({ aud: 'another' })],
  ['of another issuer', claiming({ iss: 'https://evil.example' })],
  ['that has expired', claiming({ exp: PAST })],
  ['that is not good yet', claiming({ nbf: Math.floor(Date.now() / 1_000) + 3_600 })],
  ['for another question', claiming({ nonce: 'another' })],
  ['without the question', claiming({ nonce: undefined })],
  ['about nobody', claiming({ sub: undefined })],
])('a token %s is refused', async (_what, change) => {
  await expect(signIn(change)).rejects.toThrow()
})

test('how strongly and how lately the person must have signed in is asked for, and what the token says of it told', async () => {
  const asked: (string | null)[] = []
  const began = ({ searchParams }: URL) => void asked.push(searchParams.get('acr_values'), searchParams.get('max_age'))
  const now = Math.floor(Date.now() / 1_000)
  const strong = claiming({ acr: 'phr', amr: ['pwd', 'mfa'], auth_time: now - 60 })
  expect(await signIn((sound) => sound, {}, began)).toMatchObject({ acr: null, amr: [] })
  const wanted = { ssoAcr: ['phr', 'phrh'], ssoMaxAge: 10 }
  expect(await signIn(strong, wanted, began)).toMatchObject({ acr: 'phr', amr: ['pwd', 'mfa'] })
  expect(asked).toEqual([null, null, 'phr phrh', '600'])
  await expect(signIn(claiming({ auth_time: now - 3_600 }), wanted)).rejects.toThrow()
  await expect(
    signIn((sound) => sound, wanted),
    'does not say when',
  ).rejects.toThrow()
})
