/** Judges the comments that an engine left behind, by what Jira and the database hold; it shares no rule with the engine. */
import { canonical } from '../../src/base/index.ts'
import type { Comment, Issue } from '../../src/simulator/records.ts'
import type { Left } from './sync-judge.ts'
import { isForSome, type Talk, wordsIn } from './sync-talk.ts'
import type { SyncWorld } from './sync-world.ts'

type TalkLeft = Pick<Left, 'differing' | 'lost' | 'twins' | 'echoes'>

/** `restored`: a backup was put back, and may know less of what we wrote than Jira does. */
export async function judgeTalk(of: SyncWorld, talk: Talk, restored: boolean): Promise<TalkLeft> {
  const held = await heldHere(of)
  const links = await of.database.db
    .selectFrom('link')
    .innerJoin('item', 'item.id', 'link.item_id')
    .select('issue_id')
    .where('how', '=', 'integration')
    .where('item.removed_at', 'is', null)
    .execute()
  const scope = new Set(of.projects(['PAR', 'ROU']).map(({ id }) => id))
  const issues = links.flatMap(({ issue_id }) => of.site.issues.get(issue_id) ?? [])
  const there = issues.filter(({ projectId }) => scope.has(projectId))
  const kept = new Set([...(await talk.wordsHere()), ...talk.before])
  const inJira = new Set(wordsIn(issues.map(({ comments }) => comments.map(({ body }) => body))))
  return {
    differing: there.flatMap((issue) => [
      ...issue.comments.flatMap((comment) => differs(issue, comment, held)),
      ...missing(
        issue,
        held.filter((one) => one.issue === issue.id),
      ),
    ]),
    lost: [
      ...[...talk.here].filter((word) => !kept.has(word)).map((word) => `${word} was said here`),
      ...[...talk.overwritten]
        .filter((word) => !kept.has(word) && !inJira.has(word))
        .map((word) => `${word} was written over in Jira`),
    ],
    twins: twinsIn(of),
    echoes: restored
      ? []
      : held.filter(({ side, body }) => side === 'jira' && wordsIn(body).some((word) => word.endsWith('p'))).map(told),
  }
}

/** What is wrong with fields and what is with comments, as one. */
export function together(left: Left, talk: TalkLeft): Left {
  const names = Object.keys(talk) as (keyof TalkLeft)[]
  return { ...left, ...Object.fromEntries(names.map((name) => [name, [...left[name], ...talk[name]]])) }
}

type Held = Awaited<ReturnType<typeof heldHere>>[number]

function heldHere(of: SyncWorld) {
  return of.database.db
    .selectFrom('comment_pair')
    .innerJoin('comment', 'comment.id', 'comment_pair.comment_id')
    .select(['comment.id', 'comment.side', 'comment.body', 'comment_pair.issue_id as issue'])
    .select(['comment_pair.jira_id as jira', 'comment_pair.gone_at as gone', 'comment_pair.problem'])
    .orderBy('comment.id')
    .execute()
}

const told = ({ id, body }: Pick<Held, 'id' | 'body'>): string => `comment ${id}: ${wordsIn(body).join(' ')}`

function differs({ key }: Issue, comment: Comment, held: readonly Held[]): string[] {
  const here = held.filter(({ jira }) => jira === comment.id)
  const about = `${key} comment ${comment.id} (${wordsIn(comment.body).join(' ')})`
  if (isForSome(comment)) return here.some(({ side }) => side === 'jira') ? [`${about} is for some, and kept here`] : []
  const [one, ...others] = here
  if (!one || others.length > 0) return [`${about} stands here ${here.length} times`]
  if (one.gone !== null) return [`${about} is there and held to be gone`]
  const theirs = typeof comment.body === 'string' ? { wiki: comment.body } : comment.body
  const isSame =
    one.side === 'jira'
      ? canonical(theirs) === canonical(one.body)
      : wordsIn(theirs).join() === wordsIn(one.body).join()
  return isSame ? [] : [`${about} says another thing here: ${told(one)} ${one.problem ?? ''}`]
}

function missing({ key, comments }: Issue, held: readonly Held[]): string[] {
  return held
    .filter(({ jira, gone }) => gone === null && !comments.some(({ id }) => id === jira))
    .map((one) => `${key} lacks ${told(one)} ${one.problem ?? ''}`)
}

function twinsIn(of: SyncWorld): string[] {
  const seen = new Map<string, number>()
  for (const { comments } of of.site.issues.all())
    for (const { properties } of comments) {
      const mark = (properties?.['fairlead.comment'] as { comment?: string } | undefined)?.comment
      if (mark !== undefined) seen.set(mark, (seen.get(mark) ?? 0) + 1)
    }
  return [...seen].filter(([, many]) => many > 1).map(([mark, many]) => `comment ${mark} stands in Jira ${many} times`)
}
