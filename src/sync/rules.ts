/** JQL rules of items: their whole result, or nothing new of it. */
import { type Fault, type FaultCode, isFault } from '../base/index.ts'
import { issueIds, withinProjects } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { Rule } from './ports.ts'
import { read } from './read.ts'

const ITS_OWN: ReadonlySet<FaultCode> = new Set([
  'jira.refused',
  'jira.broken',
  'jira.unreachable',
  'jira.cannot',
  'input.invalid',
])

export async function readRules(ground: Ground): Promise<void> {
  const { store, now } = ground
  const projects = (await store.projects()).filter(({ state }) => state === 'live').map(({ id }) => id)
  for (const rule of projects.length === 0 ? [] : await store.rules()) await readRule(ground, rule, projects)
  await read(ground, [], { progress: { rulesAt: now() } })
}

async function readRule(ground: Ground, rule: Rule, projects: readonly string[]): Promise<void> {
  const { jira, store } = ground
  try {
    const found: string[] = []
    for await (const { ids } of issueIds(jira, withinProjects(projects, rule.jql), null)) found.push(...ids)
    const known = await store.known(found)
    const unknown = found.filter((id) => !known.has(id))
    if (unknown.length > 0) await read(ground, unknown)
    await store.saveRule(rule.id, { issues: found })
  } catch (error) {
    if (!isItsOwn(error)) throw error
    await store.saveRule(rule.id, { problem: error.message })
  }
}

/** One query that Jira cannot answer stops nothing else. Where the site answers nobody, others are told so. */
export const isItsOwn = (error: unknown): error is Fault => isFault(error) && ITS_OWN.has(error.code)
