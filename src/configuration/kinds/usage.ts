/** Where issues follow a workflow or a scheme, said in JQL, and how many of them there are. */
import { z } from 'zod'
import { Fault, lots } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'

/** A condition of JQL; null where no issue can be. */
export type Place = string | null

export async function workflowPlace(jira: Jira, workflow: string): Promise<Place> {
  const path = `/rest/api/3/workflow/${workflow}`
  const projects = await usersOf(jira, path)
  const places = await Promise.all(
    projects.map(async (project) => {
      const types = await idsAt(jira, `${path}/project/${project}/issueTypeUsages`, 'issueTypes')
      return types.length === 0 ? [] : [`(project = ${project} AND issuetype in (${types.join()}))`]
    }),
  )
  const all = places.flat()
  return all.length === 0 ? null : `(${all.join(' OR ')})`
}

export async function workflowSchemePlace(jira: Jira, scheme: string): Promise<Place> {
  return inProjects(await usersOf(jira, `/rest/api/3/workflowscheme/${scheme}`))
}

/** Archived projects and those in the trash use it too, but JQL knows neither: naming one refuses the whole query. */
async function usersOf(jira: Jira, path: string): Promise<string[]> {
  const used = await idsAt(jira, `${path}/projectUsages`, 'projects')
  const live = await Promise.all(
    lots(used, MOST_PROJECTS).map((id) => jira.all(PROJECT, '/rest/api/3/project/search', { id })),
  )
  return live.flat().map((project) => project.id)
}

export const issueTypeSchemePlace = (jira: Jira, scheme: string): Promise<Place> =>
  jira.deployment === 'cloud' ? placeOnCloud(jira, scheme) : placeOnDataCenter(jira, scheme)

const PROJECT = z.looseObject({ id: z.string() })
const ASSOCIATION = z.looseObject({
  issueTypeScheme: z.looseObject({ id: z.string() }),
  projectIds: z.array(z.string()),
})
const MOST_PROJECTS = 100

/** Jira tells the issue type schemes of named projects only. */
async function placeOnCloud(jira: Jira, scheme: string): Promise<Place> {
  const projects = (await jira.all(PROJECT, '/rest/api/3/project/search')).map((project) => project.id)
  const told = await Promise.all(
    lots(projects, MOST_PROJECTS).map((projectId) =>
      jira.all(ASSOCIATION, '/rest/api/3/issuetypescheme/project', { projectId }),
    ),
  )
  const users = told.flat().filter((association) => association.issueTypeScheme.id === scheme)
  return inProjects(users.flatMap((association) => association.projectIds))
}

async function placeOnDataCenter(jira: Jira, scheme: string): Promise<Place> {
  const projects = await jira.get(z.array(PROJECT), `/rest/api/2/issuetypescheme/${scheme}/associations`)
  return inProjects(projects.map((project) => project.id))
}

export const inProjects = (projects: readonly string[]): Place =>
  projects.length === 0 ? null : `project in (${projects.join()})`

const COUNT = z.looseObject({ count: z.number() })
const TOTAL = z.looseObject({ total: z.number() })

/** On Cloud by Jira's estimate, which may be behind by moments; on Data Center by the total of a search for no issue. */
export async function issuesIn(jira: Jira, place: Place, condition?: string): Promise<number> {
  if (place === null) return 0
  const jql = condition === undefined ? place : `${place} AND ${condition}`
  if (jira.deployment === 'dataCenter')
    return (await jira.ask(TOTAL, '/rest/api/2/search', { jql, maxResults: 0 })).total
  return (await jira.ask(COUNT, '/rest/api/3/search/approximate-count', { jql })).count
}

const PAGE = z.looseObject({ nextPageToken: z.string().nullish(), values: z.array(z.looseObject({ id: z.string() })) })
const MOST = 200

/** Every id of a list that Jira gives by tokens, below the named member. */
async function idsAt(jira: Jira, path: string, member: string): Promise<string[]> {
  const found: string[] = []
  const seen = new Set<string>()
  for (let token: string | undefined; ; ) {
    const query = { maxResults: MOST, ...(token === undefined ? {} : { nextPageToken: token }) }
    const page = (await jira.get(z.looseObject({ [member]: PAGE }), path, query))[member] as z.infer<typeof PAGE>
    found.push(...page.values.map((one) => one.id))
    token = page.nextPageToken ?? undefined
    if (token === undefined) return found
    if (seen.has(token)) throw new Fault('jira.broken', `${jira.site} gives the same page of ${path} again and again.`)
    seen.add(token)
  }
}
