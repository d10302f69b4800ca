/** API keys made and ended: a key gets no more than its maker may, and ends when its maker or an administrator says so. */
import { Fault, type Secret } from '../../base/index.ts'
import {
  addApiKey,
  endApiKey,
  findConnection,
  type KeptApiKey,
  listApiKeys,
  type PersonRole,
} from '../../store/index.ts'
import { type Action, mayRun } from '../action.ts'
import type { Context } from '../context.ts'

export interface WantedKey {
  readonly name: string
  readonly role: PersonRole
  readonly actions: readonly string[]
  readonly connections: readonly string[] | null
  readonly addresses: readonly string[] | null
  readonly days: number
}

const DAY = 86_400_000

/** `table`: every action there is. */
export async function makeKey(
  { db, actor, world }: Context,
  { connections, days, ...wanted }: WantedKey,
  table: readonly Action[],
): Promise<{ readonly id: string; readonly key: Secret }> {
  if (actor.kind !== 'person')
    throw new Fault('input.invalid', 'An API key belongs to a person who has signed in.', {
      remedy: 'Make it on the page Settings → API keys; commands on this machine need none.',
    })
  refuseMore(actor.role, wanted, table)
  const ids = connections && (await Promise.all(connections.map(async (name) => (await findConnection(db, name)).id)))
  const expiresAt = new Date(world.now() + days * DAY)
  return db.transaction().execute((tx) => addApiKey(tx, { ...wanted, person: actor.id, connections: ids, expiresAt }))
}

function refuseMore(
  mine: Context['actor']['role'],
  { role, actions }: Pick<WantedKey, 'role' | 'actions'>,
  table: readonly Action[],
): void {
  if (!mayRun(mine, { needs: role }))
    throw new Fault('not-allowed', `You are no ${role}, so no key of yours can be one.`, { about: 'role' })
  for (const name of actions) {
    const action = table.find((one) => one.name === name)
    if (!action)
      throw new Fault('input.invalid', `There is no action ${name}.`, {
        about: 'actions',
        remedy: 'See the API’s document.',
      })
    if (action.keys === 'never')
      throw new Fault('input.invalid', `No key may ask for ${name}: it is for people only.`, { about: 'actions' })
    if (!mayRun(mine, action))
      throw new Fault('not-allowed', `${name} needs the role ${action.needs}, which you have not.`, {
        about: 'actions',
      })
  }
}

/** Of one's own, or of somebody one looks after. Another's key is as if it were not there. */
export async function stopKey({ db, actor }: Context, id: string): Promise<KeptApiKey> {
  const found = (await listApiKeys(db)).find((one) => one.id === id)
  const may = found && (found.person === actor.id || mayLookAfter(actor.role, found.personRole))
  if (!may) throw new Fault('not-found', 'There is no such key.', { about: id })
  await endApiKey(db, id)
  return found
}

/** Owners after everybody, administrators after those below them. */
const mayLookAfter = (mine: Context['actor']['role'], theirs: PersonRole): boolean =>
  mayRun(mine, { needs: mayRun(theirs, { needs: 'administrator' }) ? 'owner' : 'administrator' })
