/** Decides a conflict, or puts the overruled value back: both only say what is agreed or edited, and the engine writes. */
import { Fault, type Json } from '../../base/index.ts'
import {
  agree,
  findItem,
  grow,
  lockConflict,
  lockItem,
  type StoredConflict,
  type Tx,
  touchItems,
  writeConflict,
  writeItem,
} from '../../store/index.ts'
import type { Side } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import { aroundOf, refuse, saidBy } from './change-item.ts'
import { editOf } from './item-edit.ts'

type Ports = Pick<Context, 'db' | 'actor' | 'world'>

/**
 * The loser's present value becomes the agreed one: then only the winner has changed, and it flows. Where the loser has
 * changed again meanwhile, both have, and it is asked again with the new values.
 */
export async function decideConflict({ db, actor, world }: Ports, id: string, winner: Side): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const conflict = await lockConflict(tx, id)
    if (conflict.state !== 'open')
      throw new Fault('conflict', 'This conflict no longer waits.', {
        about: id,
        remedy: 'Look at it again; a value that was overruled can be put back.',
      })
    const { link, field, jira, portfolio, item } = conflict
    const at = world.now()
    await agree(tx, [{ link, field, value: winner === 'jira' ? portfolio : jira }], at)
    await writeConflict(tx, id, { state: 'decided', winner, by: actor.name, at })
    await touchItems(tx, [item.id])
    await grow(tx, 'portfolio', 'sync')
  })
}

/** Whoever lost, the value is put back as a person's edit here, and flows to Jira like every other. */
export async function restoreConflict(ports: Ports, id: string): Promise<void> {
  await ports.db.transaction().execute(async (tx) => {
    const conflict = await lockConflict(tx, id)
    const cannot = whyNotRestored(conflict)
    if (cannot !== null) throw new Fault('conflict', cannot, { about: id })
    const loser: Side = conflict.winner === 'jira' ? 'portfolio' : 'jira'
    await putBack(tx, ports, conflict, loser === 'jira' ? conflict.jira : conflict.portfolio)
    const said = saidBy(ports)
    await writeConflict(tx, id, { state: 'restored', winner: loser, by: said.name, at: said.at })
    await touchItems(tx, [conflict.item.id])
    await grow(tx, 'portfolio', 'sync')
  })
}

async function putBack(tx: Tx, ports: Ports, { item: { id }, field }: StoredConflict, value: Json): Promise<void> {
  const before = (await lockItem(tx, id)) ?? (await findItem(tx, id))
  const { columns, problems } = editOf(before, { [field]: value }, await aroundOf(tx, before))
  refuse(problems)
  if (Object.keys(columns).length > 0) await writeItem(tx, id, columns, saidBy(ports))
}

/** Null when the overruled value can be put back. */
export function whyNotRestored({ state, winner, item, issue }: StoredConflict): string | null {
  if (state === 'open') return 'It waits to be decided.'
  if (state !== 'decided' || winner === null) return 'Nothing was overruled that could be put back.'
  if (item.removed) return 'The item was taken out.'
  return issue.state === 'seen' ? null : `${issue.key} can no longer be seen in Jira.`
}
