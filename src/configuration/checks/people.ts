/** People who may no longer be given anything. Pure. */
import { equal, isObject } from '../../base/index.ts'
import type { Key } from '../kind.ts'
import type { Project } from '../kinds/project/value.ts'
import { defineCheck, type Ground, writtenOf } from './check.ts'

type Role = { readonly users: readonly Key[] }

/** "A group or user is not active" (operation setActors); a lead must be active too. */
export const inactivePerson = defineCheck({
  code: 'inactive-person',
  severity: 'blocks',
  guards: 'Jira refuses to make an inactive account the lead of a project or to put it into a role.',
  find(ground) {
    const inactive = new Set(
      (ground.onTarget.get('user') ?? []).flatMap(({ key, value }) =>
        isObject(value) && value.active === false ? [key] : [],
      ),
    )
    if (inactive.size === 0) return []
    const named = new Map<Key, Key[]>()
    for (const { key, people } of [...inProjects(ground), ...inRoles(ground)])
      for (const person of people) if (inactive.has(person)) named.set(person, [...(named.get(person) ?? []), key])
    return [...named].map(([person, by]) => ({
      about: sourceKey(ground, person),
      says: `${person} is not active on ${ground.target.site.name}, and ${[...new Set(by)].join(', ')} would be given to this account.`,
      remedy: 'Answer with the key of somebody active, or with one of the choices.',
      choices: [
        { answer: 'drop', says: 'Leave this person out wherever they are named.' },
        { answer: 'fallback', says: 'Let the plan’s stand-in take the place.' },
      ],
    }))
  },
})

interface Naming {
  readonly key: Key
  readonly people: readonly Key[]
}

/** A role is set as a whole: whoever is in one that changes is named again. */
function inProjects(ground: Ground): Naming[] {
  return writtenOf<Project>(ground, 'project').map(({ key, before, after }) => ({
    key,
    people: [
      ...(after.lead === null || after.lead === before?.lead ? [] : [after.lead]),
      ...after.actors.flatMap((actors) => {
        const was = before?.actors.find(({ role }) => role === actors.role)
        return equal(actors, was) ? [] : actors.users
      }),
    ],
  }))
}

function inRoles(ground: Ground): Naming[] {
  return writtenOf<Role & Record<string, never>>(ground, 'project-role').map(({ key, before, after }) => ({
    key,
    people: after.users.filter((user) => !before?.users.includes(user)),
  }))
}

/** Questions about people are asked by the source's key. */
function sourceKey({ inSource, answers }: Ground, person: Key): Key {
  if (inSource.has(person)) return person
  return Object.keys(answers).find((about) => answers[about] === person) ?? person
}
