/** Reads projects on Data Center: what it tells of them, and what it cannot. */
import { z } from 'zod'
import type { Jira } from '../../../jira/index.ts'
import type { Found, Which } from '../../kind.ts'
import { type ActorNames, APPS_ROLE, actorNames } from '../actors.ts'
import { fewAtOnce } from '../few-at-once.ts'
import { ARCHIVED, readActors, SCHEME } from './read.ts'
import { DETAILS, type Project } from './value.ts'

const API = '/rest/api/2'
const ROW = z.looseObject({ id: z.string(), key: z.string(), name: z.string(), archived: z.boolean().nullish() })
type Row = z.infer<typeof ROW>
/** The document promises only the description of these; what is not told is unreadable. */
const WHOLE = z.looseObject({
  description: z.string().nullish(),
  url: z.string().nullish(),
  lead: z.looseObject({ key: z.string() }).nullish(),
  assigneeType: z.string().nullish(),
  projectTypeKey: z.string().nullish(),
})
const SCHEMES = z.looseObject({ schemes: z.array(z.looseObject({ id: z.string() })) })
const ROLES = z.array(z.looseObject({ id: z.number(), name: z.string() }))

/** Which screens a project has no request tells; workflow schemes it tells by id, but no list of them can be read. */
const NEVER_TOLD = ['issueTypeScreenScheme', 'workflowScheme'] as const

interface Common {
  readonly names: ActorNames
  readonly roles: readonly string[]
  /** Project id → issue type scheme. */
  readonly issueTypes: ReadonlyMap<string, string>
}

export async function readDataCenter(jira: Jira, which: Which): Promise<Found<Project>[]> {
  const all = await jira.get(z.array(ROW), `${API}/project`, { includeArchived: true })
  const rows = all.filter((row) => which === 'all' || ('id' in which ? row.id === which.id : row.key === which.name))
  if (rows.length === 0) return []
  const common = await commonOf(jira)
  return fewAtOnce(rows, (row) => readOne(jira, row, common))
}

async function commonOf(jira: Jira): Promise<Common> {
  const [names, roles, { schemes }] = await Promise.all([
    actorNames(jira),
    jira.get(ROLES, `${API}/role`),
    jira.get(SCHEMES, `${API}/issuetypescheme`),
  ])
  const projects = await Promise.all(
    schemes.map(({ id }) => jira.get(z.array(ROW), `${API}/issuetypescheme/${id}/associations`)),
  )
  return {
    names,
    roles: roles.flatMap(({ id, name }) => (name === APPS_ROLE ? [] : [String(id)])),
    issueTypes: new Map(schemes.flatMap(({ id }, at) => (projects[at] ?? []).map((project) => [project.id, id]))),
  }
}

async function readOne(jira: Jira, row: Row, common: Common): Promise<Found<Project>> {
  const path = `${API}/project/${row.id}`
  const whole = await jira.get(WHOLE, path)
  const value = {
    key: row.key,
    name: row.name,
    description: whole.description ?? '',
    url: whole.url ?? '',
    lead: whole.lead?.key ?? null,
    assigneeType: whole.assigneeType ?? '',
    projectTypeKey: whole.projectTypeKey ?? '',
    issueTypeScheme: common.issueTypes.get(row.id) ?? null,
    issueTypeScreenScheme: null,
    workflowScheme: null,
    permissionScheme: null,
    actors: [],
  }
  const silent = (['lead', 'assigneeType', 'projectTypeKey'] as const).filter((name) => whole[name] == null)
  if (row.archived) return { id: row.id, value, ...ARCHIVED, unreadable: [...new Set([...silent, ...DETAILS])] }
  const [scheme, actors] = await Promise.all([
    jira.get(SCHEME, `${path}/permissionscheme`),
    readActors(jira, `${path}/role`, common.roles, common.names),
  ])
  const permissionScheme = String(scheme.id)
  return { id: row.id, value: { ...value, permissionScheme, actors }, unreadable: [...silent, ...NEVER_TOLD] }
}
