/** The first reading: what items are made of, then ids of each project in Jira's order, and each by id. It goes on where it was when something stops it. */
import { isFault } from '../base/index.ts'
import { countIssues, inProjects, issueIds } from '../jira/index.ts'
import { allEnded } from './all-ended.ts'
import { type Ground, UNWATCHED } from './ground.ts'
import type { BackfillMark, LevelsMark, Progress } from './progress.ts'
import { BATCH, isUnread, read } from './read.ts'
import { readLevels } from './read-levels.ts'

/** So many issues of one turn, or the end of a page more: then what else is due has its turn. */
const ENOUGH = 5_000
/** Ids on the longest page. */
const PAGE = 5_000
/** What is read and stored beside each other: while Jira answers one, we and the database are at work for others. */
const LANES = 4

interface Place {
  readonly project: string
  readonly mark: BackfillMark
}

/** True while there is more. */
export async function backfill(ground: Ground, progress: Progress): Promise<boolean> {
  const live = (await ground.store.projects()).flatMap(({ id, state }) => (state === 'live' ? [id] : []))
  if (await readLevels(ground, progress, live)) return true
  const { backfill: marks, counted } = await allBegun(ground, progress, live)
  const places = live.flatMap((project): Place[] => {
    const mark = marks[project]
    return mark === undefined || mark.done ? [] : [{ project, mark }]
  })
  const left = new Places(places, counted === null ? PAGE : Math.ceil(counted / live.length))
  await inLanes(left, ground)
  return left.isLeft
}

/** Counted by one question for all, so that people see how far it is. */
async function allBegun(
  ground: Ground,
  { backfill, counted, levels }: Progress,
  live: readonly string[],
): Promise<Pick<Progress, 'backfill' | 'counted'>> {
  const fresh = live.filter((id) => backfill[id] === undefined)
  if (fresh.length === 0) return { backfill, counted }
  const marks = Object.fromEntries(fresh.map((id) => [id, beginning(ground, levels, id)]))
  const now = await countOf(ground, live)
  await read(ground, [], { marks, progress: { counted: now } })
  return { backfill: { ...backfill, ...marks }, counted: now }
}

/** What was read of it with the levels is not read again. */
function beginning({ fields, now }: Ground, levels: LevelsMark | null, project: string): BackfillMark {
  const began = levels?.projects.includes(project) ? levels.began : now()
  return { next: null, done: false, read: 0, began, fields }
}

/** Which pages come next, until it is enough for one turn. */
class Places {
  #left: readonly Place[]
  #room = ENOUGH
  readonly #usual: number

  /** `usual`: so many issues a project has on average. */
  constructor(left: readonly Place[], usual: number) {
    this.#left = left
    this.#usual = Math.min(PAGE, Math.max(1, usual))
  }
  get isLeft(): boolean {
    return this.#left.length > 0
  }
  /** One page of a large project, or one of each of several small ones. */
  take(): readonly Place[] {
    const taken: Place[] = []
    for (let ids = 0; ids < BATCH && this.#room > 0; ) {
      const [first, ...others] = this.#left
      if (!first) break
      const guess = first.mark.read === 0 ? this.#usual : PAGE
      ids += guess
      this.#room -= guess
      this.#left = others
      taken.push(first)
    }
    return taken
  }
  /** What has more pages comes before the others. */
  giveBack(places: readonly Place[]): void {
    this.#left = [...places, ...this.#left]
  }
  stop(): void {
    this.#room = 0
  }
}

async function inLanes(places: Places, ground: Ground): Promise<void> {
  const { watch = UNWATCHED } = ground
  const lane = async (): Promise<void> => {
    for (let some = places.take(); some.length > 0; some = places.take()) {
      const [before, page] = [some, () => readPages(ground, some)]
      const came = await watch('sync page', page, (after) => ({ issues: readOf(after) - readOf(before) }))
      places.giveBack(came.filter(({ mark }) => !mark.done))
    }
  }
  await allEnded(
    Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        places.stop()
        throw error
      }),
    ),
  )
}

const readOf = (places: readonly Place[]): number => places.reduce((sum, { mark }) => sum + mark.read, 0)

/** Gives the places behind the pages. */
async function readPages(ground: Ground, places: readonly Place[]): Promise<Place[]> {
  const pages = await Promise.all(places.map(({ project, mark }) => onePage(ground, project, mark.next)))
  const known = await ground.store.known(pages.flatMap(({ ids }) => ids))
  const fresh = places.flatMap(({ mark }, at) =>
    (pages[at]?.ids ?? []).filter((id) => isUnread(known.get(id), mark.began)),
  )
  const came = places.map(({ project, mark }, at): Place => {
    const { ids = [], next = null } = pages[at] ?? {}
    return { project, mark: { ...mark, next, done: next === null, read: mark.read + ids.length } }
  })
  await read(ground, fresh, { marks: Object.fromEntries(came.map(({ project, mark }) => [project, mark])) })
  return came
}

/** A guess that Jira does not make costs nothing but the guess. */
async function countOf({ jira }: Ground, projects: readonly string[]): Promise<number | null> {
  try {
    return await countIssues(jira, inProjects(projects))
  } catch (error) {
    if (isFault(error, 'jira.refused') || isFault(error, 'jira.broken')) return null
    throw error
  }
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
