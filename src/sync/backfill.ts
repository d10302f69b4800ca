/** The first reading of a project: ids in Jira's order, then each by id. It goes on where it was when something stops it. */
import { isFault } from '../base/index.ts'
import { countIssues, issueIds } from '../jira/index.ts'
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
  let marks = await begun(ground, live, progress.backfill)
  let place = placeIn(live, marks)
  let coming = place && onePage(ground, place.project, place.mark.next)
  for (let count = 0; place && coming; ) {
    const [{ project, mark }, page] = [place, await coming]
    count += page.ids.length
    const came = { ...mark, next: page.next, done: page.next === null, read: mark.read + page.ids.length }
    marks = { ...marks, [project]: came }
    place = placeIn(live, marks)
    coming = place && count < ENOUGH ? onePage(ground, place.project, place.mark.next) : undefined
    // What fails while this page is read is thrown when it is waited for.
    coming?.catch(() => {})
    await readPage(ground, page.ids, mark, marks)
  }
  return place !== undefined
}

/** Each project is counted before its reading begins, so that people see how far it is. */
async function begun(ground: Ground, live: readonly string[], marks: Marks): Promise<Marks> {
  const fresh = live.filter((id) => (marks[id]?.of ?? null) === null && (marks[id]?.read ?? 0) === 0)
  const began = { next: null, done: false, read: 0, began: ground.now() }
  const counted = fresh.map(async (id) => [id, { ...began, ...marks[id], of: await countOf(ground, id) }] as const)
  return fresh.length === 0 ? marks : { ...marks, ...Object.fromEntries(await Promise.all(counted)) }
}

function placeIn(live: readonly string[], marks: Marks): Place | undefined {
  for (const project of live) {
    const mark = marks[project]
    if (mark && !mark.done) return { project, mark }
  }
  return undefined
}

/** A guess that Jira does not make costs nothing but the guess. */
async function countOf({ jira }: Ground, project: string): Promise<number | null> {
  try {
    return await countIssues(jira, `project = ${project}`)
  } catch (error) {
    if (isFault(error, 'jira.refused') || isFault(error, 'jira.broken')) return null
    throw error
  }
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
