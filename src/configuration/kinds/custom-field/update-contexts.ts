/** Drives the contexts of a custom field to what is wanted, so that no two ever hold one project and none loses its last. */
import { z } from 'zod'
import { Fault } from '../../../base/index.ts'
import { fits, type Jira } from '../../../jira/index.ts'
import { nameAside } from '../../name-aside.ts'
import { changed, isEmpty } from '../api.ts'
import { pairContexts } from './merge.ts'
import { contextRows } from './read.ts'
import type { Context } from './value.ts'

/** A context that now is as wanted but for its options and its default. */
export interface Settled {
  readonly id: string
  readonly wanted: Context
  /** Null: made just now. */
  readonly was: Context | null
}

/** One context on its way. */
interface Course {
  id: string | null
  name: string
  readonly wanted: Context
  readonly was: Context | null
  readonly projects: Set<string>
}

export async function settleContexts(
  jira: Jira,
  field: string,
  wanted: readonly Context[],
  now: readonly Context[],
): Promise<Settled[]> {
  const ids = await idsOf(jira, field, now)
  const pairs = pairContexts(wanted, now)
  const kept = new Set(pairs.values())
  for (const context of now)
    if (!kept.has(context) && !context.everyProject) await jira.send('DELETE', `${field}/context/${ids.get(context)}`)
  const courses = wanted.map((context) => courseOf(context, pairs.get(context) ?? null, ids))
  await rename(jira, field, courses)
  await settleProjects(jira, field, courses)
  for (const course of courses) await settleIssueTypes(jira, field, course)
  return courses.map(({ id, wanted, was }) => ({ id: id ?? '', wanted, was }))
}

async function idsOf(jira: Jira, field: string, now: readonly Context[]): Promise<Map<Context, string>> {
  const rows = await contextRows(jira, field)
  return new Map(
    now.map((context) => {
      const same = rows.filter((row) =>
        context.everyProject ? row.isGlobalContext : !row.isGlobalContext && row.name === context.name,
      )
      const [only] = same
      if (only === undefined || same.length > 1)
        throw new Fault(
          'jira.conflict',
          `${jira.site} has other contexts of this field than a moment ago (${context.name}).`,
        )
      return [context, only.id]
    }),
  )
}

function courseOf(wanted: Context, was: Context | null, ids: ReadonlyMap<Context, string>): Course {
  const id = was === null ? null : (ids.get(was) ?? null)
  return { id, name: was?.name ?? wanted.name, wanted, was, projects: new Set(was?.projects) }
}

/** Jira keeps the names of a field's contexts apart: who gives one up goes first, and in a circle one steps aside. */
async function rename(jira: Jira, field: string, courses: readonly Course[]): Promise<void> {
  const holds = (course: Course, name: string) => course.id !== null && course.name === name
  let open = courses.filter(({ was, wanted }) => was && !isEmpty(changed(wanted, was, ['name', 'description'])))
  while (open.length > 0) {
    const free = open.find((one) => courses.every((other) => other === one || !holds(other, one.wanted.name)))
    const course = free ?? open.find((one) => open.some((other) => other !== one && holds(one, other.wanted.name)))
    if (!course?.was) throw new Fault('jira.cannot', `Two contexts of this field would have one name on ${jira.site}.`)
    const body = free
      ? changed(course.wanted, course.was, ['name', 'description'])
      : { name: nameAside(course.name, (name) => courses.some((one) => holds(one, name))) }
    await jira.send('PUT', `${field}/context/${course.id}`, body)
    course.name = body.name ?? course.name
    open = open.filter((one) => one !== free)
  }
}

/** Lets go before it takes, context by context, until all have what they want. */
async function settleProjects(jira: Jira, field: string, courses: readonly Course[]): Promise<void> {
  for (let moving = true; moving; ) {
    moving = false
    for (const course of courses) if (await letGo(jira, field, course)) moving = true
    for (const course of courses) if (await take(jira, field, course, courses)) moving = true
  }
  if (courses.some(({ id, wanted, projects }) => id === null || !sameMembers(wanted.projects, projects)))
    throw new Fault('jira.conflict', `${jira.site} has other projects in the contexts of this field than a moment ago.`)
}

/** Never the last one: a context without projects applies to all of them (operation removeCustomFieldContextFromProjects). */
async function letGo(jira: Jira, field: string, { id, wanted, projects }: Course): Promise<boolean> {
  const gone = [...projects].filter((project) => !wanted.projects.includes(project))
  if (id === null || gone.length === 0 || gone.length === projects.size) return false
  await jira.send('POST', `${field}/context/${id}/project/remove`, { projectIds: gone })
  for (const project of gone) projects.delete(project)
  return true
}

async function take(jira: Jira, field: string, course: Course, courses: readonly Course[]): Promise<boolean> {
  const { id, wanted, projects } = course
  const missing = wanted.projects.filter((project) => !projects.has(project))
  const free = missing.filter((project) => courses.every((other) => !other.projects.has(project)))
  if (id === null ? free.length < missing.length : free.length === 0) return false
  if (id === null) course.id = await create(jira, field, wanted)
  else await jira.send('PUT', `${field}/context/${id}/project`, { projectIds: free })
  for (const project of free) projects.add(project)
  return true
}

async function create(
  jira: Jira,
  field: string,
  { name, description, projects, issueTypes }: Context,
): Promise<string> {
  const path = `${field}/context`
  const made = await jira.send('POST', path, { name, description, projectIds: projects, issueTypeIds: issueTypes })
  return fits(z.looseObject({ id: z.string() }), made, path, jira.site).id
}

/** Adds before it takes away: a context that has lost all its issue types applies to all of them. */
async function settleIssueTypes(jira: Jira, field: string, { id, wanted, was }: Course): Promise<void> {
  if (was === null) return
  const added = wanted.issueTypes.filter((type) => !was.issueTypes.includes(type))
  const removed = was.issueTypes.filter((type) => !wanted.issueTypes.includes(type))
  const path = `${field}/context/${id}/issuetype`
  if (added.length > 0) await jira.send('PUT', path, { issueTypeIds: added })
  if (removed.length > 0) await jira.send('POST', `${path}/remove`, { issueTypeIds: removed })
}

const sameMembers = (a: readonly string[], b: ReadonlySet<string>): boolean =>
  a.length === b.size && a.every((one) => b.has(one))
