/** What is proven becomes a connection, takes a token's place, or becomes a person's authorization: by whichever way the token came. */
import { Fault, type Json, type WayOut } from '../../base/index.ts'
import { LOGIN_METHODS } from '../../jira/index.ts'
import {
  changeConnection,
  createConnection,
  ensureSite,
  keepWayOut,
  listConnections,
  type Owner,
  type StoredConnection,
  storeCredential,
  type Tx,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import type { Verified } from './verify.ts'

type Ports = Pick<Context, 'vault' | 'world'>

/** What is told of the token, by a person: the site tells none of it. */
export interface Given {
  /** ISO date, or null. */
  readonly expiresAt: string | null
  /** As our tables name who brought it. */
  readonly by: string
}

export async function connectProven(
  tx: Tx,
  { vault, world }: Ports,
  verified: Verified,
  connection: Given & {
    readonly name: string
    readonly projects: readonly string[] | null
    readonly way?: WayOut | null
  },
): Promise<void> {
  const { name, projects, way = null, by } = connection
  const site = await ensureSite(tx, provenOr(verified, name).site)
  const at = world.now()
  const { verification } = verified
  const report = verification as unknown as Json
  const id = await createConnection(tx, {
    ...{ name, site, projects, report },
    ...{ state: verification.state, checkedAt: at, createdBy: by },
  })
  await storeCredential(tx, vault, { ...tokenFacts(verified, connection, by, at), owner: { connection: id }, site })
  await keepWayOut(tx, vault, { id, site }, way, by)
}

export async function replaceProven(
  tx: Tx,
  { vault, world }: Ports,
  verified: Verified,
  { connection, ...given }: Given & { readonly connection: StoredConnection },
): Promise<void> {
  const { id, site } = connection
  const at = world.now()
  await storeCredential(tx, vault, { ...tokenFacts(verified, given, given.by, at), owner: { connection: id }, site })
  const { verification } = verified
  const check = { state: verification.state, report: verification as unknown as Json, at }
  await changeConnection(tx, id, { check })
}

export async function authorizeProven(
  tx: Tx,
  { vault, world }: Ports,
  verified: Verified,
  { owner, connection, ...given }: Given & { readonly owner: Owner; readonly connection: StoredConnection },
): Promise<void> {
  const facts = tokenFacts(verified, given, given.by, world.now())
  await storeCredential(tx, vault, { ...facts, owner, site: connection.site })
}

/** What works is stored, whatever rights it lacks; what does not work is refused in the check's own words. */
export function provenOr({ verification, proven }: Verified, name: string): NonNullable<Verified['proven']> {
  if (proven) return proven
  throw new Fault('connection.refused', verification.says, {
    about: name,
    facts: { state: verification.state, verification: verification as unknown as Json },
    ...(verification.remedy === null ? {} : { remedy: verification.remedy }),
  })
}

/** Before anything is asked of the site; the store refuses a twin that comes at the same time. */
export async function refuseTaken({ db }: Pick<Context, 'db'>, name: string): Promise<void> {
  const twin = (await listConnections(db)).find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (!twin) return
  throw new Fault('conflict', `There is a connection named ${twin.name} already.`, {
    about: name,
    remedy: 'Choose another name, or replace its token.',
  })
}

/** Another site behind the same address would be handed what is meant for the one that is known. */
export function refuseOtherSite({ name, site }: StoredConnection, verified: Verified): void {
  const { identity } = provenOr(verified, name).site
  if (identity === site.identity) return
  throw new Fault(
    'conflict',
    `Another Jira site answers at ${urlOf({ site })} than the one that ${name} was connected to.`,
    {
      about: name,
      remedy: 'Connect the site that is there now under a name of its own.',
    },
  )
}

/** Another account would silently become the author of everything: that is a new connection. */
export function refuseOtherAccount(connection: StoredConnection, { verification }: Verified): void {
  const before = accountOf(connection)
  if (before === undefined || before.id === verification.account?.id) return
  throw new Fault(
    'conflict',
    `This token belongs to ${verification.account?.name ?? 'somebody else'}, not to ${before.name}.`,
    { about: connection.name, remedy: 'Use a token of the same account, or make a new connection.' },
  )
}

/** As which a connection acts, by its last check that knew. */
export function accountOf({ report }: StoredConnection): { readonly id: string; readonly name: string } | undefined {
  const { account } = report as { account?: { id?: string; name?: string } | null }
  return account?.id === undefined ? undefined : { id: account.id, name: account.name ?? account.id }
}

export const urlOf = ({ site }: Pick<StoredConnection, 'site'>): string => site.origin + site.contextPath

export function tokenFacts(
  { verification, proven }: Verified,
  { expiresAt }: Pick<Given, 'expiresAt'>,
  createdBy: string,
  now: number,
) {
  if (!proven || !verification.account) throw new Error('only what is proven is stored')
  const { credential } = proven
  return {
    secret: credential.secret,
    method: credential.method,
    email: credential.email,
    account: { key: verification.account.id, name: verification.account.name },
    administrator: verification.administrator === true,
    label: LOGIN_METHODS[credential.method].label,
    expiresAt: expiresAt === null ? null : Date.parse(expiresAt),
    provenAt: now,
    createdBy,
  }
}
