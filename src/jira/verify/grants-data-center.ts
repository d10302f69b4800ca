/** Rights on Data Center, asked project by project: `mypermissions` tells every permission there is, whatever is asked. */
import { z } from 'zod'
import { queryText } from '../../base/index.ts'
import type { Line } from '../exchange.ts'
import { asked } from './ask.ts'
import { BEYOND_PROJECT, type Elsewhere, type Grants, type SeenProject, WRITE } from './rights.ts'

const PROJECTS = z.array(z.looseObject({ id: z.coerce.string(), key: z.string(), name: z.string() }))
const MINE = z.looseObject({ permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })) })

/** Nothing tells at once in which projects an account may write, so only so many others are looked at. */
const MOST_OTHERS = 20

/** `service`: what the account may do in other projects is asked too; a person's own rights there are theirs. */
export async function grantsOnDataCenter(line: Line, keys: readonly string[], service: boolean): Promise<Grants> {
  const globals = await mine(line)
  if (keys.length === 0) return { globals, projects: [], elsewhere: null }
  const seen = await asked(line, PROJECTS, { method: 'GET', path: '/rest/api/2/project' })
  const projects = []
  for (const one of keys) {
    const project = seen.find(({ key }) => key === one)
    projects.push({
      asked: one,
      project: project ? seenProject(project) : null,
      holds: project ? await mine(line, project.key) : new Set<string>(),
    })
  }
  const others = seen.map(({ key }) => key).filter((key) => !keys.includes(key))
  return { globals, projects, elsewhere: service ? await elsewhere(line, others) : null }
}

const seenProject = ({ id, key, name }: SeenProject): SeenProject => ({ id, key, name })

async function mine(line: Line, projectKey?: string): Promise<Set<string>> {
  const path = `/rest/api/2/mypermissions${queryText({ projectKey })}`
  const { permissions } = await asked(line, MINE, { method: 'GET', path })
  return new Set(Object.keys(permissions).filter((key) => permissions[key]?.havePermission))
}

async function elsewhere(line: Line, others: readonly string[]): Promise<Elsewhere> {
  const looked = others.slice(0, MOST_OTHERS)
  const holds = new Map<string, string[]>([WRITE[1], ...BEYOND_PROJECT].map((one) => [one, []]))
  for (const key of looked) {
    const held = await mine(line, key)
    if (WRITE.every((one) => held.has(one))) holds.get(WRITE[1])?.push(key)
    for (const one of BEYOND_PROJECT) if (held.has(one)) holds.get(one)?.push(key)
  }
  return { holds, seen: others.length, looked: looked.length === others.length ? 'all' : looked.length }
}
