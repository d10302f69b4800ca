/** Makes, edits and takes out items: decided and written in one transaction, with all that must hear of it. */
import { Fault, type Problem } from '../../base/index.ts'
import { type Level, treeOf } from '../../portfolio/index.ts'
import {
  alignmentOf,
  type Db,
  findItem,
  grow,
  insertItem,
  listIntegrations,
  loadItems,
  loadMembers,
  loadStages,
  lockItem,
  lockTree,
  type Said,
  type StoredItem,
  takeOutItem,
  touchItems,
  writeItem,
} from '../../store/index.ts'
import { actorText, type Context } from '../context.ts'
import { type Around, blank, editOf, type WantedFields } from './item-edit.ts'

type Ports = Pick<Context, 'db' | 'actor' | 'world'>

export async function createItem(ports: Ports, level: Level, wanted: WantedFields): Promise<string> {
  return ports.db.transaction().execute(async (tx) => {
    await lockTree(tx)
    const around = await aroundOf(tx, null)
    const before = blank(level, around.stages)
    const { columns, problems } = editOf(before, wanted, around)
    refuse(problems)
    const id = await insertItem(tx, { ...before, ...columns }, actorText(ports.actor), saidBy(ports))
    await grow(tx, 'portfolio')
    return id
  })
}

/** The last edit of a field wins, and every one stands in the history. */
export async function changeItem(ports: Ports, name: string, wanted: WantedFields): Promise<string> {
  return ports.db.transaction().execute(async (tx) => {
    if (wanted.parent !== undefined) await lockTree(tx)
    const { id } = await findItem(tx, name)
    const before = await lockItem(tx, id)
    if (!before) throw gone(name)
    const { columns, problems } = editOf(before, wanted, await aroundOf(tx, before))
    refuse(problems)
    if (Object.keys(columns).length === 0) return id
    await writeItem(tx, id, columns, saidBy(ports))
    await touchItems(tx, [id])
    await grow(tx, 'portfolio', 'sync')
    return id
  })
}

export async function removeItem(ports: Ports, name: string): Promise<void> {
  await ports.db.transaction().execute(async (tx) => {
    await lockTree(tx)
    const item = await lockItem(tx, (await findItem(tx, name)).id)
    if (!item) throw gone(name)
    await takeOutItem(tx, item, saidBy(ports))
    await grow(tx, 'portfolio', 'sync')
  })
}

/** What an edit is judged by. */
export async function aroundOf(db: Db, item: StoredItem | null): Promise<Around> {
  const items = await loadItems(db)
  const stages = await loadStages(db)
  const members = await loadMembers(db)
  const pairs = item ? await alignmentOf(db, { item: item.id }) : []
  const integrations = pairs.length > 0 ? await listIntegrations(db) : []
  return {
    tree: treeOf(items),
    stages,
    members: new Set(members.map(({ id }) => id)),
    aligned: pairs.flatMap((pair) => {
      const integration = integrations.find(({ id }) => id === pair.integration)
      return integration ? [{ integration, key: pair.issue?.key ?? pair.issueId }] : []
    }),
  }
}

export function saidBy({ actor, world }: Pick<Ports, 'actor' | 'world'>): Said {
  return { name: actor.name, at: world.now() }
}

/** What is not there is not found; what Jira decides is no mistake in the input; the rest is. */
export function refuse(problems: readonly Problem[]): void {
  const blocking = problems.filter(({ severity }) => severity === 'blocks')
  const [first] = blocking
  if (!first) return
  const missing = first.code === 'parent-unknown' || first.code === 'owner-unknown'
  throw new Fault(
    missing ? 'not-found' : first.code === 'jira-decides' ? 'conflict' : 'input.invalid',
    blocking.map(({ says }) => says).join(' '),
    { about: first.about, problems: blocking, ...(first.remedy === undefined ? {} : { remedy: first.remedy }) },
  )
}

const gone = (name: string): Fault =>
  new Fault('not-found', `There is no item ${name}.`, { about: name, remedy: 'It was taken out just now.' })
