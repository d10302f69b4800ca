/** Short access tokens, bought with an OAuth client's id and secret: kept in memory only, and one request buys for all who wait. */
import { z } from 'zod'
import { Fault, type HttpRequest, type Instant, NoAnswer, Secret } from '../base/index.ts'
import { type Credential, isClient, LOGIN_METHODS, loginHeaders, loginServer } from './credential.ts'
import type { Line } from './exchange.ts'

interface Held {
  readonly token: Secret
  readonly until: Instant
}

const ANSWER = z.looseObject({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive(),
})
const REFUSED = z.looseObject({ error: z.string() })

/** By the credential's id and where it is used: a stored token's id is new with each version of it. */
const held = new Map<string, Promise<Held>>()
/** More are never used at once; what is forgotten is bought again. */
const MOST = 1_000
/** Of its life, after which it is bought anew, so that none ends on its way. */
const SHARE = 0.9

type Buyer = Pick<Line, 'world' | 'credential' | 'address' | 'site' | 'deadline' | 'breaker'>

/** The headers of a request as this account. */
export async function login(line: Buyer): Promise<Headers> {
  const { credential } = line
  if (!isClient(credential.method)) return loginHeaders(credential)
  const { token } = await accessToken(line)
  return loginHeaders({ ...credential, secret: token })
}

/** What was refused although its time had not come; unless another has been bought meanwhile. */
export async function forget(
  { credential, address }: Pick<Buyer, 'credential' | 'address'>,
  used: Headers,
): Promise<void> {
  const name = nameOf(credential, address)
  const known = held.get(name)
  if (!known) return
  const { authorization } = loginHeaders({ ...credential, secret: (await known).token })
  if (authorization === used.authorization && held.get(name) === known) held.delete(name)
}

type Headers = Readonly<Record<string, string>>

const nameOf = ({ id }: Credential, address: string): string => `${id} ${address}`

async function accessToken(line: Buyer): Promise<Held> {
  const name = nameOf(line.credential, line.address)
  const known = held.get(name)
  if (known) {
    const one = await known
    if (one.until > line.world.now()) return one
    // Of many who see it at its end, the first buys.
    if (held.get(name) === known) held.delete(name)
    else return accessToken(line)
  }
  const bought = buy(line)
  if (held.size >= MOST) held.clear()
  held.set(name, bought)
  try {
    return await bought
  } catch (error) {
    if (held.get(name) === bought) held.delete(name)
    throw error
  }
}

async function buy(line: Buyer): Promise<Held> {
  const began = line.world.now()
  const answer = await asked(line)
  const found = ANSWER.safeParse(parsed(answer.body))
  if (answer.status === 200 && found.success) {
    const { access_token, expires_in } = found.data
    return { token: new Secret(access_token), until: began + expires_in * 1_000 * SHARE }
  }
  const fault = refused(line, answer)
  if (fault.code === 'jira.unauthorized') await line.breaker.trip(line.credential.id, fault.message)
  throw fault
}

/** Whatever became of it, the request that it was for has not been sent. */
async function asked(line: Buyer): Promise<{ status: number; body: string }> {
  try {
    return await line.world.fetch(question(line))
  } catch (error) {
    if (error instanceof NoAnswer) throw new NoAnswer(error.reason, `no access token: ${error.message}`, true)
    throw error
  }
}

/** Cloud's login server takes JSON, Data Center a form (jira-assumptions, logins). */
function question({ credential, address, deadline }: Buyer): HttpRequest {
  const [client = '', secret = ''] = halves(credential.secret.reveal())
  const said = { grant_type: 'client_credentials', client_id: client, client_secret: secret }
  const cloud = LOGIN_METHODS[credential.method].deployment === 'cloud'
  const form = Object.entries({ ...said, scope: SCOPE }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return {
    method: 'POST',
    url: cloud ? `${loginServer(address.replace(/\/ex\/jira\/.*$/, ''))}/oauth/token` : `${address}${DATA_CENTER}`,
    headers: {
      ...{ accept: 'application/json', 'user-agent': 'Fairlead' },
      'content-type': cloud ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    body: cloud ? JSON.stringify(said) : form.join('&'),
    deadline,
  }
}

const DATA_CENTER = '/rest/oauth2/latest/token'
/** To read and to change what the account may, but for administration, for which a person's own token is used. */
const SCOPE = 'WRITE'

/** No client id holds a colon; a secret may. */
function halves(text: string): [string, string] {
  const at = text.indexOf(':')
  return [text.slice(0, at), text.slice(at + 1)]
}

function refused({ site, credential }: Buyer, { status, body }: { status: number; body: string }): Fault {
  const about = { about: site }
  const error = REFUSED.safeParse(parsed(body))
  // Its own words may hold what it was sent: of them only the code that the standard names is told.
  const code = error.success && /^[a-z_]{1,40}$/.test(error.data.error) ? error.data.error : `status ${status}`
  const says = `${site}: no access token was given for the ${LOGIN_METHODS[credential.method].label} (${code}).`
  if (status === 429) return new Fault('jira.rate-limited', says, { ...about, facts: { reason: 'login' } })
  if (status >= 500) return new Fault('jira.broken', says, { ...about, facts: { status } })
  if (status >= 400)
    return new Fault('jira.unauthorized', says, {
      ...about,
      remedy: 'Check client id and secret, or make a new credential for the service account and store it.',
    })
  return new Fault('jira.broken', says, { ...about, facts: { status } })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
