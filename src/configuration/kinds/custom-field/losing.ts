/** Values that issues lose when contexts of their field go: options belong to one context. */
import type { Jira } from '../../../jira/index.ts'
import { inProjects, issuesIn } from '../usage.ts'
import { hasOptions } from './field-type.ts'
import { pairContexts } from './merge.ts'
import type { CustomField } from './value.ts'

export async function issuesLosing(jira: Jira, id: string, wanted: CustomField, now: CustomField): Promise<number> {
  if (!hasOptions(now.type) || !wanted.contexts || !now.contexts) return 0
  const kept = new Set(pairContexts(wanted.contexts, now.contexts).values())
  const projects = now.contexts.flatMap((context) =>
    kept.has(context) || context.options.length === 0 ? [] : context.projects,
  )
  return issuesIn(jira, inProjects([...new Set(projects)]), `${jqlName(id)} is not EMPTY`)
}

export const jqlName = (id: string): string => `cf[${id.slice('customfield_'.length)}]`
