/** JQL rules of items: their whole result, or nothing new of it. */
import { isFault } from '../base/index.ts'
import { issueIds, withinProjects } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { Rule } from './ports.ts'
import { read } from './read.ts'

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
    // Only what Jira says of the query itself is the rule's; a site that does not answer is everybody's.
    if (!isFault(error, 'jira.refused') && !isFault(error, 'input.invalid')) throw error
    await store.saveRule(rule.id, { problem: error.message })
  }
}
