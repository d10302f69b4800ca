/** Events that transitions fire: known by number on a site, by name everywhere. Asked for only when a transition has one. */
import { z } from 'zod'
import { Fault } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'

const EVENTS = z.array(z.looseObject({ id: z.number(), name: z.string() }))

/** Number → name, and name → number. */
export interface Events {
  readonly name: (id: string) => string
  readonly id: (name: string) => string
}

export async function eventsOf(jira: Jira, needed: boolean): Promise<Events> {
  const events = needed ? await jira.get(EVENTS, '/rest/api/3/events') : []
  const told = (found: string | undefined, asked: string): string => {
    if (found !== undefined) return found
    throw new Fault('jira.cannot', `${jira.site} has no issue event "${asked}".`, {
      about: jira.site,
      remedy: 'Add it in Jira’s settings under Issue events.',
    })
  }
  return {
    name: (id) => told(events.find((event) => String(event.id) === id)?.name, id),
    id: (name) => told(events.find((event) => event.name === name)?.id.toString(), name),
  }
}
