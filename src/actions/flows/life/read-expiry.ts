/** When a token ends, asked where it can be told: Data Center lists an account's tokens, an organisation those of its people; neither says which one asks. */
import { isFault, NoAnswer } from '../../../base/index.ts'
import {
  type Credential,
  listPersonalTokens,
  onlyLiving,
  organisationTokens,
  type PersonalToken,
} from '../../../jira/index.ts'
import { noteExpiry, type StoredConnection, type StoredCredential } from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { opened } from '../open-site.ts'

/** What a person typed gives way to what is told. */
export async function readExpiry(
  ports: WorkerPorts,
  token: StoredCredential,
  connection: StoredConnection,
  credential: Credential,
): Promise<void> {
  try {
    const tokens = await listed(ports, token, connection, credential)
    const mine = tokens && whichIs(tokens, token, ports.world.now())
    if (mine) await noteExpiry(ports.db, token.id, { expiresAt: mine.expiresAt, jiraId: mine.id })
  } catch (error) {
    // Older versions do not tell, and a proxy may keep it back: then the typed date stands.
    if (!isFault(error) && !(error instanceof NoAnswer) && !(error instanceof SyntaxError || error instanceof URIError))
      throw error
    ports.log.info({ connection: connection.id, err: error }, 'tokens not listed')
  }
}

async function listed(
  ports: WorkerPorts,
  { method, account }: StoredCredential,
  { id, name, site }: StoredConnection,
  credential: Credential,
): Promise<PersonalToken[] | undefined> {
  if (method === 'personal-access-token') {
    const { jira } = opened(ports, { name, site, connectionId: id, credential, account: account.name })
    return listPersonalTokens(jira)
  }
  const { orgId, orgKey, gateway, requestTimeout: deadline } = ports.settings
  if (!method.endsWith('api-token') || orgId === undefined || orgKey === undefined) return undefined
  return organisationTokens({ id: orgId, key: orgKey, gateway }, account.key, { fetch: ports.world.fetch, deadline })
}

function whichIs(
  tokens: readonly PersonalToken[],
  { jiraId }: StoredCredential,
  now: number,
): PersonalToken | undefined {
  return tokens.find(({ id }) => id === jiraId) ?? onlyLiving(tokens, now)
}
