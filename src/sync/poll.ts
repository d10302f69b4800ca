/**
 * Polls: one question for all projects of the connection, and a look by id at whatever it names that we do not know.
 * Whole windows miss nothing, however late the index tells; short looks between and during them bring what is newest.
 */
import { type Instant, isFault } from '../base/index.ts'
import { type ListedIssue, touchedLately, updatedWithin } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './progress.ts'
import { read } from './read.ts'
import { readRoster } from './roster.ts'
import { unannounced } from './silence.ts'
import { isWholeDue, lookMinutes, lookUntil, nextCursor, windowMinutes } from './windows.ts'

/** What waits for no more than a page. */
type Between = () => Promise<unknown>

/**
 * How many issues were read. `between` the pages of a look comes what webhooks told of; between those of a whole window,
 * which may be thousands, `meanwhile`: looks too.
 */
export async function poll(
  ground: Ground,
  progress: Progress,
  between: Between = async () => {},
  meanwhile: Between = between,
): Promise<number> {
  try {
    return await pollOnce(ground, progress, between, meanwhile)
  } catch (error) {
    if (!isFault(error, 'jira.refused') || !error.facts.unknownProjects) throw error
    // One project that has become hidden must not fail the question for all of them.
    await readRoster(ground, progress)
    return pollOnce(ground, progress, between, meanwhile)
  }
}

async function pollOnce(ground: Ground, progress: Progress, between: Between, meanwhile: Between): Promise<number> {
  const { cursor, asked } = progress
  const { isWhole } = await scopeOf(ground)
  // Taken back before Jira is asked: whoever asks while it answers is answered by another poll.
  if (asked) await read(ground, [], { progress: { asked: false } })
  if (cursor === null || asked || !isWhole || isWholeDue(cursor, ground.jira.serverNow()))
    return wholeWindow(ground, cursor, meanwhile)
  return look(ground, progress, between)
}

/** The cursor moves only after all of it has been read. */
async function wholeWindow(ground: Ground, cursor: Instant | null, meanwhile: Between): Promise<number> {
  const { jira, store, now } = ground
  const { projects, isWhole } = await scopeOf(ground)
  const [began, polledAt] = [jira.serverNow(), now()]
  let [count, pages] = [0, 0]
  if (cursor !== null && projects.length > 0)
    for await (const page of updatedWithin(jira, projects, windowMinutes(cursor, began))) {
      if (pages++ > 0) await meanwhile()
      count += await take(ground, page)
    }
  // Looks meanwhile were later ones.
  const looked = Math.max(polledAt, (await store.progress()).polledAt ?? 0)
  // What the index lists and no look by id shows is on its way out of the index: the census decides, not one look.
  await read(ground, [], { progress: { polledAt: looked, ...(isWhole && { cursor: nextCursor(cursor, began) }) } })
  return count
}

/**
 * What was touched last, the newest first: it ends where all of a page is known and an earlier look has been. What the
 * index learns of late, and what slides past while pages are read, is the whole window's. How many issues were read.
 */
export async function look(ground: Ground, { polledAt }: Progress, between: Between): Promise<number> {
  const { jira, now } = ground
  const { projects } = await scopeOf(ground)
  const [began, looked] = [now(), (polledAt ?? 0) + (jira.skew() ?? 0)]
  let [count, pages] = [0, 0]
  if (projects.length > 0)
    for await (const page of touchedLately(jira, projects, lookMinutes(looked, jira.serverNow()))) {
      if (pages++ > 0) await between()
      const taken = await take(ground, page)
      count += taken
      if (taken === 0 && page.some(({ updated }) => updated !== null && updated < lookUntil(looked))) break
    }
  await read(ground, [], { progress: { polledAt: began } })
  return count
}

/** One that the last look at the site did not show is left out, and the cursor waits for it: it comes back, or is read anew once it does. */
async function scopeOf({ store }: Ground): Promise<{ readonly projects: string[]; readonly isWhole: boolean }> {
  const live = (await store.projects()).filter(({ state }) => state === 'live')
  const projects = live.flatMap(({ id, misses }) => (misses === 0 ? [id] : []))
  return { projects, isWhole: projects.length === live.length }
}

async function take(ground: Ground, page: readonly ListedIssue[]): Promise<number> {
  const changed = await unknownOf(ground, page)
  if (changed.length === 0) return 0
  const keys = new Map(page.map(({ id, key }) => [id, key]))
  const { seen } = await read(ground, changed, {}, keys)
  await unannounced(ground, changed)
  return seen
}

/** Two edits of one moment: what was read so soon after the first may lack the second. */
const MOMENT = 3_000

/** A listed issue that was read well after its listed change tells nothing new. */
async function unknownOf({ jira, store }: Ground, page: readonly ListedIssue[]): Promise<string[]> {
  const known = await store.known(page.map(({ id }) => id))
  const skew = jira.skew() ?? 0
  return page
    .filter(({ id, updated }) => {
      const have = known.get(id)
      if (have?.state !== 'seen' || updated === null || updated > have.updated) return true
      return updated === have.updated && have.readAt + skew < updated + MOMENT
    })
    .map(({ id }) => id)
}
