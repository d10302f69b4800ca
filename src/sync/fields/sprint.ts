/** A sprint in an issue's field: an object on Cloud, on Data Center the text of Jira's own record. Pure. */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { Spell } from './told.ts'

export function sprintIn(raw: Json): Spell | null {
  const sprint = typeof raw === 'string' ? recordIn(raw) : isObject(raw) ? raw : null
  if (!sprint || sprint.id === undefined || typeof sprint.name !== 'string') return null
  const { id, name, state, startDate, endDate } = sprint
  return {
    id: String(id),
    name,
    state: typeof state === 'string' ? state.toLowerCase() : 'closed',
    begins: typeof startDate === 'string' ? startDate : null,
    ends: typeof endDate === 'string' ? endDate : null,
  }
}

/**
 * `com.atlassian.greenhopper.service.sprint.Sprint@1f[id=1,rapidViewId=2,state=ACTIVE,name=Sprint 1, the first,…]`: a
 * name may hold commas and equals signs, so a part ends only where one of Jira's own names begins.
 */
function recordIn(text: string): JsonObject | null {
  const inside = /\[(.*)\]$/s.exec(text)?.[1]
  if (inside === undefined) return null
  const parts = inside.split(
    /,(?=(?:id|rapidViewId|state|name|startDate|endDate|completeDate|activatedDate|sequence|goal|synced|autoStartStop|incompleteIssuesDestinationId)=)/,
  )
  const entries = parts.map((part): [string, string] => {
    const at = part.indexOf('=')
    return [part.slice(0, at), part.slice(at + 1)]
  })
  // A name or a goal may hold what looks like another part: the first of each is Jira's.
  const known = new Map<string, string>()
  for (const [name, value] of entries) if (!known.has(name) && value !== '<null>') known.set(name, value)
  return Object.fromEntries(known)
}

/** Those that count: what runs or is to come; where all is over, the whole past. */
export function openOf(sprints: readonly Spell[]): readonly Spell[] {
  const open = sprints.filter(({ state }) => state === 'active')
  const coming = sprints.filter(({ state }) => state === 'future')
  return open.length > 0 ? open : coming.length > 0 ? coming : sprints
}
