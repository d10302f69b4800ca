/** A person's comment on an item, and the edit of one's own: kept here, and asked of the engine where Jira is to have it. */
import { Fault, type Json } from '../../base/index.ts'
import { fromText } from '../../portfolio/index.ts'
import {
  findItem,
  grow,
  insertComment,
  lockComment,
  lockItem,
  poke,
  rewriteComment,
  type Tx,
} from '../../store/index.ts'
import { actorText, type Context } from '../context.ts'

type Ports = Pick<Context, 'db' | 'actor' | 'world'>

export async function addComment(ports: Ports, name: string, text: string): Promise<void> {
  const { db, actor, world } = ports
  await db.transaction().execute(async (tx) => {
    const item = await lockItem(tx, (await findItem(tx, name)).id)
    if (!item) throw new Fault('not-found', `There is no item ${name}.`, { about: name })
    const by = { name: actor.name, person: actorText(actor), at: world.now() }
    await tell(tx, await insertComment(tx, { item: item.id, body: bodyOf(text, null) }, by))
  })
}

export async function changeComment(
  { db, actor, world }: Ports,
  name: string,
  id: string,
  text: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const item = await findItem(tx, name)
    const comment = await lockComment(tx, item.id, id)
    if (!comment) throw new Fault('not-found', `${item.code} has no such comment.`, { about: id })
    if (comment.person !== actorText(actor))
      throw new Fault('not-allowed', 'Only who wrote a comment may edit it.', {
        about: id,
        remedy: 'What was said in Jira is edited there.',
      })
    await tell(tx, await rewriteComment(tx, id, bodyOf(text, comment.body), world.now()))
  })
}

function bodyOf(text: string, before: Json): Json {
  const body = fromText(text, before)
  if (body === null) throw new Fault('input.invalid', 'Say something.', { about: 'text' })
  return body
}

async function tell(tx: Tx, connections: readonly string[]): Promise<void> {
  if (connections.length > 0) await poke(tx, connections)
  await grow(tx, 'portfolio', 'sync')
}
