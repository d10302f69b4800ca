/** Opens a site by its connection's name, with the credential that whoever asks may use; each use leaves its audit row first. */
import { Fault, type HttpRequest, type HttpResponse } from '../../base/index.ts'
import { addressFor, type Credential, type Line, type LoginBreaker, loginHeaders, openJira } from '../../jira/index.ts'
import { sharedBreaker, sharedBudget } from '../../jobs/index.ts'
import {
  appendAudit,
  ensureSite,
  findConnection,
  listCredentials,
  type Owner,
  openCredential,
  type StoredConnection,
  type StoredSite,
} from '../../store/index.ts'
import { type Actor, actorText, type Context } from '../context.ts'
import { type Followed, followRotation } from './follow-rotation.ts'
import { givenLogin } from './given-login.ts'
import type { NamedSite } from './named-site.ts'
import { oneAtFirst } from './one-at-first.ts'
import type { OpenSite, UsedToken } from './site.ts'
import { verifyCandidate } from './verify.ts'
import { wayOf } from './way-out.ts'

type Ports = Pick<Context, 'world' | 'settings' | 'db' | 'vault' | 'namedSites'>

export interface Use {
  readonly actor: Actor
  /** What for, as the audit tells it: `snapshot`, `plan`, `deployment 0a1b…`. */
  readonly purpose: string
  /** A deployment acts with a person's own authorization or not at all. */
  readonly own?: boolean
  /** What the service connection is to do is asked as its own account: a person may see more, or less. */
  readonly service?: boolean
}

export async function openSite(ports: Ports, name: string, use: Use): Promise<OpenSite> {
  const named = ports.namedSites.get(name.toLowerCase())
  if (!named) return openConnected(ports, name, use)
  // The environment's tokens are the operator's: a person deploys with their own or not at all.
  if (use.actor.kind === 'person' && use.own) throw noAuthorization(name)
  return openNamed(ports, named, use)
}

/** Before long work begins: a name that stands for nothing is refused at once, and so are projects outside its scope. */
export async function refuseUnknown(
  { db, namedSites }: Pick<Ports, 'db' | 'namedSites'>,
  name: string,
  projects?: readonly string[] | null,
): Promise<void> {
  if (namedSites.has(name.toLowerCase())) return
  const { projects: scope } = await findConnection(db, name)
  if (scope === null || projects === undefined) return
  const inside = new Set(scope.map((key) => key.toUpperCase()))
  const outside = projects?.filter((key) => !inside.has(key.toUpperCase())) ?? ['the whole site']
  if (outside.length === 0) return
  throw new Fault('not-allowed', `${name} is connected for ${scope.join(', ')} only, not for ${outside.join(', ')}.`, {
    about: name,
    remedy: 'Choose among its projects, or have an administrator change the projects of the connection.',
  })
}

async function openConnected(ports: Ports, name: string, use: Use): Promise<OpenSite> {
  const { db, vault } = ports
  const connection = await findConnection(db, name)
  const { site } = connection
  const owner = await ownerFor(ports, connection, use)
  const credential = await openCredential(db, vault, owner, site)
  if (!credential)
    throw new Fault('not-found', `${name} has no token any more.`, {
      about: name,
      remedy: 'Store a new token for this connection.',
    })
  const stored = (await listCredentials(db, owner)).find(({ id }) => id === credential.id)
  const token: UsedToken = {
    whose: 'person' in owner ? 'own' : 'service',
    ...{ version: stored?.version ?? null, accountKey: stored?.account.key ?? null },
  }
  await noteUse(ports, use, { credential, site, token })
  const account = stored?.account.name ?? name
  const follow = (breaker: LoginBreaker) => followRotation(ports, owner, site, credential, breaker)
  return opened(ports, { name: connection.name, site, connectionId: connection.id, credential, account, token, follow })
}

/**
 * A person's own token is used where it is a Jira administrator's: reading with less than the connection may see would
 * only make kinds partial. A deployment acts with it whatever it is.
 */
