/** A client that outlives a rotation: the token that took the place of its own is taken up before its next request. */
import type { Credential, LoginBreaker } from '../../jira/index.ts'
import { listCredentials, type Owner, openCredential, type StoredSite } from '../../store/index.ts'
import type { Context } from '../context.ts'

type Ports = Pick<Context, 'db' | 'vault' | 'world'>

export interface Followed {
  /** Reads as the one in use now: what is under way ends on the one it began with. */
  readonly credential: Credential
  readonly breaker: LoginBreaker
}

/** Between two looks at whether it was rotated: the old one works on for minutes. */
const LOOK = 1_000

/** Only to a token of the same account that comes through the same door: anything else is opened anew. */
export function followRotation(
  { db, vault, world }: Ports,
  owner: Owner,
  site: StoredSite,
  first: Credential,
  breaker: LoginBreaker,
): Followed {
  let current = first
  let account: string | undefined
  let looked = world.now()
  let isGone = false
  async function look(): Promise<void> {
    if (world.now() - looked < LOOK) return
    looked = world.now()
    const mine = await listCredentials(db, owner)
    const stored = mine.find(({ siteId }) => siteId === site.id)
    isGone = stored === undefined
    if (!stored || stored.id === current.id) {
      account ??= stored?.account.key
      return
    }
    account ??= (await listCredentials(db, owner, 'old')).find(({ id }) => id === current.id)?.account.key
    if (stored.account.key !== account || stored.method !== current.method) return
    current = (await openCredential(db, vault, owner, site)) ?? current
  }
  return {
    credential: {
      get id() {
        return current.id
      },
      get method() {
        return current.method
      },
      get email() {
        return current.email
      },
      get secret() {
        return current.secret
      },
    },
    breaker: {
      ...breaker,
      // Asked before each request, with the id that the caller read before: the one in use now is meant.
      async isOpen() {
        await look()
        return isGone ? 'it was taken away here' : breaker.isOpen(current.id)
      },
    },
  }
}
