/** Projects as the account sees them. What cannot be seen is unseen: never taken for deleted. */
import { z } from 'zod'
import { isFault, lots } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { CATEGORY, type StatusCategory } from './issue.ts'
import { api, ID, isHidden, part, unlessHidden } from './wire.ts'

export type ProjectState = 'live' | 'archived' | 'trashed' | 'unseen'

export interface RosterEntry {
  readonly id: string
  /** Empty, as is the name, where the project is unseen. */
  readonly key: string
  readonly name: string
  readonly state: ProjectState
}

const PROJECT = z.looseObject({
  id: ID,
  key: z.string(),
  name: z.string(),
  archived: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
})

const entryOf = ({ id, key, name, archived, deleted }: z.infer<typeof PROJECT>): RosterEntry => ({
  id,
  key,
  name,
  state: deleted ? 'trashed' : archived ? 'archived' : 'live',
})

/** In the order asked. Projects that no list has are asked for one by one. */
export async function projectRoster(jira: Jira, ids: readonly string[]): Promise<readonly RosterEntry[]> {
  const listed = new Map((await listedOf(jira, ids)).map((one) => [one.id, one]))
  return Promise.all(ids.map(async (id) => listed.get(id) ?? (await alone(jira, id))))
}

const MOST = 50

async function listedOf(jira: Jira, ids: readonly string[]): Promise<readonly RosterEntry[]> {
  if (jira.deployment === 'dataCenter')
    return (await jira.get(z.array(PROJECT), api(jira, '/project'), { includeArchived: true })).map(entryOf)
  return (await Promise.all(lots(ids, MOST).map((chunk) => searched(jira, chunk)))).flat()
}

const STATUSES = ['live', 'archived', 'deleted']

/** The filter by status is an experiment: where Jira refuses it, live ones are told and the others are asked for alone. */
async function searched(jira: Jira, id: readonly string[]): Promise<readonly RosterEntry[]> {
  const path = api(jira, '/project/search')
  for (const status of [{ status: STATUSES }, {}]) {
    try {
      return (await jira.all(PROJECT, path, { id, ...status })).map(entryOf)
    } catch (error) {
      // The document: 404 where no project matches.
      if (!isFault(error, 'jira.not-found') && !isFault(error, 'jira.refused') && !isHidden(error)) throw error
    }
  }
  return []
}

async function alone(jira: Jira, id: string): Promise<RosterEntry> {
  const project = await unlessHidden(() => jira.get(PROJECT, api(jira, `/project/${part(id)}`)))
  return project ? entryOf(project) : { id, key: '', name: '', state: 'unseen' }
}

export interface VisibleProject {
  readonly id: string
  readonly key: string
  readonly name: string
}

/** Live ones, by name. */
export async function visibleProjects(jira: Jira): Promise<readonly VisibleProject[]> {
  const projects =
    jira.deployment === 'cloud'
      ? await jira.all(PROJECT, api(jira, '/project/search'))
      : await jira.get(z.array(PROJECT), api(jira, '/project'))
  return projects
    .map(({ id, key, name }) => ({ id, key, name }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

export interface ProjectIssueType {
  readonly id: string
  readonly name: string
  readonly subtask: boolean
  /** -1 below, 0 usual, 1 epic, more above. */
  readonly hierarchyLevel: number
  readonly statuses: readonly { readonly id: string; readonly name: string; readonly category: StatusCategory }[]
}

const TYPE = z.looseObject({
  id: ID,
  name: z.string(),
  subtask: z.boolean(),
  statuses: z.array(z.looseObject({ id: ID, name: z.string(), statusCategory: CATEGORY })),
})
const LEVEL = z.looseObject({ id: ID, hierarchyLevel: z.number().nullish() })

export async function issueTypesOf(jira: Jira, projectId: string): Promise<readonly ProjectIssueType[]> {
  const [types, levels] = await Promise.all([
    jira.get(z.array(TYPE), api(jira, `/project/${part(projectId)}/statuses`)),
    jira.deployment === 'cloud' ? jira.get(z.array(LEVEL), api(jira, '/issuetype/project'), { projectId }) : [],
  ])
  const told = new Map(levels.map(({ id, hierarchyLevel }) => [id, hierarchyLevel]))
  return types.map(({ id, name, subtask, statuses }) => ({
    id,
    name,
    subtask,
    hierarchyLevel: told.get(id) ?? usualLevel(name, subtask),
    statuses: statuses.map((one) => ({ id: one.id, name: one.name, category: one.statusCategory })),
  }))
}

/** Data Center does not tell: its epics are known by the name that Jira Software gave them (jira-assumptions, Data Center). */
const usualLevel = (name: string, subtask: boolean): number => (subtask ? -1 : name === 'Epic' ? 1 : 0)
