/** A real provider of single sign-on on this machine: oidc-provider, whose sign-in page is one button for whoever is next. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { freePort } from './free-port.ts'

export interface Account {
  readonly subject: string
  readonly name?: string
  readonly email?: string
  readonly emailVerified?: boolean
  readonly groups?: readonly string[]
  /** How they signed in there. */
  readonly acr?: string
}

export interface ServedProvider extends AsyncDisposable {
  readonly issuer: string
  readonly settings: Readonly<Record<string, string>>
  /** Who signs in at the provider's page, and whether they do. */
  next: Account | 'turns back'
  /** What was asked of it, as paths. */
  readonly asked: string[]
  /** What it told Fairlead of who signed out, as it sent it. */
  readonly told: string[]
}

/** `session`: it names its own session in what it signs. */
export interface Manner {
  readonly session: boolean
}

const SECRET = 'a secret of the provider and its client 0123456789'
const CLIENT = 'fairlead'

/** `fairlead` is where Fairlead listens. */
export async function serveProvider(
  fairlead: readonly string[],
  manner: Manner = { session: true },
): Promise<ServedProvider> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const asked: string[] = []
  const accounts = new Map<string, Account>()
  const told: string[] = []
  const provider = new Provider(issuer, {
    ...configuration(fairlead, accounts, manner),
    // By our own way: the library's refuses to tell anybody on this machine.
    fetch(url: string, { method, headers, body }: RequestInit) {
      told.push(String(body))
      return fetch(url, { method, headers, body } as RequestInit)
    },
  })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    asked.push(path)
    if (path.startsWith('/interaction/')) void interact(request, response)
    else answer(request, response)
  })
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { next } = served
    if (request.method === 'GET') return page(response)
    if (next === 'turns back')
      return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'not today' })
    accounts.set(next.subject, next)
    const grant = new provider.Grant({ accountId: next.subject, clientId: CLIENT })
    grant.addOIDCScope('openid email profile groups')
    const { acr } = next
    const login = { accountId: next.subject, remember: false, ...(acr === undefined ? {} : { acr }) }
    return provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } })
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const served: ServedProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settings: {
      FAIRLEAD_SSO_ISSUER: issuer,
      FAIRLEAD_SSO_CLIENT_ID: CLIENT,
      FAIRLEAD_SSO_CLIENT_SECRET: SECRET,
      FAIRLEAD_SSO_NAME: 'Acme',
      FAIRLEAD_SSO_SCOPES: 'openid email profile groups',
      FAIRLEAD_SSO_ROLES: 'jira-admins=administrator, portfolio=editor, everybody=viewer, founders=owner',
      FAIRLEAD_ALLOW_ORIGINS: issuer,
    },
    next: { subject: 'nobody' },
    asked,
    told,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return served
}

const page = (response: ServerResponse): void =>
  void response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><title>Acme</title><form method="post"><button>Sign in to Acme</button></form>')

const configuration = (fairlead: readonly string[], accounts: ReadonlyMap<string, Account>, { session }: Manner) => ({
  clients: [
    {
      client_id: CLIENT,
      client_secret: SECRET,
      redirect_uris: fairlead.map((origin) => `${origin}/api/v1/session/single-sign-on/back`),
      grant_types: ['authorization_code'],
      response_types: ['code'],
      backchannel_logout_uri: `${fairlead[0]}/api/v1/session/single-sign-on/out`,
      backchannel_logout_session_required: session,
    },
  ],
  cookies: { keys: ['a key for cookies of the test'] },
  acrValues: ['phr', 'pwd'],
  scopes: ['openid', 'email', 'profile', 'groups'],
  claims: { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  pkce: { required: () => true },
  interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
  findAccount: (_: unknown, id: string) => ({
    accountId: id,
    claims: () => {
      const { name, email, emailVerified, groups } = accounts.get(id) ?? { subject: id }
      return { sub: id, name, email, email_verified: emailVerified, groups }
    },
  }),
})
