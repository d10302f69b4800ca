/** Whether Jira still tells of changes: what polling found and no webhook had announced, by project. */
import type { Instant } from '../base/index.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './progress.ts'
import { read } from './read.ts'

/** What polling found in a project since a webhook last told of it. */
export interface Unannounced {
  /** By our clock: when the first of it was found. */
  readonly since: Instant
  /** Polls that found something. */
  readonly polls: number
}

/** Jira sends within half a minute and tries again for some (docs/jira-assumptions.md, Webhooks). */
const PATIENCE = 300_000
/** One may fall into a moment in which nobody listened. */
const POLLS = 3

/** A webhook told of these: their projects are heard of. */
export async function announced(ground: Ground, issues: readonly string[]): Promise<void> {
  const { unheard } = await ground.store.progress()
  if (Object.keys(unheard).length === 0) return
  const heard = new Set(await ground.store.projectsOf(issues))
  const left = Object.entries(unheard).filter(([project]) => !heard.has(project))
  if (left.length < Object.keys(unheard).length)
    await read(ground, [], { progress: { unheard: Object.fromEntries(left) } })
}

/** Polling found that these had changed, and nothing had told of it. */
export async function unannounced(ground: Ground, issues: readonly string[]): Promise<void> {
  if (issues.length === 0) return
  const { unheard } = await ground.store.progress()
  const projects = await ground.store.projectsOf(issues)
  const more = projects.map((project): [string, Unannounced] => {
    const before = unheard[project]
    return [project, before ? { ...before, polls: before.polls + 1 } : { since: ground.now(), polls: 1 }]
  })
  await read(ground, [], { progress: { unheard: { ...unheard, ...Object.fromEntries(more) } } })
}

/** Ids of projects in whose name no webhook speaks, though something happens in them; and since when. */
export function silent({ unheard }: Pick<Progress, 'unheard'>, now: Instant): ReadonlyMap<string, Instant> {
  const found = Object.entries(unheard).filter(([, { since, polls }]) => polls >= POLLS && now - since >= PATIENCE)
  return new Map(found.map(([project, { since }]) => [project, since]))
}
