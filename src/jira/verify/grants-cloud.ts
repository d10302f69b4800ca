/** Rights on Cloud, asked of all chosen projects at once. Ids that Jira does not know it passes over in silence. */
import { z } from 'zod'
import { lots, queryText } from '../../base/index.ts'
import type { Line } from '../exchange.ts'
import { asked } from './ask.ts'
import { BEYOND_PROJECT, type Elsewhere, type Grants, IN_SCOPE, type SeenProject, WRITE } from './rights.ts'
import { trouble } from './verification.ts'

const FOUND = z.looseObject({
  values: z.array(z.looseObject({ id: z.coerce.string(), key: z.string(), name: z.string() })),
})
const CHECKED = z.looseObject({
  globalPermissions: z.array(z.string()),
  projectPermissions: z.array(z.looseObject({ permission: z.string(), projects: z.array(z.coerce.string()) })),
})
const PERMITTED = z.looseObject({ projects: z.array(z.looseObject({ id: z.coerce.string(), key: z.string() })) })

const COUNTED = z.looseObject({ total: z.number() })

/** So many keys one search takes (operation searchProjects), so many projects one check (operation getBulkPermissions). */
const MOST_KEYS = 50
const MOST_PROJECTS = 1_000

/** `service`: what the account may do in other projects is asked too; a person's own rights there are theirs. */
export async function grantsOnCloud(line: Line, keys: readonly string[], service: boolean): Promise<Grants> {
  const seen = await seenProjects(line, keys)
  const holds = new Map<string, Set<string>>(seen.map(({ id }) => [id, new Set()]))
  const globals = new Set<string>()
  for (const part of lots(seen, MOST_PROJECTS)) await check(line, part, holds, globals)
  if (seen.length === 0) await check(line, [], holds, globals)
  return {
    globals,
    projects: keys.map((one) => {
      const project = seen.find(({ key }) => key === one) ?? null
      return { asked: one, project, holds: (project && holds.get(project.id)) ?? new Set() }
    }),
    elsewhere: keys.length === 0 || !service ? null : await elsewhere(line, new Set(keys)),
  }
}

async function seenProjects(line: Line, keys: readonly string[]): Promise<SeenProject[]> {
  const seen: SeenProject[] = []
  for (const part of lots(keys, MOST_KEYS)) {
    const path = `/rest/api/3/project/search${queryText({ keys: part, maxResults: MOST_KEYS })}`
    const question = { method: 'GET', path } as const
    seen.push(...(await asked(line, FOUND, question)).values)
  }
  return seen.map(({ id, key, name }) => ({ id, key, name }))
}

async function check(
  line: Line,
  projects: readonly SeenProject[],
  holds: ReadonlyMap<string, Set<string>>,
  globals: Set<string>,
): Promise<void> {
  const permissions = [...IN_SCOPE, ...BEYOND_PROJECT]
  const question = {
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    body: {
      globalPermissions: ['ADMINISTER'],
      ...(projects.length === 0
        ? {}
        : { projectPermissions: [{ projects: projects.map(({ id }) => Number(id)), permissions }] }),
    },
  } as const
  const answer = await asked(line, CHECKED, question)
  for (const one of answer.globalPermissions) globals.add(one)
  const told = new Set(answer.projectPermissions.map(({ permission }) => permission))
  const silent = projects.length === 0 ? [] : permissions.filter((one) => !told.has(one))
  if (silent.length > 0)
    throw trouble(
      'not-jira',
      `${line.site} was asked about ${silent.join(', ')} and said nothing of it.`,
      'Send the report of `fairlead probe` for this site.',
    )
  for (const { permission, projects: granted } of answer.projectPermissions)
    for (const id of granted) holds.get(id)?.add(permission)
}

/** In each question: all of these in the same project, so that one answer names the projects. */
const ELSEWHERE: readonly (readonly string[])[] = [WRITE, ...BEYOND_PROJECT.map((one) => [one])]

async function elsewhere(line: Line, chosen: ReadonlySet<string>): Promise<Elsewhere> {
  const holds = new Map<string, string[]>()
  for (const permissions of ELSEWHERE) {
    const question = { method: 'POST', path: '/rest/api/3/permissions/project', body: { permissions } } as const
    const { projects } = await asked(line, PERMITTED, question)
    holds.set(
      permissions.at(-1) ?? '',
      projects.map(({ key }) => key).filter((key) => !chosen.has(key)),
    )
  }
  const path = `/rest/api/3/project/search${queryText({ maxResults: 1 })}`
  const { total } = await asked(line, COUNTED, { method: 'GET', path })
  return { holds, seen: Math.max(0, total - chosen.size), looked: 'all' }
}
