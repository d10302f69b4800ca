/** Filters, boards and sprints. */
import type { Board, Filter, Sprint } from '../../records.ts'
import type { Site } from '../../site.ts'
import { jiraTime } from '../../time.ts'
import { fieldNamed, idOf, personNamed, projectNamed, type Told, tell } from './named.ts'

const DAY = 86_400_000

export type ShareInput = readonly ['loggedin'] | readonly ['project' | 'group' | 'user', string]

export interface FilterInput {
  readonly name: string
  readonly description: string
  readonly owner: string
  readonly jql: Told
  readonly shared?: readonly ShareInput[]
  readonly editable?: readonly ShareInput[]
  readonly favourites?: readonly string[]
}

export function filter(site: Site, input: FilterInput): Filter {
  const made: Filter = {
    id: site.id(),
    name: input.name,
    description: input.description,
    ownerAccountId: personNamed(site, input.owner).accountId,
    jql: tell(site, input.jql),
    sharePermissions: (input.shared ?? []).map((one) => share(site, one)),
    editPermissions: (input.editable ?? []).map((one) => share(site, one)),
    favourites: (input.favourites ?? []).map((name) => personNamed(site, name).accountId),
  }
  site.tables.filters.set(made.id, made)
  return made
}

function share(site: Site, [type, name = '']: ShareInput): Filter['sharePermissions'][number] {
  const value = {
    loggedin: () => null,
    project: () => projectNamed(site, name).id,
    group: () => idOf(site.tables.groups, name),
    user: () => personNamed(site, name).accountId,
  }[type]()
  return { id: site.id(), type, value }
}

export interface BoardInput {
  readonly name: string
  readonly type: 'scrum' | 'kanban'
  readonly filter: string
  readonly project: string
  /** Column → statuses, and the most issues that may be in it. */
  readonly columns: readonly (readonly [name: string, statuses: readonly string[], max?: number])[]
  /** How its sprints are called; left out: it has none. */
  readonly sprints?: string
}

export function board(site: Site, input: BoardInput): Board {
  const made: Board = {
    id: site.id(),
    name: input.name,
    type: input.type,
    filterId: idOf(site.tables.filters, input.filter),
    projectId: projectNamed(site, input.project).id,
    columns: input.columns.map(([name, statuses, max = null]) => ({
      name,
      statusIds: statuses.map((status) => idOf(site.tables.statuses, status)),
      min: null,
      max,
    })),
    estimationFieldId: input.type === 'scrum' ? fieldNamed(site, 'Story Points').id : null,
  }
  site.tables.boards.set(made.id, made)
  return made
}

export interface SprintsInput {
  readonly days: number
  readonly closed: number
  readonly future: number
  readonly goals: readonly string[]
}

/** One after the other, the running one in its middle. */
export function sprints(site: Site, boardId: string, called: string, input: SprintsInput): Sprint[] {
  const { days, closed, future, goals } = input
  return Array.from({ length: closed + 1 + future }, (_, index) => {
    const start = site.now() + ((index - closed) * days - days / 2) * DAY
    const end = start + days * DAY
    const state = index < closed ? 'closed' : index === closed ? 'active' : 'future'
    const made: Sprint = {
      id: site.id(),
      boardId,
      name: `${called} ${index + 1}`,
      state,
      goal: goals[index % goals.length] ?? '',
      startDate: state === 'future' ? null : jiraTime(start),
      endDate: state === 'future' ? null : jiraTime(end),
      completeDate: state === 'closed' ? jiraTime(end) : null,
    }
    site.tables.sprints.set(made.id, made)
    return made
  })
}
