/** Whether the account that deploys still sees its projects afterwards: "Permissions required: Browse projects" (operation getProject). Pure. */
import type { Json } from '../../base/index.ts'
import type { Difference } from '../compare.ts'
import type { Key } from '../kind.ts'
import type { Project } from '../kinds/project/value.ts'
import { defineCheck, type Ground, known, waysOut, writtenOf } from './check.ts'

type Holder = { readonly type: string; readonly [held: string]: Json | undefined }
type Scheme = { readonly grants: readonly { readonly permission: string; readonly holder: Holder }[] }
type Led = Pick<Project, 'key' | 'lead' | 'actors' | 'permissionScheme'>

export const projectOutOfSight = defineCheck({
  code: 'project-out-of-sight',
  severity: 'blocks',
  guards:
    'The account that deploys loses sight of a project: what is written there can be neither read back nor undone.',
  needs: ['groups'],
  find(ground) {
    const groups = known(ground.facts.groups)
    const { account } = ground.target
    if (groups === undefined || account === null) return []
    const mine = new Set<Key>([account, ...groups.map((name) => `group:${name}`)])
    return concerned(ground).flatMap(({ project, difference }) => {
      const holders = browsersOf(ground, project)
      if (holders === null || holders.some((holder) => lets(holder, project, mine))) return []
      const named = holders.map(({ type, group, user, role }) => String(group ?? user ?? role ?? type))
      const who = named.length === 0 ? 'nobody' : [...new Set(named)].join(', ')
      return [
        {
          about: difference.key,
          says: `${project.key}: its permission scheme lets ${who} browse it, and the account that deploys is not among them.`,
          remedy:
            'Put the account into one of these groups on the target, answer for a group with one that it is in, or leave this out.',
          choices: waysOut(difference),
        },
      ]
    })
  },
})

interface Concerned {
  readonly project: Led
  readonly difference: Difference
}

/** Projects that are written, and those of the target whose permission scheme is. */
function concerned(ground: Ground): Concerned[] {
  const written = writtenOf<Project>(ground, 'project').map(({ after, difference }) => ({ project: after, difference }))
  const schemes = new Map(
    writtenOf(ground, 'permission-scheme').map((one) => [one.difference.targetKey, one.difference]),
  )
  const keys = new Set(written.map(({ difference }) => difference.targetKey))
  const others = (ground.onTarget.get('project') ?? []).flatMap(({ key, value }): Concerned[] => {
    const project = value as Project
    const difference = schemes.get(project.permissionScheme ?? '')
    return difference && !keys.has(key) ? [{ project, difference }] : []
  })
  return [...written, ...others]
}

/** Null where nothing is known of the scheme. */
function browsersOf({ written, onTarget }: Ground, { permissionScheme }: Led): readonly Holder[] | null {
  const changed = written.get('permission-scheme')?.find(({ targetKey }) => targetKey === permissionScheme)
  const scheme = changed ?? onTarget.get('permission-scheme')?.find(({ key }) => key === permissionScheme)
  const value = (scheme && ('after' in scheme ? scheme.after : scheme.value)) as Scheme | undefined
  if (!value) return null
  return value.grants.flatMap(({ permission, holder }) => (permission === 'BROWSE_PROJECTS' ? [holder] : []))
}

/** Whoever is let in by what an issue says of them sees that issue, and not the project for it. */
function lets({ type, group, user, role }: Holder, { lead, actors }: Led, mine: ReadonlySet<Key>): boolean {
  const isMine = (key: Json | undefined) => typeof key === 'string' && mine.has(key)
  switch (type) {
    case 'anyone':
    case 'applicationRole':
      return true
    case 'projectLead':
      return isMine(lead)
    case 'projectRole':
      return actors.some((one) => one.role === role && [...one.users, ...one.groups].some(isMine))
    default:
      return isMine(group) || isMine(user)
  }
}
