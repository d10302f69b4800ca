/** Boards: a filter seen in columns. Whoever sees the filter sees the board. */
import { refuse } from '../http.ts'
import { find, prepare, type Search } from '../jql/index.ts'
import type { Board, Field, Filter, Issue, Project, StatusCategory, User } from '../records.ts'
import type { Site } from '../site.ts'
import { kindOf } from './field-kind.ts'
import { seesFilter } from './filter-sight.ts'
import { typesOf } from './issue-type.ts'
import { administers, may } from './permission.ts'
import { workflowFor } from './workflow.ts'

export function boardFilter(site: Site, board: Board): Filter | undefined {
  return site.tables.filters.get(board.filterId)
}

export function seesBoard(site: Site, user: User | null, board: Board): boolean {
  const filter = boardFilter(site, board)
  return filter !== undefined && seesFilter(site, user, filter)
}

/** "A Jira Administrator or a board administrator", who is whoever administers its project here. */
export function administersBoard(site: Site, user: User | null, board: Board): boolean {
  const project = site.tables.projects.get(board.projectId ?? '')
  return may(site, user, 'ADMINISTER') || (project !== undefined && administers(site, user, project))
}

export interface BoardInput {
  readonly name: string
  readonly type: 'scrum' | 'kanban'
  readonly filterId: string
  readonly projectId: string | null
}

export function createBoard(site: Site, user: User | null, input: BoardInput): Board {
  const filter = site.tables.filters.get(input.filterId)
  if (!filter || !seesFilter(site, user, filter))
    throw refuse(400, `The filter with id '${input.filterId}' does not exist or you do not have permission to view it.`)
  const board: Board = {
    id: site.id(),
    ...input,
    columns: columnsFor(site, site.tables.projects.get(input.projectId ?? '')),
    estimationFieldId: input.type === 'scrum' ? (storyPoints(site)?.id ?? null) : null,
  }
  site.tables.boards.set(board.id, board)
  return board
}

/** Sprints that were made on it go with it; issues that are in one keep its number, which means nothing any more. */
export function removeBoard(site: Site, board: Board): void {
  for (const [id, sprint] of site.tables.sprints) if (sprint.boardId === board.id) site.tables.sprints.delete(id)
  site.tables.boards.delete(board.id)
}

const COLUMNS: readonly (readonly [string, StatusCategory])[] = [
  ['To Do', 'TODO'],
  ['In Progress', 'IN_PROGRESS'],
  ['Done', 'DONE'],
]

/** A new board has three columns, with the statuses of its project's workflows by their category. */
function columnsFor(site: Site, project: Project | undefined): Board['columns'] {
  const workflows = project ? typesOf(site, project).map((type) => workflowFor(site, project, type.id)) : []
  const used = new Set(workflows.flatMap((one) => one.statuses.map((status) => status.statusId)))
  const statuses = [...site.tables.statuses.values()].filter(({ id }) => !project || used.has(id))
  return COLUMNS.map(([name, category]) => ({
    name,
    statusIds: statuses.filter((one) => one.category === category).map((one) => one.id),
    min: null,
    max: null,
  }))
}

function storyPoints(site: Site): Field | undefined {
  const numbers = [...site.tables.fields.values()].filter((one) => one.custom && kindOf(one) === 'number')
  return (
    numbers.find((one) => one.name === 'Story Points') ?? numbers.find((one) => one.type?.endsWith(':jsw-story-points'))
  )
}

/** Kanban boards leave out what is released. */
export const KANBAN_QUERY = 'fixVersion in unreleasedVersions() OR fixVersion is EMPTY'

/** What of the board is asked for, as JQL: its filter, a restriction of the board's, and what the asker adds. */
export function boardSearch(site: Site, user: User | null, board: Board, restriction: string, jql: string): Search {
  const filter = `filter = ${board.filterId}`
  const kanban = board.type === 'kanban' ? [KANBAN_QUERY] : []
  return combined(site, user, [filter, ...kanban, restriction], jql)
}

/** By rank, unless the asker's query has an order of its own. */
export function combined(site: Site, user: User | null, clauses: readonly string[], jql: string): Search {
  const [where = '', order] = splitOrder(jql)
  const all = [...clauses, where].filter((one) => one.trim() !== '').map((one) => `(${one})`)
  const hasRank = [...site.tables.fields.values()].some((field) => kindOf(field) === 'rank')
  const usual = hasRank ? 'ORDER BY Rank ASC' : 'ORDER BY key ASC'
  return prepare(site, user, `${all.join(' AND ')} ${order ?? usual}`)
}

/** The query before its ORDER BY, and that; quoted words are passed over. */
function splitOrder(jql: string): [where: string, order: string | undefined] {
  const masked = jql.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (quoted) => 'x'.repeat(quoted.length))
  const at = masked.search(/\border\s+by\b/i)
  return at < 0 ? [jql, undefined] : [jql.slice(0, at), jql.slice(at)]
}

/** "An issue belongs to the board if its status is mapped to the board's column. Epic issues do not belong to scrum boards." */
export function onBoard({ tables }: Site, board: Board): string {
  const statuses = board.columns.flatMap((one) => one.statusIds).filter((id) => tables.statuses.has(id))
  const epics = [...tables.issueTypes.values()].filter((one) => one.hierarchyLevel > 0).map((one) => one.id)
  const mapped = statuses.length === 0 ? 'status is EMPTY' : `status in (${statuses.join(', ')})`
  return board.type === 'scrum' && epics.length > 0 ? `${mapped} AND issuetype not in (${epics.join(', ')})` : mapped
}

export function all(search: Search): Issue[] {
  return find(search, Number.POSITIVE_INFINITY)
}
