/** Boards: /rest/agile/1.0/board. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody, optionalText, requiredId, requiredText } from '../body.ts'
import { type Ask, created, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { parse, testsOf } from '../jql/index.ts'
import { administersBoard, boardFilter, createBoard, KANBAN_QUERY, removeBoard, seesBoard } from '../model/board.ts'
import { may } from '../model/permission.ts'
import { projectOf } from '../model/project-lookup.ts'
import { rankField } from '../model/rank.ts'
import { ordered } from '../paging.ts'
import type { Board, Project } from '../records.ts'
import { boardAsked } from './asked.ts'
import { agilePage, placeOf, showBoard } from './show.ts'

const ROOT = '/rest/agile/1.0/board'
const ONE = `${ROOT}/{boardId}`
const READ = {
  needs: 'login',
  scopes: ['read:board-scope:jira-software', 'read:project:jira'],
  method: 'GET',
} as const
const WRITE = { needs: 'login', scopes: ['write:board-scope:jira-software'] } as const

export const boardRoutes: readonly Route[] = [
  { ...READ, path: ROOT, operation: 'getAllBoards', handle: list },
  { ...WRITE, method: 'POST', path: ROOT, operation: 'createBoard', handle: create },
  {
    ...READ,
    scopes: ['read:board-scope.admin:jira-software'],
    path: `${ROOT}/filter/{filterId}`,
    operation: 'getBoardByFilterId',
    handle: ofFilter,
  },
  {
    ...READ,
    scopes: ['read:board-scope:jira-software', 'read:issue-details:jira'],
    path: ONE,
    operation: 'getBoard',
    handle: (ask) => ok(showBoard(ask.site, asked(ask))),
  },
  { ...WRITE, method: 'DELETE', path: ONE, operation: 'deleteBoard', handle: remove },
  {
    ...READ,
    scopes: ['read:board-scope.admin:jira-software', 'read:project:jira'],
    path: `${ONE}/configuration`,
    operation: 'getConfiguration',
    handle: configuration,
  },
]

const asked = (ask: Ask): Board => boardAsked(ask, ask.params.boardId)

function visible({ site, user }: Ask): Board[] {
  return [...site.tables.boards.values()].filter((one) => seesBoard(site, user, one))
}

function list(ask: Ask): Reply {
  const types = first(ask, 'type')?.split(',')
  const name = first(ask, 'name')?.toLowerCase()
  const filterId = first(ask, 'filterId')
  const project = projectAsked(ask, 'projectKeyOrId')
  const rows = visible(ask).filter(
    (one) =>
      (types === undefined || types.includes(one.type)) &&
      (name === undefined || one.name.toLowerCase().includes(name)) &&
      (filterId === undefined || one.filterId === filterId) &&
      (project === undefined || isAbout(ask, one, project)),
  )
  return agilePage(ask, ordered(rows, first(ask, 'orderBy'), { name: (one) => one.name }), (one) =>
    showBoard(ask.site, one),
  )
}

function projectAsked({ site, user, ...ask }: Ask, parameter: string): Project | undefined {
  const text = first({ site, user, ...ask }, parameter)
  if (text === undefined) return undefined
  const project = projectOf(site, text)
  if (!project || !may(site, user, 'BROWSE_PROJECTS', project))
    throw refuse(400, `No project could be found with key or id '${text}'.`)
  return project
}

/** "Relevance means that the jql filter defined in board contains a reference to a project." */
export function isAbout({ site }: Ask, board: Board, { id, key, name }: Project): boolean {
  const filter = boardFilter(site, board)
  const tests = filter ? testsOf(parse(filter.jql).where).filter((one) => one.field.toLowerCase() === 'project') : []
  const values = tests.flatMap(({ operand }) => (operand?.kind === 'list' ? operand.items : operand ? [operand] : []))
  const names = values.flatMap((one) => (one.kind === 'value' ? [one.text.toLowerCase()] : []))
  return [id, key, name].some((one) => names.includes(one.toLowerCase()))
}

function ofFilter(ask: Ask): Reply {
  const boards = visible(ask).filter((one) => one.filterId === ask.params.filterId)
  return agilePage(ask, boards, ({ id, name }) => ({
    id: Number(id),
    name,
    self: ask.site.link(`${ROOT}/${id}`),
  }))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const type = requiredText(body, 'type')
  if (type !== 'scrum' && type !== 'kanban') throw refuse(400, 'The type must be scrum or kanban.')
  const board = createBoard(ask.site, ask.user, {
    name: requiredText(body, 'name', 254),
    type,
    filterId: requiredId(body, 'filterId'),
    projectId: location(ask, body)?.id ?? null,
  })
  return created(showBoard(ask.site, board))
}

/** A board without a place, or with a user's, belongs to nobody's project; on Data Center all do. */
function location({ site, user }: Ask, body: JsonObject): Project | undefined {
  const { location: place } = site.kind === 'cloud' ? body : {}
  if (typeof place !== 'object' || place === null || Array.isArray(place)) return undefined
  const { type, projectKeyOrId } = place as JsonObject
  if (type !== 'project') return undefined
  const project = projectOf(site, String(projectKeyOrId ?? ''))
  if (!project || !may(site, user, 'BROWSE_PROJECTS', project))
    throw refuse(400, `The project '${optionalText(place as JsonObject, 'projectKeyOrId')}' does not exist.`)
  return project
}

/** "Admin without the view permission can still remove the board." */
function remove(ask: Ask): Reply {
  const { site, user, params } = ask
  const board = may(site, user, 'ADMINISTER') ? site.tables.boards.get(params.boardId ?? '') : asked(ask)
  if (!board) throw refuse(404, 'The requested board does not exist.')
  if (!administersBoard(site, user, board)) throw refuse(403, 'You do not have permission to delete this board.')
  removeBoard(site, board)
  return nothing()
}

function configuration(ask: Ask): Reply {
  const { site } = ask
  const board = asked(ask)
  const project = placeOf(site, board.projectId)
  const rank = rankField(site)
  return ok({
    id: Number(board.id),
    name: board.name,
    type: board.type,
    self: site.link(`${ROOT}/${board.id}/configuration`),
    ...(project
      ? {
          location: {
            type: 'project',
            key: project.key,
            id: project.id,
            self: site.link(`/rest/api/2/project/${project.id}`),
            name: project.name,
          },
        }
      : {}),
    filter: { id: board.filterId, self: site.link(`/rest/api/2/filter/${board.filterId}`) },
    ...(board.type === 'kanban' ? { subQuery: { query: KANBAN_QUERY } } : {}),
    columnConfig: columnConfig(ask, board),
    ...estimation(ask, board),
    ...(rank ? { ranking: { rankCustomFieldId: rank.schema.customId ?? 0 } } : {}),
  })
}

function columnConfig({ site }: Ask, { columns }: Board): JsonObject {
  const isLimited = columns.some((one) => one.min !== null || one.max !== null)
  return {
    columns: columns.map(({ name, statusIds, min, max }) => ({
      name,
      statuses: statusIds.map((id) => ({ id, self: site.link(`/rest/api/2/status/${id}`) })),
      ...(min === null ? {} : { min }),
      ...(max === null ? {} : { max }),
    })),
    constraintType: isLimited ? 'issueCount' : 'none',
  }
}

function estimation({ site }: Ask, { type, estimationFieldId }: Board): JsonObject {
  if (type !== 'scrum') return {}
  const field = site.tables.fields.get(estimationFieldId ?? '')
  if (!field) return { estimation: { type: 'none' } }
  return { estimation: { type: 'field', field: { fieldId: field.id, displayName: field.name } } }
}
