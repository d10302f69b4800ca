/** A notice about a token: kept for whoever looks here, and sent by each way that the operator set to whoever can act. */
import { homeOf } from '../../../host/index.ts'
import {
  giveNotice,
  listPeople,
  type Owner,
  type StoredConnection,
  type StoredCredential,
  type Tx,
  type Way,
} from '../../../store/index.ts'
import { mayRun } from '../../action.ts'
import type { Context } from '../../context.ts'
import { isService } from './place.ts'

export type NoticeKind = 'ends' | 'fails' | 'old-token-lives' | 'not-renewed'

export interface Said {
  /** Names the occasion: told once for each token. */
  readonly what: string
  readonly kind: NoticeKind
  readonly says: string
  readonly remedy: string | null
}

/** What leaves: no address of a person, and of the token its last letters only. */
export interface Told extends Omit<Said, 'what'> {
  readonly connection: string
  readonly site: string
  readonly account: string
  /** Whose token it is: the connection's, or a person's own. */
  readonly owner: 'connection' | 'person'
  readonly last4: string
  readonly expiresAt: string | null
  readonly link: string
}

type Ports = Pick<Context, 'settings' | 'world'>

/** False when it was told before. */
export async function tellOf(
  tx: Tx,
  { settings, world }: Ports,
  token: StoredCredential,
  { name, site }: StoredConnection,
  { what, ...said }: Said,
): Promise<boolean> {
  const service = isService(token)
  const told: Told = {
    ...said,
    connection: name,
    site: site.origin + site.contextPath,
    account: token.account.name,
    owner: service ? 'connection' : 'person',
    last4: token.last4,
    expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
    link: `${homeOf(settings)}${service ? `/sites/${encodeURIComponent(name)}` : '/settings/authorization'}`,
  }
  const mails = settings.smtpUrl === undefined ? [] : await peopleToTell(tx, token.owner)
  const ways: Way[] = [
    ...mails.map((recipient) => ({ channel: 'mail' as const, recipient })),
    ...(settings.noticeUrl === undefined ? [] : [{ channel: 'webhook' as const, recipient: '' }]),
  ]
  return giveNotice(tx, { credential: token.id, what, told: { ...told }, ways }, world.now())
}

/** Of a connection's token those who may rotate it, of a person's own that person. */
async function peopleToTell(tx: Tx, owner: Owner): Promise<string[]> {
  const people = await listPeople(tx)
  const told = people.filter(({ id, role }) =>
    'person' in owner ? id === owner.person : mayRun(role, { needs: 'administrator' }),
  )
  return told.map(({ email }) => email)
}
