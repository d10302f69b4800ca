/** Project roles and their default actors: who fills a role in every new project. */
import { z } from 'zod'
import { fits, type Jira } from '../../jira/index.ts'
import { defineKind, type Found } from '../kind.ts'
import { ACTOR, type Actors, APPS_ROLE, actorNames, sorted } from './actors.ts'
import { api, changed, isEmpty } from './api.ts'
import { tooLong } from './findings.ts'

type ProjectRole = { name: string; description: string } & Actors

const WIRE = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  actors: z.array(ACTOR).nullish(),
  scope: z.looseObject({ type: z.string() }).nullish(),
})

export const projectRole = defineKind<ProjectRole>({
  name: 'project-role',
  label: 'Project role',
  plural: 'Project roles',
  version: 1,
  references: [
    { at: 'users[]', kind: 'user', missing: 'drop' },
    { at: 'groups[]', kind: 'group', missing: 'drop' },
  ],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  normalise: (value) => ({ ...value, ...sorted(value) }),
  check: ({ name }) => tooLong([name], 'Its name'),
  read: readRoles,
  async create(jira, { name, description }) {
    const path = `${api(jira)}/role`
    const made = await jira.send('POST', path, { name, description })
    return String(fits(z.looseObject({ id: z.number() }), made, path, jira.site).id)
  },
  update: updateRole,
  async remove(jira, id) {
    await jira.send('DELETE', `${api(jira)}/role/${id}`)
  },
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['getAllProjectRoles'],
      create: ['createProjectRole'],
      update: ['fullyUpdateProjectRole', 'addProjectRoleActorsToRole', 'deleteProjectRoleActorsFromRole'],
      delete: ['deleteProjectRole'],
      undo: true,
    },
    dataCenter: {
      read: ['getProjectRoles_1', 'findUsers'],
      create: ['createProjectRole'],
      update: ['fullyUpdateProjectRole', 'addProjectRoleActorsToRole', 'deleteProjectRoleActorsFromRole'],
      delete: ['deleteProjectRole'],
      undo: true,
    },
  },
  notCovered: {
    scope: 'Only roles of the whole site are read; those of team-managed projects belong to their project.',
    admin: 'Jira fixes which role administers a project.',
    default: 'Jira fixes which role is the default.',
    currentUserRole: 'Says something of the caller.',
    roleConfigurable: 'Jira fixes it.',
    translatedName: 'The name again, in the caller’s language.',
  },
})

async function readRoles(jira: Jira): Promise<Found<ProjectRole>[]> {
  const names = await actorNames(jira)
  const rows = await jira.get(z.array(WIRE), `${api(jira)}/role`)
  return rows
    .filter((row) => row.scope == null)
    .map(({ id, name, description, actors }) => ({
      id: String(id),
      value: { name, description: description ?? '', ...names.read(actors ?? []) },
      ...(name === APPS_ROLE ? { locked: 'Jira keeps this role for apps.' } : {}),
    }))
}

/** People and groups go in requests of their own, and leave one by one. */
async function updateRole(jira: Jira, id: string, wanted: ProjectRole, now: ProjectRole): Promise<void> {
  const path = `${api(jira)}/role/${id}`
  if (!isEmpty(changed(wanted, now, ['name', 'description'])))
    await jira.send('PUT', path, { name: wanted.name, description: wanted.description })
  const { user, group } = await actorNames(jira)
  const users = { added: without(wanted.users, now.users), gone: without(now.users, wanted.users) }
  const groups = { added: without(wanted.groups, now.groups), gone: without(now.groups, wanted.groups) }
  if (users.added.length > 0) await jira.send('POST', `${path}/actors`, { user: users.added.map(user) })
  if (groups.added.length > 0) await jira.send('POST', `${path}/actors`, { [group]: groups.added })
  for (const one of users.gone) await jira.send('DELETE', `${path}/actors`, undefined, { user: user(one) })
  for (const one of groups.gone) await jira.send('DELETE', `${path}/actors`, undefined, { [group]: one })
}

const without = (all: readonly string[], others: readonly string[]): string[] =>
  all.filter((one) => !others.includes(one))
