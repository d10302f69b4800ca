/** The first reading of a project: ids in Jira's order, then each by id. It goes on where it was when something stops it. */
import { isFault } from '../base/index.ts'
import { issueIds } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './ports.ts'
import { read } from './read.ts'

/** One page of one project; true while there is more to read. */
export async function backfill(ground: Ground, progress: Progress): Promise<boolean> {
  const { store, now } = ground
  const live = (await store.projects()).filter(({ state }) => state === 'live')
  const project = live.find(({ id }) => progress.backfill[id]?.done !== true)
  if (!project) return false
  const mark = progress.backfill[project.id] ?? { next: null, done: false, read: 0, began: now() }
  const page = await onePage(ground, project.id, mark.next)
  const known = await store.known(page.ids)
  const fresh = page.ids.filter((id) => {
    const have = known.get(id)
    return have?.state !== 'seen' || have.readAt < mark.began
  })
  const came = { ...mark, next: page.next, done: page.next === null, read: mark.read + page.ids.length }
  await read(ground, fresh, { progress: { backfill: { ...progress.backfill, [project.id]: came } } })
  return live.some(({ id }) => id !== project.id && progress.backfill[id]?.done !== true) || !came.done
}

/** A mark that Jira no longer takes (its tokens live for days) begins again: what is known already is not read twice. */
async function onePage(
  { jira }: Pick<Ground, 'jira'>,
  project: string,
  next: string | null,
): Promise<{ ids: readonly string[]; next: string | null }> {
  try {
    for await (const page of issueIds(jira, `project = ${project}`, next)) return page
    return { ids: [], next: null }
  } catch (error) {
    if (next === null || !isFault(error, 'jira.refused')) throw error
    return onePage({ jira }, project, null)
  }
}
