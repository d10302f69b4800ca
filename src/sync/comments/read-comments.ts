/** Reads the comments of pairs whose issue changed, where an integration wants them; no request where none does. */
import { isFault, isObject } from '../../base/index.ts'
import { type JiraComment, readCommentProperty, readComments } from '../../jira/index.ts'
import type { Ground } from '../ground.ts'
import type { Progress } from '../progress.ts'
import { read } from '../read.ts'
import { decideComments } from './decide-comments.ts'
import type { KnownComment, SomePairs } from './ports.ts'

/** The comment property that says which comment of ours it is. */
export const COMMENT_MARK = 'fairlead.comment'

/** Issues of one turn: other work goes on between. */
const AT_ONCE = 50
/** What this turn has read, and some turns before: what one leaves out is found among the old ones. */
const LATELY = 60_000
/** Pairs among which one poll looks for what is old, the next poll among those after them. */
const SOME = 1_000

/** True where more may be due at once. `polls`: those that nothing told of have their turn as well. */
export async function followComments(
  ground: Ground,
  { commentsFrom: from }: Pick<Progress, 'commentsFrom'>,
  polls: boolean,
): Promise<boolean> {
  const { store, integrations, now } = ground
  if (!integrations.some(({ comments = 'none' }) => comments !== 'none')) return false
  if (await followSome(ground, { readSince: now() - LATELY })) return true
  if (!polls) return false
  const before = await store.pairAfter(from, SOME)
  if (await followSome(ground, { from, before })) return true
  if (before !== from) await read(ground, [], { progress: { commentsFrom: before } })
  return false
}

async function followSome(ground: Ground, among: SomePairs): Promise<boolean> {
  const due = await ground.store.commentsDue(AT_ONCE, among)
  await Promise.all(due.map((issue) => follow(ground, issue)))
  return due.length === AT_ONCE
}

async function follow(ground: Ground, issue: string): Promise<void> {
  const { store, jira, now } = ground
  const known = await store.commentsOf(issue)
  if (!known) return
  try {
    const told = await readComments(jira, issue)
    const seen = told && (await withInternal(ground, known.comments, told))
    if (!seen) return store.commentsUnread(issue, 'The issue is gone or hidden from the service account.')
    const skew = jira.skew() ?? 0
    const decision = decideComments(known.comments, seen, {
      deployment: jira.deployment,
      marked: await markedOf(ground, known.comments, seen),
      ourTime: (at) => Math.min(now(), at - skew),
    })
    await store.keepComments(issue, known.updated, decision)
  } catch (error) {
    if (!isFault(error, 'jira.cannot')) throw error
    await store.commentsUnread(issue, error.message)
  }
}

/** By this property service projects of Data Center know comments for those who work there; a list does not show it. */
const FOR_AGENTS = 'sd.public.comment'

/** Asked of each that is not known yet, before anything of it is kept. Cloud tells it with the comment. */
async function withInternal(
  { jira }: Ground,
  known: readonly KnownComment[],
  told: readonly JiraComment[],
): Promise<readonly JiraComment[]> {
  if (jira.deployment === 'cloud') return told
  const ids = new Set(known.map(({ jiraId }) => jiraId))
  return Promise.all(
    told.map(async (one) => {
      if (one.restricted || ids.has(one.id)) return one
      const mark = (await readCommentProperty(jira, one.id, FOR_AGENTS)) ?? undefined
      return isObject(mark) && mark.internal === true ? { ...one, restricted: true } : one
    }),
  )
}

/** Those of our account that nobody knows: an answer that was lost may have made them ours. */
async function markedOf(
  ground: Ground,
  known: readonly KnownComment[],
  seen: readonly JiraComment[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(known.map(({ jiraId }) => jiraId))
  const marked = new Map<string, string>()
  for (const one of seen) {
    if (ids.has(one.id) || one.author?.account !== ground.account) continue
    const mark = await markOf(ground, one.id)
    if (mark !== null) marked.set(one.id, mark)
  }
  return marked
}

export async function markOf({ jira }: Pick<Ground, 'jira'>, comment: string): Promise<string | null> {
  const mark = (await readCommentProperty(jira, comment, COMMENT_MARK)) ?? undefined
  return isObject(mark) && typeof mark.comment === 'string' ? mark.comment : null
}
