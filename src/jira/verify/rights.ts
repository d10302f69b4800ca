/** What the work needs, what would be of use, and what is beyond it: decided from what Jira granted. */
import { named, projectPermissions, type RightPurpose } from './needed.ts'
import type { Check, Excess, ProjectRights } from './verification.ts'

export interface SeenProject {
  readonly id: string
  readonly key: string
  readonly name: string
}

export interface Elsewhere {
  /** By a permission beyond the work, the keys where the account holds it; writing stands under its second permission. */
  readonly holds: ReadonlyMap<string, readonly string[]>
  /** How many there are that it sees. */
  readonly seen: number
  /** At so many of them it was looked. */
  readonly looked: 'all' | number
}

export interface Grants {
  /** Global permissions that the account holds, of those that matter here. */
  readonly globals: ReadonlySet<string>
  readonly projects: readonly {
    readonly asked: string
    readonly project: SeenProject | null
    readonly holds: ReadonlySet<string>
  }[]
  /** Projects out of scope; null where nothing was asked. */
  readonly elsewhere: Elsewhere | null
}

/** Asked about in each project in scope. */
export const IN_SCOPE = [...new Set([...projectPermissions('service'), ...projectPermissions('deployment')])]
export const BEYOND_PROJECT = ['ADMINISTER_PROJECTS', 'DELETE_ISSUES'] as const
const BEYOND_GLOBAL = ['ADMINISTER', 'SYSTEM_ADMIN'] as const
/** Writing, where other projects are looked at: both, since a grant to reporters makes anybody seem to hold the second. */
export const WRITE = ['CREATE_ISSUES', 'EDIT_ISSUES'] as const

export function isAdministrator({ globals }: Grants): boolean {
  return globals.has('ADMINISTER') || globals.has('SYSTEM_ADMIN')
}

export function projectRights({ projects }: Grants, purpose: RightPurpose): ProjectRights[] {
  const needed = projectPermissions(purpose)
  return projects.map(({ asked, project, holds }) => ({
    asked,
    project,
    can: needed.filter((one) => holds.has(one)),
    missing: needed.filter((one) => !holds.has(one)),
  }))
}

export function rightsCheck({ asked, project, missing }: ProjectRights): Check {
  const line = { name: 'rights', about: asked } as const
  if (project === null)
    return {
      ...line,
      state: 'fails',
      says: `This account sees no project ${asked}.`,
      remedy: `Check the key, and give the account Browse projects in ${asked}.`,
    }
  const musts = projectPermissions('service', 'must')
  const needed = missing.filter((one) => musts.includes(one))
  const remedy = `In the permission scheme of ${project.key}, grant the account: ${named(missing)}.`
  if (needed.length > 0)
    return { ...line, state: 'fails', says: `${project.name}: it may not ${named(needed)}.`, remedy }
  if (missing.length > 0)
    return { ...line, state: 'warns', says: `${project.name}: read and write, without ${named(missing)}.`, remedy }
  return { ...line, state: 'ok', says: `${project.name}: read and write.` }
}

/** For deployments: what is not seen is carried all the same, but nobody can count what it touches. */
export function unseenCheck({ asked, project, missing }: ProjectRights): Check {
  const line = { name: 'rights', about: asked } as const
  const name = project?.name ?? asked
  if (project !== null && missing.length === 0)
    return { ...line, state: 'ok', says: `${name}: its issues can be counted.` }
  return {
    ...line,
    state: 'warns',
    says: `${name}: its issues are not seen, so what a change would touch there cannot be counted.`,
    remedy: `Give the account ${named(missing)} in ${asked}.`,
  }
}

/** Only for a service connection: what the account holds and its work does not ask for. */
export function excessOf({ globals, projects, elsewhere }: Grants): Excess[] {
  const everywhere = BEYOND_GLOBAL.filter((one) => globals.has(one)).map((permission) => ({
    permission,
    projects: [],
    remove: `Take the account out of the groups that hold the global permission ${named([permission])}.`,
  }))
  const within = BEYOND_PROJECT.flatMap((permission) => {
    const keys = projects.filter(({ holds }) => holds.has(permission)).map(({ asked }) => asked)
    if (keys.length === 0) return []
    const remove = `In the permission scheme of ${list(keys)}, take ${named([permission])} from the account.`
    return [{ permission, projects: keys, remove }]
  })
  return [...everywhere, ...within, ...excessElsewhere(elsewhere, projects.length)]
}

function excessElsewhere(elsewhere: Grants['elsewhere'], chosen: number): Excess[] {
  if (elsewhere === null) return []
  const held = [WRITE[1], ...BEYOND_PROJECT].flatMap((permission) => {
    const keys = elsewhere.holds.get(permission) ?? []
    if (keys.length === 0) return []
    const taken = permission === WRITE[1] ? named(WRITE) : named([permission])
    const remove = `Take ${taken} from the account in the projects that are not in scope: ${list(keys)}.`
    return [{ permission, projects: keys, remove }]
  })
  if (held.length > 0 || elsewhere.seen < Math.max(FEW_PROJECTS, chosen * 3)) return held
  const remove = `It sees ${elsewhere.seen} projects that are not in scope: take Browse projects from the account, or from the group that brings it there.`
  return [{ permission: 'BROWSE_PROJECTS', projects: [], remove }]
}

/** Fewer that are only seen say nothing: on many sites some projects are open to everybody who is logged in. */
const FEW_PROJECTS = 10

export function excessCheck(excess: readonly Excess[], { elsewhere }: Grants): Check {
  const looked = elsewhere?.looked ?? 'all'
  if (excess.length === 0)
    return {
      name: 'excess',
      state: 'ok',
      says: looked === 'all' ? 'Nothing beyond its work.' : `Nothing beyond its work, in ${looked} other projects.`,
    }
  return {
    name: 'excess',
    state: 'warns',
    says: `It holds more than its work needs: ${excess.map(worded).join('; ')}.`,
    remedy: excess.map(({ remove }) => remove).join(' '),
  }
}

function worded({ permission, projects }: Excess): string {
  if (permission === 'BROWSE_PROJECTS') return 'many projects that are not in scope are seen'
  return projects.length === 0 ? named([permission]) : `${named([permission])} in ${list(projects)}`
}

const MOST_NAMED = 10

function list(keys: readonly string[]): string {
  const more = keys.length - MOST_NAMED
  return more > 0 ? `${keys.slice(0, MOST_NAMED).join(', ')} and ${more} more` : keys.join(', ')
}
