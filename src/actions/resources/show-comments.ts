/** How the comments of an item leave: as text with its links, with where each stands in Jira; viewers see what the policy allows. */
import { isArray, isObject, type Json } from '../../base/index.ts'
import { toText } from '../../portfolio/index.ts'
import { type CommentPlace, commentedIssues, commentsOfItem, findItem, type StoredComment } from '../../store/index.ts'
import { seesAll as maySeeAll } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import type { CommentListView, CommentView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export async function showComments(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  name: string,
): Promise<CommentListView> {
  const item = await findItem(db, name)
  const seesAll = maySeeAll(actor.role)
  const all = await commentsOfItem(db, item.id)
  const issues = await commentedIssues(db, item.id)
  const shown = all.filter(
    ({ side, places }) => seesAll || side === 'portfolio' || !places.some(({ closed }) => closed),
  )
  const asker = actorText(actor)
  return {
    comments: shown.map((one) => show(one, asker, seesAll)),
    issues: issues
      .filter(({ closed }) => seesAll || !closed)
      .map(({ key, url, comments, runs, restricted, isRead, problem }) => ({
        ...{ key, url, restricted, problem },
        comments: runs ? comments : 'none',
        read: isRead,
      })),
    withheld: all.length - shown.length,
  }
}

function show(comment: StoredComment, asker: string, seesAll: boolean): CommentView {
  const { id, side, name, person, body, at, editedAt, places, past } = comment
  return {
    ...{ id, side, name },
    at: iso(at),
    editedAt: editedAt === null ? null : iso(editedAt),
    text: textOf(body),
    mine: person === asker,
    places: places.filter(({ closed }) => seesAll || !closed).map(showPlace),
    past: past.map(({ body: before, at: then, side: of, name: by, lost }) => ({
      ...{ side: of, name: by, lost },
      at: iso(then),
      text: textOf(before),
    })),
  }
}

function showPlace({ key, url, isThere, gone, waits, problem }: CommentPlace): CommentView['places'][number] {
  if (gone) return { key, url, state: 'gone', says: 'It was deleted in Jira, or is hidden there.' }
  if (waits) return { key, url, state: 'waits', says: problem }
  if (problem !== null) return { key, url, state: 'failed', says: problem }
  return { key, url, state: isThere ? 'there' : 'not-written', says: null }
}

/** A link under other words shows its address too. */
const textOf = (body: Json): string => toText(withAddresses(body)).text

function withAddresses(node: Json): Json {
  if (isArray(node)) return node.map(withAddresses)
  if (!isObject(node)) return node
  if (node.type === 'text' && typeof node.text === 'string' && isArray(node.marks)) {
    const link = node.marks.find((mark) => isObject(mark) && mark.type === 'link')
    const href = isObject(link) && isObject(link.attrs) ? link.attrs.href : undefined
    const isTold = typeof href !== 'string' || node.text.includes(href)
    return isTold ? node : { ...node, text: `${node.text} (${href})` }
  }
  return node.content === undefined ? node : { ...node, content: withAddresses(node.content) }
}
