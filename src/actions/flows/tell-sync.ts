/** What a person tells sync of single things: to try a step again, and what became of an issue that no look can tell. */
import { Fault } from '../../base/index.ts'
import {
  findConnection,
  getSyncStep,
  grow,
  issueByKey,
  poke,
  readIssueRow,
  repeatStep,
  sayState,
  touchItems,
} from '../../store/index.ts'
import type { Context } from '../context.ts'

type Ports = Pick<Context, 'db' | 'world'>

/** A field is decided anew, as everything stands now; a creation is asked for again. Gives the step that waits, or this one. */
export async function retryStep({ db }: Ports, id: string): Promise<string> {
  const step = await getSyncStep(db, id)
  if (step.state !== 'failed' && step.state !== 'stale')
    throw new Fault('conflict', `This step is ${step.state}, so there is nothing to try again.`, { about: id })
  return db.transaction().execute(async (tx) => {
    const again = step.data.what === 'field' ? id : await repeatStep(tx, step)
    if (step.data.what === 'field') await touchItems(tx, [step.data.item])
    await poke(tx, [step.connection.id])
    await grow(tx, 'sync')
    return again
  })
}

/** Only of what cannot be seen: what a look shows is there, whatever anybody says. */
export async function sayIssueState(
  { db, world }: Ports,
  name: string,
  key: string,
  state: 'deleted' | 'hidden',
): Promise<void> {
  const connection = await findConnection(db, name)
  const found = await issueByKey(db, connection.site.id, key)
  const issue = found && (await readIssueRow(db, found.siteId, found.issueId))
  if (!found || !issue) throw new Fault('not-found', `${key} was never read from ${connection.name}.`, { about: key })
  if (issue.state !== 'hidden' && issue.state !== 'deleted')
    throw new Fault('conflict', `${issue.key} is not missing: its state is ${issue.state}.`, {
      about: key,
      remedy: 'Only what cannot be found any more can be said to be deleted or hidden.',
    })
  await db.transaction().execute(async (tx) => {
    await sayState(tx, found, state, world.now())
    await poke(tx, [connection.id])
    await grow(tx, 'portfolio', 'sync')
  })
}
