/** The first reading of a project: ids in Jira's order, then each by id. It goes on where it was when something stops it. */
import { isFault } from '../base/index.ts'
import { issueIds } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { BackfillMark, Progress } from './ports.ts'
import { read } from './read.ts'

/** So many issues of one turn, or the end of a page more: then what else is due has its turn. */
const ENOUGH = 5_000

type Marks = Progress['backfill']
interface Place {
  readonly project: string
  readonly mark: BackfillMark
}

/** Page after page, project after project; while one page is read the next one's ids are asked for. True while there is more. */
export async function backfill(ground: Ground, progress: Progress): Promise<boolean> {
  const live = (await ground.store.projects()).flatMap(({ id, state }) => (state === 'live' ? [id] : []))
  let marks = progress.backfill
  let place = placeIn(ground, live, marks)
  let coming = place && onePage(ground, place.project, place.mark.next)
  for (let count = 0; place && coming; ) {
    const [{ project, mark }, page] = [place, await coming]
    count += page.ids.length
    const came = { ...mark, next: page.next, done: page.next === null, read: mark.read + page.ids.length }
    marks = { ...marks, [project]: came }
    place = placeIn(ground, live, marks)
    coming = place && count < ENOUGH ? onePage(ground, place.project, place.mark.next) : undefined
    // What fails while this page is read is thrown when it is waited for.
    coming?.catch(() => {})
    await readPage(ground, page.ids, mark, marks)
  }
  return place !== undefined
}

function placeIn({ now }: Pick<Ground, 'now'>, live: readonly string[], marks: Marks): Place | undefined {
  const project = live.find((id) => marks[id]?.done !== true)
  if (project === undefined) return undefined
  return { project, mark: marks[project] ?? { next: null, done: false, read: 0, began: now() } }
}

/** What was read since this reading began is not read twice. */
async function readPage(ground: Ground, ids: readonly string[], { began }: BackfillMark, marks: Marks): Promise<void> {
  const known = await ground.store.known(ids)
  const fresh = ids.filter((id) => {
    const have = known.get(id)
    return have?.state !== 'seen' || have.readAt < began
  })
  await read(ground, fresh, { progress: { backfill: marks } })
}

/** A mark that Jira no longer takes (its tokens live for days) begins again. */
async function onePage(
  { jira }: Pick<Ground, 'jira'>,
  project: string,
  next: string | null,
): Promise<{ readonly ids: readonly string[]; readonly next: string | null }> {
  try {
    for await (const page of issueIds(jira, `project = ${project}`, next)) return page
    return { ids: [], next: null }
  } catch (error) {
    if (next === null || !isFault(error, 'jira.refused')) throw error
    return onePage({ jira }, project, null)
  }
}
