/** What items are made of is read before all else: issues of the types that integrations map, of all projects at once. */
import { isFault } from '../base/index.ts'
import { inProjects, issueIds, ofTypes } from '../jira/index.ts'
import { allEnded } from './all-ended.ts'
import type { Ground } from './ground.ts'
import { makeItems } from './make-items.ts'
import type { LevelsMark, Progress } from './progress.ts'
import { isUnread, read } from './read.ts'

/** So few at once that items come of the first ones while the others are read. */
const PAGE = 1_000
/** Pages of one turn: then what else is due has its turn. */
const PAGES = 3

/** True while there is more of them. It is a matter of order alone: whatever is left out here comes with its project. */
export async function readLevels(
  ground: Ground,
  { levels, backfill }: Progress,
  live: readonly string[],
): Promise<boolean> {
  const unread = live.filter((id) => backfill[id] === undefined)
  const isBegun = levels !== null && unread.every((id) => levels.projects.includes(id))
  let mark = isBegun ? levels : { projects: unread, next: null, done: false, read: 0, began: ground.now() }
  const jql = mark.done ? null : levelsIn(ground, mark.projects)
  if (jql === null) return false
  mark = await readPage(ground, jql, mark)
  for (let pages = 1; pages < PAGES && !mark.done; pages++) {
    // Of what came before, while the next is asked for: Jira and the database are busy at the same time.
    const [came] = await allEnded([readPage(ground, jql, mark), makeItems(ground)])
    mark = came
  }
  return true
}

async function readPage(ground: Ground, jql: string, mark: LevelsMark): Promise<LevelsMark> {
  const { ids, next } = await onePage(ground, jql, mark.next)
  const known = await ground.store.known(ids)
  const fresh = ids.filter((id) => isUnread(known.get(id), mark.began))
  const levels: LevelsMark = { ...mark, next, done: next === null, read: mark.read + ids.length }
  await read(ground, fresh, { progress: { levels } })
  return levels
}

/** What items are made of, in these projects; null where nothing is mapped. */
export function levelsIn({ integrations }: Pick<Ground, 'integrations'>, projects: readonly string[]): string | null {
  const mapped = new Set(integrations.flatMap((one) => one.projects))
  const [where, types] = [projects.filter((id) => mapped.has(id)), integrations.flatMap((one) => one.types)]
  return where.length === 0 || types.length === 0 ? null : `${inProjects(where)} AND ${ofTypes(types)}`
}

/** One project that has become hidden fails the question for all of them: then each is read in its turn. */
async function onePage({ jira }: Ground, jql: string, next: string | null) {
  try {
    for await (const page of issueIds(jira, jql, next, PAGE)) return page
  } catch (error) {
    if (!isFault(error, 'jira.refused')) throw error
  }
  return { ids: [], next: null }
}
