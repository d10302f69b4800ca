/** Reads projects on Cloud: schemes for many at once, then each project for what only it tells. */
import { z } from 'zod'
import { lots, type Query } from '../../../base/index.ts'
import type { Jira, Shape } from '../../../jira/index.ts'
import type { Found, Which } from '../../kind.ts'
import { ACTOR, type ActorNames, APPS_ROLE, actorNames } from '../actors.ts'
import { fewAtOnce } from '../few-at-once.ts'
import { DETAILS, type Project } from './value.ts'

const ROW = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  lead: z.object({ accountId: z.string() }).nullish(),
  projectTypeKey: z.string(),
  style: z.string().nullish(),
  archived: z.boolean().nullish(),
})
type Row = z.infer<typeof ROW>
/** Not a record of zod's: that would lose a role named `__proto__`. */
const ROLES = z.custom<Readonly<Record<string, string>>>(
  (roles) => z.record(z.string(), z.string()).safeParse(roles).success,
)
const WHOLE = z.looseObject({ assigneeType: z.string(), roles: ROLES })
export const SCHEME = z.looseObject({ id: z.number() })
const ROLE = z.looseObject({ actors: z.array(ACTOR).nullish() })

const PATH = '/rest/api/3/project'
export const ARCHIVED = { locked: 'The project is archived.', unreadable: DETAILS }
/** So many project ids keep an address well below any server's limit. */
const MOST = 100

export async function readProjects(jira: Jira, which: Which): Promise<Found<Project>[]> {
  const chosen = which === 'all' ? {} : 'id' in which ? { id: which.id } : { keys: which.name }
  const rows = await readRows(jira, chosen)
  const ids = rows.flatMap((row) => (row.archived ? [] : [row.id]))
  return together(rows, ids, await readParts(jira, ids))
}

/** All that is asked of a project needs only its id. */
export async function readSome(jira: Jira, ids: readonly string[]): Promise<Found<Project>[]> {
  const [rows, parts] = await Promise.all([readRows(jira, { id: ids }), readParts(jira, ids)])
  return together(rows, ids, parts)
}

async function readRows(jira: Jira, chosen: Query): Promise<Row[]> {
  const filter = { ...chosen, status: ['live', 'archived'], expand: 'description,lead,url' }
  return (await jira.all(ROW, `${PATH}/search`, filter)).filter((row) => row.style !== 'next-gen')
}

async function readParts(jira: Jira, ids: readonly string[]) {
  const names = await actorNames(jira)
  const details = fewAtOnce(ids, (id) => detailsOf(jira, id, names))
  const [schemes, all] = await Promise.all([schemesOf(jira, ids), details])
  return ids.map((id, at) => ({ ...schemes(id), ...all[at] }))
}

function together(
  rows: readonly Row[],
  ids: readonly string[],
  parts: Awaited<ReturnType<typeof readParts>>,
): Found<Project>[] {
  const byId = new Map(ids.map((id, at) => [id, parts[at]]))
  return rows.map((row) => {
    const value = { ...shown(row), ...(row.archived ? {} : byId.get(row.id)) }
    return { id: row.id, value, ...(row.archived ? ARCHIVED : {}) }
  })
}

function shown(row: Row): Project {
  return {
    key: row.key,
    name: row.name,
    description: row.description ?? '',
    url: row.url ?? '',
    lead: row.lead?.accountId ?? null,
    assigneeType: '',
    projectTypeKey: row.projectTypeKey,
    issueTypeScheme: null,
    issueTypeScreenScheme: null,
    workflowScheme: null,
    permissionScheme: null,
    actors: [],
  }
}

async function detailsOf(jira: Jira, id: string, names: ActorNames) {
  const [{ assigneeType, roles }, scheme] = await Promise.all([
    jira.get(WHOLE, `${PATH}/${id}`),
    jira.get(SCHEME, `${PATH}/${id}/permissionscheme`),
  ])
  const ids = Object.entries(roles).flatMap(([name, address]) => (name === APPS_ROLE ? [] : roleIn(address)))
  const actors = await readActors(jira, `${PATH}/${id}/role`, ids, names)
  return { assigneeType, permissionScheme: String(scheme.id), actors }
}

/** The id is the last part of a role's address. */
const roleIn = (address: string): string[] => /\d+$/.exec(address)?.slice(0, 1) ?? []

/** Jira tells the actors of one role in one project at a time; no request tells more (document, Project roles). */
export function readActors(jira: Jira, path: string, ids: readonly string[], names: ActorNames) {
  return Promise.all(
    ids.map(async (role) => ({ role, ...names.read((await jira.get(ROLE, `${path}/${role}`)).actors ?? []) })),
  )
}

const IDS = z.array(z.string())
const TYPES = z.looseObject({ projectIds: IDS, issueTypeScheme: z.looseObject({ id: z.string() }) })
const SCREENS = z.looseObject({ projectIds: IDS, issueTypeScreenScheme: z.looseObject({ id: z.string() }) })
/** The default workflow scheme is told without an id. */
const WORKFLOWS = z.looseObject({
  values: z.array(z.looseObject({ projectIds: IDS, workflowScheme: z.looseObject({ id: z.number().nullish() }) })),
})

async function schemesOf(jira: Jira, ids: readonly string[]) {
  const perLot = await Promise.all(
    lots(ids, MOST).map(async (projectId) =>
      Promise.all([
        associations(jira, TYPES, 'issuetypescheme', projectId),
        associations(jira, SCREENS, 'issuetypescreenscheme', projectId),
        jira.get(WORKFLOWS, '/rest/api/3/workflowscheme/project', { projectId }),
      ]),
    ),
  )
  const types = perLot.flatMap(([rows]) => rows.map((row) => [row.projectIds, row.issueTypeScheme.id] as const))
  const screens = perLot.flatMap(([, rows]) =>
    rows.map((row) => [row.projectIds, row.issueTypeScreenScheme.id] as const),
  )
  const workflows = perLot.flatMap(([, , { values }]) =>
    values.map((row) => [row.projectIds, row.workflowScheme.id?.toString()] as const),
  )
  const [typesOf, screensOf, workflowsOf] = [types, screens, workflows].map(byProject)
  return (id: string) => ({
    issueTypeScheme: typesOf?.get(id) ?? null,
    issueTypeScreenScheme: screensOf?.get(id) ?? null,
    workflowScheme: workflowsOf?.get(id) ?? null,
  })
}

const associations = <T>(jira: Jira, shape: Shape<T>, scheme: string, projectId: string[]): Promise<T[]> =>
  jira.all(shape, `/rest/api/3/${scheme}/project`, { projectId })

const byProject = (rows: readonly (readonly [readonly string[], string | undefined])[]): Map<string, string> =>
  new Map(rows.flatMap(([projects, scheme]) => projects.flatMap((id) => (scheme === undefined ? [] : [[id, scheme]]))))
