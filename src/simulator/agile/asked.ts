/** What agile requests name: boards, sprints, epics and lists of issues. What may not be seen is not there. */
import type { JsonObject } from '../../base/index.ts'
import { idList, optionalId } from '../body.ts'
import { cloudLens } from '../cloud/issue-lens.ts'
import { type Ask, refuse } from '../http.ts'
import type { Lens } from '../issue/lens.ts'
import { seesBoard } from '../model/board.ts'
import type { RankPlace } from '../model/issue-rank.ts'
import { issueOf, NOT_FOUND, projectOfIssue, seenIssue, seesIssue } from '../model/issue-sight.ts'
import { may } from '../model/permission.ts'
import type { Board, Issue, Sprint } from '../records.ts'

/** Links go below /rest/agile/1.0. */
export function agileLens(ask: Ask): Lens {
  return { ...cloudLens(ask), link: (path) => ask.site.link(`/rest/agile/1.0${path}`) }
}

export function boardAsked({ site, user }: Ask, id: string | undefined): Board {
  const board = site.tables.boards.get(id ?? '')
  if (!board || !seesBoard(site, user, board))
    throw refuse(
      404,
      'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
    )
  return board
}

export function sprintAsked({ site, user }: Ask, id: string | undefined): Sprint {
  const sprint = site.tables.sprints.get(id ?? '')
  const board = site.tables.boards.get(sprint?.boardId ?? '')
  if (!sprint || !board || !seesBoard(site, user, board))
    throw refuse(404, 'Sprint does not exist or you do not have permission to view it.')
  return sprint
}

export function epicAsked(ask: Ask, name = ask.params.epicIdOrKey ?? ''): Issue {
  const epic = seenIssue(ask, name)
  if ((ask.site.tables.issueTypes.get(epic.typeId)?.hierarchyLevel ?? 0) < 1)
    throw refuse(404, 'The requested issue is not an epic.')
  return epic
}

/** At most fifty, all of which the asker must be allowed to touch. */
export function issuesAsked(ask: Ask, body: JsonObject, permission: string): Issue[] {
  const { site, user } = ask
  const names = idList(body, 'issues')
  if (names.length === 0 || names.length > 50) throw refuse(400, 'Between 1 and 50 issues can be moved at once.')
  return names.map((name) => {
    const issue = issueOf(site, name)
    if (!issue || !seesIssue(site, user, issue)) throw refuse(404, NOT_FOUND)
    if (!may(site, user, permission, projectOfIssue(site, issue), issue))
      throw refuse(403, `You do not have the permission to do this with ${issue.key}.`)
    return issue
  })
}

/** `rankBefore…` or `rankAfter…`, one of them at most. */
export function rankPlace(ask: Ask, body: JsonObject, what: 'Issue' | 'Epic' = 'Issue'): RankPlace | undefined {
  const [before, after] = [optionalId(body, `rankBefore${what}`), optionalId(body, `rankAfter${what}`)]
  if (before !== undefined && after !== undefined)
    throw refuse(400, `Only one of 'rankBefore${what}' and 'rankAfter${what}' can be given.`)
  if (before !== undefined) return { before: seenIssue(ask, before) }
  return after === undefined ? undefined : { after: seenIssue(ask, after) }
}
