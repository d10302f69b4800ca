/** Polls: one question for all projects of the connection, and a look by id at whatever it names that we do not know. */
import { isFault } from '../base/index.ts'
import { type ListedIssue, updatedWithin } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './progress.ts'
import { read } from './read.ts'
import { readRoster } from './roster.ts'
import { unannounced } from './silence.ts'
import { lookMinutes, nextCursor, windowMinutes } from './windows.ts'

/** How many issues were read. The cursor moves only after a whole window has been. `between`: what waits for no more than a page. */
export async function poll(
  ground: Ground,
  progress: Progress,
  between: () => Promise<unknown> = async () => {},
): Promise<number> {
  try {
    return await pollOnce(ground, progress, between)
  } catch (error) {
    if (!isFault(error, 'jira.refused') || !error.facts.unknownProjects) throw error
    // One project that has become hidden must not fail the question for all of them.
    await readRoster(ground, progress)
    return pollOnce(ground, progress, between)
  }
}

async function pollOnce(ground: Ground, { cursor, asked }: Progress, between: () => Promise<unknown>): Promise<number> {
  const { jira, store, now } = ground
  const live = (await store.projects()).filter(({ state }) => state === 'live')
  // One that the last look did not show is left out, and the cursor waits for it: it comes back, or is read anew once it does.
  const projects = live.flatMap(({ id, misses }) => (misses === 0 ? [id] : []))
  const began = jira.serverNow()
  const isWhole = projects.length === live.length
  const look = cursor === null || asked || !isWhole ? null : lookMinutes(cursor, began)
  const moves = isWhole && look === null
  const until = { polledAt: now(), ...(moves ? { cursor: nextCursor(cursor, began) } : {}) }
  // Taken back before Jira is asked: whoever asks while it answers is answered by another poll.
  if (asked) await read(ground, [], { progress: { asked: false } })
  if (cursor === null || projects.length === 0) {
    await read(ground, [], { progress: until })
    return 0
  }
  let [count, pages] = [0, 0]
  for await (const page of updatedWithin(jira, projects, look ?? windowMinutes(cursor, began))) {
    if (pages++ > 0) await between()
    const changed = await unknownOf(ground, page)
    const keys = new Map(page.map(({ id, key }) => [id, key]))
    if (changed.length === 0) continue
    count += (await read(ground, changed, {}, keys)).seen
    await unannounced(ground, changed)
  }
  // What the index lists and no look by id shows is on its way out of the index: the census decides, not one look.
  await read(ground, [], { progress: until })
  return count
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
