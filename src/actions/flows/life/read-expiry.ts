/** When a token ends, asked of the site where it can be told: Data Center lists an account's tokens, never which one asks. */
import { isFault } from '../../../base/index.ts'
import { type Credential, listPersonalTokens, onlyLiving, type PersonalToken } from '../../../jira/index.ts'
import { noteExpiry, type StoredConnection, type StoredCredential } from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { opened } from '../open-site.ts'

/** What a person typed gives way to what the site tells. */
export async function readExpiry(
  ports: WorkerPorts,
  token: StoredCredential,
  { id, name, site }: StoredConnection,
  credential: Credential,
): Promise<void> {
  if (token.method !== 'personal-access-token') return
  const { jira } = opened(ports, { name, site, connectionId: id, credential, account: token.account.name })
  try {
    const mine = whichIs(await listPersonalTokens(jira), token, ports.world.now())
    if (mine) await noteExpiry(ports.db, token.id, { expiresAt: mine.expiresAt, jiraId: mine.id })
  } catch (error) {
    // Older versions do not tell, and a proxy may keep it back: then the typed date stands.
    if (!isFault(error)) throw error
    ports.log.info({ connection: id, err: error }, 'tokens not listed')
  }
}

function whichIs(
  tokens: readonly PersonalToken[],
  { jiraId }: StoredCredential,
  now: number,
): PersonalToken | undefined {
  return tokens.find(({ id }) => id === jiraId) ?? onlyLiving(tokens, now)
}
