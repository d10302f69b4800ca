/** Draws permission schemes with holders of every type, and projects that stand on all the rest. */
import { PERMISSIONS } from '../../../src/simulator/model/permission-keys.ts'
import type { Desk } from './desk.ts'
import type { Actors, Grant, PermissionScheme, Project, Tag } from './types.ts'

const KEYS = [...PERMISSIONS.values()].filter(({ type }) => type === 'PROJECT').map(({ key }) => key)

export const drawPermissionScheme = (desk: Desk): PermissionScheme => ({
  ...desk.named('permissionSchemes', 255),
  grants: drawGrants(desk),
})

/** Administering Jira alone lets nobody into a project: without these nobody could read it. */
const NEEDED: readonly Grant[] = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'].map((permission) => ({
  ...{ permission, type: 'group', holder: 'groups=site-admins' },
}))

/** No grant twice. */
export function drawGrants(desk: Desk): Grant[] {
  const all = [...NEEDED, ...Array.from({ length: desk.draw.between(0, 9) }, () => drawGrant(desk))]
  return [...new Map(all.map((one) => [`${one.permission} ${one.type} ${one.holder}`, one])).values()]
}

const ALONE = ['anyone', 'assignee', 'projectLead', 'reporter', 'sd.customer.portal.only']

function drawGrant(desk: Desk): Grant {
  const { draw } = desk
  const permission = draw.pick(KEYS)
  const pickers = (what: RegExp) => desk.design.fields.filter(({ type }) => what.test(type)).map(({ tag }) => tag)
  const [users, groups] = [pickers(/:(multi)?userpicker$/), pickers(/:(multi)?grouppicker$/)]
  const choices: Grant[] = [
    { permission, type: draw.pick(ALONE), holder: null },
    { permission, type: 'applicationRole', holder: draw.pick([null, 'jira-software']) },
    { permission, type: 'group', holder: desk.one('groups') },
    { permission, type: 'user', holder: desk.one('people') },
    { permission, type: 'projectRole', holder: desk.one('roles') },
    ...(users.length > 0 ? [{ permission, type: 'userCustomField', holder: draw.pick(users) }] : []),
    ...(groups.length > 0 ? [{ permission, type: 'groupCustomField', holder: draw.pick(groups) }] : []),
  ]
  return draw.pick(choices)
}

export function drawProject(desk: Desk): Project {
  const { draw } = desk
  const tag = desk.tag('projects')
  return {
    ...{ tag, name: desk.names.next('projects', 80), description: desk.names.text(), key: drawKey(desk, tag) },
    url: draw.chance(0.5) ? '' : `https://wiki.example/${draw.between(1, 999)}`,
    lead: desk.one('people'),
    assigneeType: draw.pick(['PROJECT_LEAD', 'UNASSIGNED']),
    projectTypeKey: draw.pick(['software', 'software', 'business']),
    issueTypeScheme: desk.one('issueTypeSchemes'),
    issueTypeScreenScheme: desk.one('issueTypeScreenSchemes'),
    workflowScheme: desk.one('workflowSchemes'),
    permissionScheme: desk.one('permissionSchemes'),
    actors: drawActors(desk),
    archived: draw.chance(0.02),
    issues: draw.chance(0.6) ? draw.between(1, 6) : 0,
  }
}

/** Different for every tag. */
export function drawKey({ draw }: Desk, tag: Tag): string {
  const letters = draw.pick(['A', 'PAR', 'Q7', 'LONGKEY'])
  return `${letters}${tag.includes('~') ? 'Z' : ''}${tag.replaceAll(/\D/g, '')}`.slice(0, 10)
}

export const drawActors = (desk: Desk): Record<Tag, Actors> =>
  Object.fromEntries(
    desk
      .some('roles', 0, 4)
      .map((role) => [role, { users: desk.some('people', 0, 2), groups: desk.some('groups', 0, 2) }]),
  )
