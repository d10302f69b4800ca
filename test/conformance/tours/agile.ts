/** Boards, sprints, epics, ranks and estimates. */
import { type Guide, named, type Tour, type Values } from '../tour.ts'
import { fullIssue } from './full-issue.ts'

const BOARD = '/rest/agile/1.0/board'
const SPRINT = '/rest/agile/1.0/sprint'
const EPIC = '/rest/agile/1.0/epic'
const ISSUE = '/rest/agile/1.0/issue'
const ALL = { fields: ['*all'], expand: 'changelog,names,schema,editmeta,renderedFields,transitions' }

export const boards: Tour = async ({ go, cloud, dataCenter, site }) => {
  const filterId = Number(named(site.tables.filters, 'Parcel board').id)
  const body = { name: 'Deck', type: 'scrum', filterId, location: { type: 'project', projectKeyOrId: 'PAR' } }
  const made = await go(`POST ${BOARD}`, {}, body)
  const used = { boardId: usedBoard(site) }
  const [column] = site.tables.boards.get(used.boardId)?.columns ?? []
  // Limits of a column are only changed on screen.
  if (column) Object.assign(column, { min: 1, max: 5 })
  await go(`GET ${BOARD}`)
  await cloud(`GET ${BOARD}/filter/{filterId}`, { filterId })
  await dataCenter(`GET ${BOARD}/{boardId}/project`, used)
  await go(`GET ${BOARD}/{boardId}`, used)
  await go(`GET ${BOARD}/{boardId}/configuration`, used)
  await go(`GET ${BOARD}/{boardId}/epic`, used)
  await go(`GET ${BOARD}/{boardId}/sprint`, used)
  await go(`DELETE ${BOARD}/{boardId}`, { boardId: made.id })
}

const usedBoard = (site: Guide['site']): string => [...site.tables.sprints.values()][0]?.boardId ?? ''

/** The life of an issue: through one sprint into the next, under an epic and out of it. */
export const sprints: Tour = async (guide) => {
  const { go, site } = guide
  const epic = named(site.tables.issueTypes, 'Epic').id
  const [one = '', other = ''] = [...site.issues.written()].flatMap(({ typeId, key }) => (typeId === epic ? [key] : []))
  const key = await fullIssue(guide)
  await go(`POST ${EPIC}/{epicIdOrKey}/issue`, { epicIdOrKey: one }, { issues: [key] })
  const boardId = usedBoard(site)
  await through(guide, key)
  await go(`GET ${BOARD}/{boardId}/backlog`, { boardId, ...ALL, jql: `key = ${key}` })
  const next = await newSprint(guide, 'Ebb')
  await go(`POST ${SPRINT}/{sprintId}/issue`, { sprintId: next }, { issues: [key] })
  await go(`POST ${SPRINT}/{sprintId}`, { sprintId: next }, { state: 'active' })
  await go(`GET ${SPRINT}/{sprintId}/issue`, { sprintId: next, ...ALL })
  await go(`GET ${BOARD}/{boardId}/issue`, { boardId, ...ALL, jql: `key = ${key}` })
  await onBoard(guide, { boardId, ...ALL }, next, site.issues.byKey(one)?.id ?? '')
  await epics(guide, { one, other, key })
  await go(`PUT ${ISSUE}/{issueIdOrKey}/estimation`, { issueIdOrKey: key, boardId }, { value: '5' })
  await go(`PUT ${ISSUE}/{issueIdOrKey}/estimation`, { issueIdOrKey: key, boardId }, { value: '5' })
  await go(`GET ${ISSUE}/{issueIdOrKey}/estimation`, { issueIdOrKey: key, boardId })
  await go(`PUT ${ISSUE}/rank`, {}, { issues: [key], rankAfterIssue: 'PAR-1' })
  await go(`POST ${SPRINT}/{sprintId}`, { sprintId: next }, { state: 'closed' })
  await go('POST /rest/agile/1.0/backlog/issue', {}, { issues: [key] })
  await go(`DELETE ${SPRINT}/{sprintId}`, { sprintId: await newSprint(guide, 'Calm') })
}

/** Data Center asks a board for what is in its sprints and epics. */
async function onBoard({ dataCenter }: Guide, at: Values, sprintId: string, epicId: string): Promise<void> {
  await dataCenter(`GET ${BOARD}/{boardId}/sprint/{sprintId}/issue`, { ...at, sprintId })
  await dataCenter(`GET ${BOARD}/{boardId}/epic/{epicId}/issue`, { ...at, epicId })
}

const DATES = { startDate: '2026-06-02T09:00:00.000Z', endDate: '2026-06-16T09:00:00.000Z', goal: 'Afloat' }

async function newSprint({ go, site }: Guide, name: string): Promise<string> {
  return String((await go(`POST ${SPRINT}`, {}, { name, originBoardId: Number(usedBoard(site)), ...DATES })).id)
}

async function through(guide: Guide, key: string): Promise<void> {
  const { go } = guide
  const sprintId = await newSprint(guide, 'Tide')
  const path = `${SPRINT}/{sprintId}`
  await go(`POST ${path}/issue`, { sprintId }, { issues: [key] })
  for (const state of ['active', 'closed']) await go(`PUT ${path}`, { sprintId }, { name: 'Tide', state, ...DATES })
  await go(`GET ${path}`, { sprintId })
}

async function epics(
  { go, dataCenter, site }: Guide,
  { one, other, key }: Record<'one' | 'other' | 'key', string>,
): Promise<void> {
  const at = { epicIdOrKey: one }
  await go(`GET ${EPIC}/{epicIdOrKey}`, at)
  await go(`GET ${ISSUE}/{issueIdOrKey}`, { issueIdOrKey: key, ...ALL })
  await go(`GET ${EPIC}/{epicIdOrKey}/issue`, { ...at, ...ALL, jql: `key = ${key}` })
  await go(`PUT ${EPIC}/{epicIdOrKey}/rank`, at, { rankAfterEpic: other })
  await go(`POST ${EPIC}/none/issue`, {}, { issues: [key] })
  await go(`GET ${EPIC}/none/issue`, { ...ALL, jql: `key = ${key}` })
  const loose = { boardId: usedBoard(site), ...ALL, jql: `key = ${key}` }
  await dataCenter(`GET ${BOARD}/{boardId}/epic/none/issue`, loose)
}
