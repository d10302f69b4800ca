/** Comments of an issue: all of them or none, what only some may see told apart; added, changed, and known again by a mark. */
import { z } from 'zod'
import { Fault, type Instant, isFault, type Json } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { readAlone } from './apart.ts'
import { type Person, peopleIn } from './people.ts'
import { api, ID, INSTANT, part, unlessHidden } from './wire.ts'

export interface JiraComment {
  readonly id: string
  /** Null where Jira does not tell: what nobody has signed in for. */
  readonly author: Person | null
  readonly editor: Person | null
  /** Cloud's document, Data Center's text in wiki notation. */
  readonly body: Json
  readonly created: Instant
  readonly updated: Instant
  /** Only a group or a role may see it, or only those who work on the requests of a service project. */
  readonly restricted: boolean
}

const COMMENT = z.looseObject({
  id: ID,
  author: z.unknown().optional(),
  updateAuthor: z.unknown().optional(),
  body: z.unknown().optional(),
  created: INSTANT,
  updated: INSTANT.nullish(),
  visibility: z.unknown().optional(),
  jsdPublic: z.boolean().nullish(),
})
const PAGE = z.looseObject({ total: z.number(), comments: z.array(COMMENT) })

const MOST = 100
/** So often a list that changed while it was read is begun anew. */
const TRIES = 3

/** The oldest first; undefined where the issue is not to be seen. Throws `jira.cannot` where this issue's alone are not to be read. */
export async function readComments(jira: Jira, issue: string): Promise<readonly JiraComment[] | undefined> {
  return unlessHidden(() =>
    readAlone(jira, issue, async () => {
      for (let tries = 0; tries < TRIES; tries++) {
        const all = await wholeList(jira, issue)
        if (all) return all
      }
      throw new Fault('jira.cannot', 'Its comments change faster than they can be read.', { about: issue })
    }),
  )
}

/** Undefined where one was removed between two pages: another would be missed then, and taken for gone. */
async function wholeList(jira: Jira, issue: string): Promise<readonly JiraComment[] | undefined> {
  const found = new Map<string, JiraComment>()
  for (let startAt = 0; ; ) {
    const asked = { startAt, maxResults: MOST, orderBy: 'created' }
    const { total, comments } = await jira.get(PAGE, api(jira, `/issue/${part(issue)}/comment`), asked)
    for (const one of comments) found.set(one.id, shown(jira, one))
    startAt += comments.length
    if (startAt >= total) return found.size === total ? [...found.values()] : undefined
    if (comments.length === 0) return undefined
  }
}

function shown(jira: Jira, comment: z.infer<typeof COMMENT>): JiraComment {
  const { id, author, updateAuthor, body = null, created, updated, visibility, jsdPublic } = comment
  return {
    id,
    author: peopleIn(jira, author as Json | undefined)[0] ?? null,
    editor: peopleIn(jira, updateAuthor as Json | undefined)[0] ?? null,
    body: body as Json,
    created,
    updated: updated ?? created,
    restricted: (visibility ?? null) !== null || jsdPublic === false,
  }
}

const MADE = z.looseObject({ id: ID })

/** With its mark in the same request, so that one of unknown outcome can be told from others; its id. */
export async function addComment(
  jira: Jira,
  issue: string,
  body: Json,
  mark: { readonly key: string; readonly value: Json },
): Promise<string> {
  const answer = await jira.send('POST', api(jira, `/issue/${part(issue)}/comment`), {
    body,
    properties: [{ ...mark }],
  })
  const made = MADE.safeParse(answer)
  if (made.success) return made.data.id
  throw new Fault('jira.unknown', `${jira.site} took a new comment, but did not tell its id.`, { about: issue })
}

export async function editComment(jira: Jira, issue: string, id: string, body: Json): Promise<void> {
  await jira.send('PUT', api(jira, `/issue/${part(issue)}/comment/${part(id)}`), { body })
}

const PROPERTY = z.looseObject({ value: z.unknown().optional() })

/** Null where a comment that was just read has no such property: asked for alone, that is a 404 on either product. */
export async function readCommentProperty(jira: Jira, comment: string, name: string): Promise<Json | null> {
  try {
    const { value } = await jira.get(PROPERTY, api(jira, `/comment/${part(comment)}/properties/${part(name)}`))
    return (value ?? null) as Json
  } catch (error) {
    if (isFault(error, 'jira.not-found')) return null
    throw error
  }
}
