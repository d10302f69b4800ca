/** Who fills a project role: Cloud tells people and groups by id, Data Center by user name and group name. */
import { z } from 'zod'
import type { Jira } from '../../jira/index.ts'
import { userKeys } from './user.ts'

export type Actors = { users: string[]; groups: string[] }

export const ACTOR = z.looseObject({
  type: z.string(),
  name: z.string().nullish(),
  actorUser: z.looseObject({ accountId: z.string() }).nullish(),
  actorGroup: z.looseObject({ groupId: z.string() }).nullish(),
})
type Actor = z.infer<typeof ACTOR>

/** Jira keeps this role for apps and lets nobody else into it. */
export const APPS_ROLE = 'atlassian-addons-project-access'

/** How one site writes people and groups in requests about actors, and reads them back. */
export interface ActorNames {
  readonly read: (actors: readonly Actor[]) => Actors
  readonly user: (id: string) => string
  /** The parameter that takes a group. */
  readonly group: 'group' | 'groupId'
}

export async function actorNames(jira: Jira): Promise<ActorNames> {
  if (jira.deployment === 'cloud') return { read: byIds, user: (id) => id, group: 'groupId' }
  const keys = await userKeys(jira)
  const names = new Map([...keys].map(([name, key]) => [key, name]))
  return { read: (actors) => byNames(actors, keys), user: (key) => names.get(key) ?? key, group: 'group' }
}

function byIds(actors: readonly Actor[]): Actors {
  return {
    users: actors.flatMap(({ actorUser }) => actorUser?.accountId ?? []),
    groups: actors.flatMap(({ actorGroup }) => actorGroup?.groupId ?? []),
  }
}

function byNames(actors: readonly Actor[], keys: ReadonlyMap<string, string>): Actors {
  const named = (type: string) => actors.flatMap((actor) => (actor.type === type && actor.name ? [actor.name] : []))
  return {
    users: named('atlassian-user-role-actor').map((name) => keys.get(name) ?? name),
    groups: named('atlassian-group-role-actor'),
  }
}

export const sorted = ({ users, groups }: Actors): Actors => ({
  users: [...new Set(users)].sort(),
  groups: [...new Set(groups)].sort(),
})
