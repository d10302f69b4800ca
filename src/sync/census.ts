/** The census: the ids that are there, against those we know. It finds what polling cannot, and believes no absence at once. */
import { issueIds, whoAmI } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { IssueState } from './ports.ts'
import type { Progress } from './progress.ts'
import { read } from './read.ts'

/** Censuses in a row that must miss an issue before it is looked for by id. */
const LOOKS = 2
/** So many absences at once, and so large a share of what is known, wait for a person. */
const MANY = 25
const SHARE = 0.05

export interface Counted {
  /** In Jira, and unknown until now: polling should have told. Or a look had missed them, and what failed for it waits. */
  readonly late: readonly string[]
  readonly missed: readonly string[]
  /** Missed often enough to be looked for. */
  readonly doubted: readonly string[]
}

/** Pure: one project's ids against what is known of it. */
export function compareIds(
  there: ReadonlySet<string>,
  known: ReadonlyMap<string, { readonly state: IssueState; readonly misses: number }>,
): Counted {
  const missed = [...known].filter(([id, { state }]) => state === 'seen' && !there.has(id))
  return {
    late: [...there].filter((id) => known.get(id)?.state !== 'seen' || (known.get(id)?.misses ?? 0) > 0),
    missed: missed.map(([id]) => id),
    doubted: missed.filter(([, { misses }]) => misses + 1 >= LOOKS).map(([id]) => id),
  }
}

/** Pure: too many to be believed without a person. */
export function isTooMany(absent: number, of: number): boolean {
  return absent >= MANY && absent >= of * SHARE
}

/** How many issues were found that polling had not told of. `between`: what does not wait until all were counted. */
export async function census(
  ground: Ground,
  { frozen }: Pick<Progress, 'frozen'>,
  between: () => Promise<unknown>,
): Promise<number> {
  const { jira, store, now } = ground
  const live = (await store.projects()).filter(({ state }) => state === 'live')
  const late: string[] = []
  const doubted: string[] = []
  let [missed, of] = [0, 0]
  for (const { id } of live) {
    const there = new Set<string>()
    for await (const page of issueIds(jira, `project = ${id}`, null)) {
      for (const one of page.ids) there.add(one)
      // What is made meanwhile is on a later page: none may come between the last one and what is known.
      if (page.next !== null) await between()
    }
    const known = await store.knownIn(id)
    of += known.size
    const counted = compareIds(there, known)
    late.push(...counted.late)
    doubted.push(...counted.doubted)
    missed += counted.missed.length
    if (counted.missed.length > 0) await store.missed(counted.missed)
    await between()
  }
  // Another account, or none, counts other issues.
  if ((await whoAmI(jira)).account !== ground.account) return 0
  if (late.length > 0) await read(ground, late)
  // All that are missed, also those that only one look has missed: a mass that goes bit by bit is one all the same.
  if (isTooMany(missed, of) && !frozen?.believed) {
    const asked = frozen ?? { absent: missed, of, at: now() }
    await read(ground, [], { progress: { censusAt: now(), frozen: asked } })
    return late.length
  }
  await believe(ground, doubted, { censusAt: now(), frozen: null })
  return late.length
}

/** A look by id at each: elsewhere, or not to be seen. It is never said to be deleted: that a webhook or a person knows. */
export async function believe(ground: Ground, ids: readonly string[], progress: Partial<Progress>): Promise<void> {
  const { absent } = await read(ground, ids)
  const states = absent.map((issue) => ({ issue, state: 'hidden' as const }))
  await read(ground, [], { states, progress })
}
