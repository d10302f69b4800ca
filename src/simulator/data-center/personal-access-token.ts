/**
 * Personal access tokens: /rest/pat/latest/tokens. No document of the REST API has them; Atlassian's page "Using
 * Personal Access Tokens" does (docs/jira-assumptions.md, Data Center).
 */
import type { JsonObject } from '../../base/index.ts'
import { newSecret } from '../accounts.ts'
import { objectBody, requiredText } from '../body.ts'
import { asker } from '../cloud/filter.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import type { Token } from '../records.ts'

const PATH = '/rest/pat/latest/tokens'
const OWN = { needs: 'login', scopes: [] } as const

export const personalAccessTokenRoutes: readonly Route[] = [
  { ...OWN, method: 'GET', path: PATH, operation: 'listPersonalAccessTokens', handle: list },
  { ...OWN, method: 'POST', path: PATH, operation: 'createPersonalAccessToken', handle: create },
  { ...OWN, method: 'DELETE', path: `${PATH}/{tokenId}`, operation: 'revokePersonalAccessToken', handle: revoke },
]

const DAY = 86_400_000

function show({ id, name, createdAt, expiresAt }: Token): JsonObject {
  return {
    id: Number(id),
    name,
    createdAt: new Date(createdAt).toISOString(),
    ...(expiresAt === null ? {} : { expiringAt: new Date(expiresAt).toISOString() }),
  }
}

function mine(ask: Ask): Token[] {
  const { accountId } = asker(ask)
  return [...ask.site.tables.tokens.values()].filter(
    (one) => one.kind === 'pat' && one.accountId === accountId && one.revokedAt === null,
  )
}

function list(ask: Ask): Reply {
  return ok(mine(ask).map(show))
}

/** The only answer that ever tells the token itself. */
function create(ask: Ask): Reply {
  const { site } = ask
  const body = objectBody(ask)
  const name = requiredText(body, 'name', 255)
  const { expirationDuration: days = null } = body
  if (days !== null && !(Number.isInteger(days) && Number(days) > 0))
    throw refuse(400, [], { expirationDuration: 'The expiration must be a number of days.' })
  const createdAt = site.now()
  const token: Token = {
    id: site.id(),
    name,
    token: newSecret(site),
    accountId: asker(ask).accountId,
    kind: 'pat',
    scopes: [],
    createdAt,
    expiresAt: days === null ? null : createdAt + Number(days) * DAY,
    revokedAt: null,
  }
  site.tables.tokens.set(token.id, token)
  return created({ ...show(token), rawToken: token.token })
}

function revoke(ask: Ask): Reply {
  const token = mine(ask).find((one) => one.id === ask.params.tokenId)
  if (!token) throw refuse(404, `The token with id '${ask.params.tokenId}' does not exist.`)
  token.revokedAt = ask.site.now()
  return nothing()
}