async function ownerFor(
  { db }: Ports,
  { id, name, site }: StoredConnection,
  { actor, own, service }: Use,
): Promise<Owner> {
  const person = { person: actor.id }
  const tokens = actor.kind === 'person' && !service ? await listCredentials(db, person) : []
  const mine = tokens.find(({ siteId }) => siteId === site.id)
  if (actor.kind === 'person' && own && !mine) throw noAuthorization(name)
  return mine && (own || mine.administrator) ? person : { connection: id }
}

function noAuthorization(name: string): Fault {
  return new Fault(
    'not-allowed',
    `You have no token of your own for ${name}, and deployments act with the token of whoever starts them.`,
    {
      about: name,
      remedy: 'Store your token under Settings → Authorization.',
    },
  )
}

/** Sites that the environment names, for scripts: proven each time, stored never. */
async function openNamed(ports: Ports, named: NamedSite, use: Use): Promise<OpenSite> {
  const { verification, proven } = await verifyCandidate(ports, {
    ...givenLogin({ ...named, token: named.token.reveal() }),
    url: named.url,
    projects: [],
    expiresAt: null,
    purpose: 'deployment',
    onPurpose: false,
    connection: null,
  })
  if (!proven)
    throw new Fault('connection.refused', `${named.name}: ${verification.says}`, {
      about: named.name,
      facts: { state: verification.state },
      ...(verification.remedy === null ? {} : { remedy: verification.remedy }),
    })
  const site = await ensureSite(ports.db, proven.site)
  const accountKey = verification.account?.id ?? null
  const token: UsedToken = { whose: 'environment', version: null, accountKey }
  await noteUse(ports, use, { credential: proven.credential, site, token })
  return opened(ports, {
    name: named.name,
    site,
    connectionId: null,
    credential: proven.credential,
    account: verification.account?.name ?? named.name,
    token,
  })
}

/** Committed before the credential is used: a use that cannot be recorded does not happen. */
async function noteUse(
  { db }: Ports,
  { actor, purpose }: Use,
  used: { readonly credential: Credential; readonly site: StoredSite; readonly token: UsedToken },
): Promise<void> {
  const { credential, site, token } = used
  await db.transaction().execute((tx) =>
    appendAudit(tx, {
      actor: actorText(actor),
      action: 'credential.use',
      about: site.identity,
      outcome: 'opened',
      details: {
        ...{ credential: credential.id, version: token.version, whose: token.whose },
        ...{ method: credential.method, purpose },
      },
    }),
  )
}

/** Where nobody asks whose it is: a connection's own care for its tokens. */
const UNTOLD: UsedToken = { whose: 'service', version: null, accountKey: null }

interface Opening {
  readonly name: string
  readonly site: StoredSite
  readonly connectionId: string | null
  readonly credential: Credential
  /** The Jira account's name. */
  readonly account: string
  readonly token?: UsedToken
  /** Of a stored token: the one that takes its place. */
  readonly follow?: (breaker: LoginBreaker) => Followed
}

/** Not what is asked as nobody, nor with what was bought for the token, which may be bought again. */
const carries = ({ headers }: HttpRequest, credential: Credential): boolean =>
  headers.authorization !== undefined && headers.authorization === loginHeaders(credential).authorization

export function opened(
  { world, settings, db, vault }: Ports,
  { name, site, connectionId, credential, account, token = UNTOLD, follow }: Opening,
): OpenSite {
  let requests = 0
  const wayNow = wayOf({ db, vault, world }, connectionId)
  const counted: Line['world'] = {
    ...world,
    fetch: async (request): Promise<HttpResponse> => {
      requests += 1
      const way = await wayNow()
      const send = () => world.fetch(way ? { ...request, way } : request)
      return carries(request, line.credential) ? first(line.credential.id, send) : send()
    },
  }
  const base = site.origin + site.contextPath
  const breaker = sharedBreaker(db)
  const first = oneAtFirst(db, name)
  const line: Line = {
    world: counted,
    address: addressFor(credential.method, { ...site, base }),
    site: name,
    ...(follow?.(breaker) ?? { credential, breaker }),
    budget: sharedBudget(db, site.id, world.now),
    deadline: settings.requestTimeout,
  }
  return {
    jira: openJira(line, site.deployment),
    line,
    siteId: site.id,
    identity: site.identity,
    base,
    name,
    connectionId,
    account,
    token,
    requests: () => requests,
  }
}
