/** A tour of a simulated site: every step asks for something that works, and then for the same as it must not work. */
import { type Fetch, type Json, queryText, toBase64 } from '../../src/base/index.ts'
import { type AccountRole, accountsOf, Simulator, type Site, type SiteKind } from '../../src/simulator/index.ts'
import { type VirtualWorld, virtualWorld } from '../world.ts'
import { type Exchange, recording } from './recording.ts'

/** What steps use of an answer: the ids of what they made. */
export interface Told {
  readonly id: string
  readonly key: string
  readonly [name: string]: unknown
}
type Value = string | number | boolean
/** Names in the path's braces fill it; the others become the query, lists repeated. */
export type Values = Readonly<Record<string, Value | readonly string[]>>

export type Go = (what: string, values?: Values, body?: Json) => Promise<Told>

export interface Guide {
  readonly kind: SiteKind
  readonly site: Site
  readonly world: VirtualWorld
  /** `GET /rest/api/3/priority/{id}`, asked by an administrator. Fails unless it is answered by success. */
  readonly go: Go
  /** The same on one kind alone; on the other nothing happens. */
  readonly cloud: Go
  readonly dataCenter: Go
  /** Fails unless it is refused. */
  readonly refused: (what: string, values?: Values, body?: Json) => Promise<void>
  readonly as: (role: AccountRole, what: string, values?: Values, body?: Json) => Promise<Told>
}
/** Rich text as the kind has it: the document format, or plain. */
export const rich = ({ kind }: Guide, text: string): Json =>
  kind === 'dataCenter'
    ? text
    : { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }

export type Tour = (guide: Guide) => Promise<void>

/** By name: passwords that failed three times. */
const LOCKED = 'locked.out'
const UNKNOWN = '987654321'

/** The one of that name, in any table of the site. */
export function named<T extends { readonly name: string }>(table: ReadonlyMap<string, T>, name: string): T {
  const found = [...table.values()].find((one) => one.name === name)
  if (!found) throw new Error(`the story has nothing called ${name}`)
  return found
}

/** A tour that Data Center has nothing for. */
export const onCloud =
  (tour: Tour): Tour =>
  async (guide) =>
    guide.kind === 'cloud' ? tour(guide) : undefined

/** How requests name a person: by account on Cloud, by user name on Data Center. */
export function nameOf(
  site: Site,
  displayName: string,
): { readonly accountId: string } | { readonly username: string } {
  const user = [...site.tables.users.values()].find((one) => one.displayName === displayName)
  if (!user) throw new Error(`the story has no ${displayName}`)
  return site.kind === 'cloud' ? { accountId: user.accountId } : { username: user.name }
}

/** Walks one tour over a site of its own; also along all that must not work, unless told. */
export async function walk(kind: SiteKind, tour: Tour, isSpoiled = true): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  const world = virtualWorld(1)
  const contextPath = kind === 'dataCenter' ? { contextPath: '/jira' } : {}
  const simulator = new Simulator(
    [{ name: 'acme', kind, story: 'acme', origin: 'https://acme.example', ...contextPath }],
    world,
  )
  const site = simulator.site('acme')
  site.failedLogins.set(LOCKED, 3)
  const spoiledBefore = new Set<string>()
  const ask = asking(site, recording(simulator, exchanges))
  const as: Guide['as'] = async (role, what, values = {}, body = undefined) => {
    const before = exchanges.length
    const answer = await ask(role, what, values, body)
    const { status = 0 } = exchanges[before] ?? {}
    if (status < 200 || status > 303) throw new Error(`${what} ${JSON.stringify(values)} ${status}: ${answer}`)
    if (isSpoiled && !spoiledBefore.has(what))
      for (const again of spoiled(site, what, values, body)) await ask(...again)
    spoiledBefore.add(what)
    return (answer === '' ? {} : JSON.parse(answer)) as Told
  }
  const refused: Guide['refused'] = async (what, values = {}, body = undefined) => {
    await ask('admin', what, values, body)
    const { status = 0 } = exchanges.at(-1) ?? {}
    if (status < 400) throw new Error(`${what} ${JSON.stringify(values)} ${status}`)
  }
  const go: Go = (what, values, body) => as('admin', what, values, body)
  const skip: Go = async () => ({ id: '', key: '' })
  await tour({
    kind,
    site,
    world,
    as,
    refused,
    go,
    cloud: kind === 'cloud' ? go : skip,
    dataCenter: kind === 'dataCenter' ? go : skip,
  })
  return exchanges
}

/** Besides the accounts: nobody at all, a token without any scope, and an account behind a CAPTCHA. */
type Asker = AccountRole | 'nobody' | 'scopeless' | 'locked'
/** Tours that both kinds share say `/rest/api/3`: Data Center has its operations at 2. */
const versioned = ({ kind }: Site, path: string): string =>
  kind === 'dataCenter' ? path.replace('/rest/api/3/', '/rest/api/2/') : path

type Asking = (asker: Asker, what: string, values: Values, body: Json | undefined) => Promise<string>

function asking(site: Site, fetch: Fetch): Asking {
  return async (asker, what, values, body) => {
    const [method = '', path = ''] = what.split(' ')
    const isInPath = (name: string) => path.includes(`{${name}}`)
    const filled = versioned(site, path).replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(values[name] ?? '')),
    )
    const query = Object.fromEntries(Object.entries(values).filter(([name]) => !isInPath(name)))
    const door = asker === 'scopeless' ? `${site.origin}/ex/jira/${site.cloudId}` : site.base
    const { body: answer } = await fetch({
      method,
      url: door + filled + queryText(query),
      headers: { 'user-agent': 'fairlead', 'x-experimentalapi': 'true', ...login(site, asker) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer
  }
}

function login(site: Site, asker: Asker): Record<string, string> {
  if (asker === 'nobody') return {}
  if (asker === 'locked') return { authorization: `Basic ${toBase64(`${LOCKED}:wrong`)}` }
  const account = accountsOf(site).find((one) => one.role === (asker === 'scopeless' ? 'scoped' : asker))
  if (!account) throw new Error(`the story has no ${asker}`)
  if (site.kind === 'dataCenter') return { authorization: `Bearer ${account.token}` }
  const secret = asker === 'scopeless' ? scopeless(site, account.token) : account.token
  return { authorization: `Basic ${toBase64(`${account.email}:${secret}`)}` }
}

/** A token of the same account that may do nothing. */
function scopeless(site: Site, like: string): string {
  const token = [...site.tables.tokens.values()].find((one) => one.token === like)
  const id = 'scopeless'
  if (token && !site.tables.tokens.has(id))
    site.tables.tokens.set(id, { ...token, id, name: id, token: id, scopes: [] })
  return id
}

/** The same by who may not, about what does not exist, and with a body that says nothing. */
function spoiled(site: Site, what: string, values: Values, body: Json | undefined): Parameters<Asking>[] {
  const named = [...what.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]))
  return [
    ['nobody', what, values, body],
    ['member', what, values, body],
    [site.kind === 'cloud' ? 'scopeless' : 'locked', what, values, body],
    ...named.map((name): Parameters<Asking> => ['admin', what, { ...values, [name]: UNKNOWN }, body]),
    ...(body === undefined ? [] : [['admin', what, values, {}] satisfies Parameters<Asking>]),
  ]
}
