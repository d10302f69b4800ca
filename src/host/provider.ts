/** The provider of single sign-on (OpenID Connect): code flow with PKCE, state and nonce, every request under the egress policy. */
import { createHash, type JsonWebKey } from 'node:crypto'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { Fault, type Fetch, type Secret } from '../base/index.ts'
import { type LogoutToken, readLogoutToken } from './logout-token.ts'
import type { SignInSettings } from './sign-in-settings.ts'

/** What the provider says of somebody, its signature checked. */
export interface ProvidedPerson {
  /** The provider's exact name, and its own word for the person. */
  readonly issuer: string
  readonly subject: string
  readonly name: string | null
  readonly email: string | null
  /** Whether the provider says that the address is this person's. */
  readonly emailVerified: boolean
  readonly groups: readonly string[]
  /** How the person signed in there, in the provider’s words; null and empty where it does not say. */
  readonly acr: string | null
  readonly amr: readonly string[]
  /** What the provider calls its own session; null where it does not say. */
  readonly session: string | null
}

export interface RoundTrip {
  /** Held by the browser alone; state, nonce and verifier are made from it. */
  readonly word: Secret
  /** Where the provider sends the browser back to. */
  readonly back: string
  /** The person must prove themselves there once more, even where they are signed in. */
  readonly again: boolean
}

/** Longer ago than this is no proof made for us. */
const FRESH_SECONDS = 300
const MINUTE = 60_000
const KEYS = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })

export class Provider {
  readonly #settings: SignInSettings & { readonly ssoIssuer: string }
  readonly #fetch: Fetch
  #known: Promise<oidc.Configuration> | undefined
  #keys: { readonly until: number; readonly keys: readonly JsonWebKey[] } = { until: 0, keys: [] }

  constructor(settings: SignInSettings & { readonly ssoIssuer: string }, fetch: Fetch) {
    this.#settings = settings
    this.#fetch = fetch
  }

  /** Where the browser goes. */
  async begin({ word, back, again }: RoundTrip): Promise<URL> {
    const oldest = this.#oldest
    return oidc.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: back,
      scope: this.#settings.ssoScopes,
      code_challenge: await oidc.calculatePKCECodeChallenge(madeOf(word, 'verifier')),
      code_challenge_method: 'S256',
      state: madeOf(word, 'state'),
      nonce: madeOf(word, 'nonce'),
      ...(this.#settings.ssoAcr.length > 0 ? { acr_values: this.#settings.ssoAcr.join(' ') } : {}),
      ...(again ? { prompt: 'login', max_age: '0' } : oldest === undefined ? {} : { max_age: String(oldest) }),
    })
  }

  /** Throws a `Fault` when the person turned back, and whatever else when the answer cannot be trusted. */
  async finish(query: string, { word, back, again }: RoundTrip): Promise<ProvidedPerson> {
    const configuration = await this.#configuration()
    const oldest = this.#oldest
    const tokens = await oidc
      .authorizationCodeGrant(configuration, new URL(query, back), {
        pkceCodeVerifier: madeOf(word, 'verifier'),
        expectedState: madeOf(word, 'state'),
        expectedNonce: madeOf(word, 'nonce'),
        idTokenExpected: true,
        ...(again ? { maxAge: FRESH_SECONDS } : oldest === undefined ? {} : { maxAge: oldest }),
      })
      .catch((error: unknown) => {
        if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
          throw new Fault('not-signed-in', 'The person turned back at the provider.')
        throw error
      })
    const claims = tokens.claims()
    if (!claims) throw new Fault('internal', 'The provider sent no identity token.')
    const more =
      this.#settings.ssoGroupsClaim in claims
        ? {}
        : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    return this.#read({ ...more, ...claims })
  }

  /** Seconds; the library holds the identity token's `auth_time` to it. */
  get #oldest(): number | undefined {
    const { ssoMaxAge } = this.#settings
    return ssoMaxAge === undefined ? undefined : ssoMaxAge * 60
  }

  #read(claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }): ProvidedPerson {
    const groups = claims[this.#settings.ssoGroupsClaim]
    return {
      issuer: claims.iss,
      subject: claims.sub,
      name: text(claims.name),
      email: text(claims.email)?.toLowerCase() ?? null,
      emailVerified: claims.email_verified === true,
      groups: texts(groups),
      acr: text(claims.acr),
      amr: texts(claims.amr),
      session: text(claims.sid),
    }
  }

  /** What the provider told of somebody who signed out there; throws where the token cannot be trusted. */
  async signedOut(token: string): Promise<LogoutToken> {
    const { issuer, jwks_uri: keys = '', ...told } = (await this.#configuration()).serverMetadata()
    return readLogoutToken(token, {
      ...{ issuer, client: this.#settings.ssoClientId ?? '', now: Date.now() },
      algorithms: told.id_token_signing_alg_values_supported ?? ['RS256'],
      keys: () => this.#keysAt(keys),
    })
  }

  /** Nobody makes us ask for them more than once a minute. */
  async #keysAt(url: string): Promise<readonly JsonWebKey[]> {
    const { until, keys } = this.#keys
    if (Date.now() < until) return keys
    const { status, body } = await this.#fetch({ method: 'GET', url, headers: { accept: 'application/json' } })
    if (status !== 200) throw new Error(`The provider’s keys: ${status}.`)
    this.#keys = { until: Date.now() + MINUTE, keys: KEYS.parse(JSON.parse(body)).keys }
    return this.#keys.keys
  }

  /** Asked once; after a failure again. */
  #configuration(): Promise<oidc.Configuration> {
    this.#known ??= this.#discover().catch((error: unknown) => {
      this.#known = undefined
      throw error
    })
    return this.#known
  }

  async #discover(): Promise<oidc.Configuration> {
    const { ssoIssuer, ssoClientId = '', ssoClientSecret } = this.#settings
    const found = await oidc.discovery(
      new URL(ssoIssuer),
      ssoClientId,
      undefined,
      ssoClientSecret ? oidc.ClientSecretBasic(ssoClientSecret.reveal()) : oidc.None(),
      {
        [oidc.customFetch]: asked(this.#fetch),
        execute: [
          // Without it the library trusts the connection that an identity token came by, and checks no signature.
          oidc.enableNonRepudiationChecks,
          // Only to an origin that the operator opened by its exact name: the egress policy refuses every other.
          ...(ssoIssuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
        ],
      },
    )
    if (found.serverMetadata().issuer !== ssoIssuer)
      throw new Fault(
        'setup.missing',
        `The provider calls itself ${found.serverMetadata().issuer}, not ${ssoIssuer}.`,
        {
          remedy: 'Set FAIRLEAD_SSO_ISSUER to exactly what the provider calls itself.',
        },
      )
    return found
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

const madeOf = (word: Secret, purpose: string): string =>
  createHash('sha256').update(`fairlead ${purpose} ${word.reveal()}`).digest('base64url')

const BODILESS = new Set([204, 205, 304])

/** The library's way of asking, by ours: one policy, one deadline, one cap, no redirect followed. */
function asked(fetch: Fetch): oidc.CustomFetch {
  return async (url, { method, headers, body }) => {
    const sent = body instanceof URLSearchParams || typeof body === 'string' ? { body: String(body) } : {}
    const answer = await fetch({ method, url, headers: Object.fromEntries(new Headers(headers)), ...sent })
    return new Response(BODILESS.has(answer.status) ? null : answer.body, {
      status: answer.status,
      headers: { ...answer.headers },
    })
  }
}
