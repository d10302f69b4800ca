/** Permission schemes: who holds which permission in the projects of the scheme. */
import { z } from 'zod'
import { canonical, equal } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { defineKind, type Found, type Reference } from '../kind.ts'
import { api, changed, isEmpty } from './api.ts'

/** One of the references is set, as the holder's type says; `parameter` is a holder's that names nothing of the site. */
type Holder = { type: string; role?: string; group?: string; user?: string; field?: string; parameter?: string }
type Grant = { permission: string; holder: Holder }
type Scheme = { name: string; description: string; grants: Grant[] }

const HOLDER = z.looseObject({ type: z.string(), parameter: z.string().nullish(), value: z.string().nullish() })
const WIRE = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  scope: z.looseObject({ type: z.string() }).nullish(),
  permissions: z.array(z.looseObject({ permission: z.string(), holder: HOLDER })),
})

/** Type of holder → where its id goes. What is not here names nothing, or, as an application, the same on every site. */
const HELD: Readonly<Record<string, 'role' | 'group' | 'user' | 'field'>> = {
  projectRole: 'role',
  group: 'group',
  user: 'user',
  userCustomField: 'field',
  groupCustomField: 'field',
}
const at = (property: string, kind: Reference['kind'], missing: 'blocks' | 'drop'): Reference => ({
  at: `grants[].holder.${property}`,
  kind,
  unit: 'grants[]',
  missing,
})
const ALL = { expand: 'permissions' }

export const permissionScheme = defineKind<Scheme>({
  name: 'permission-scheme',
  label: 'Permission scheme',
  plural: 'Permission schemes',
  version: 1,
  references: [
    at('role', 'project-role', 'blocks'),
    at('field', ['custom-field', 'system-field'], 'blocks'),
    at('group', 'group', 'drop'),
    at('user', 'user', 'drop'),
  ],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  normalise: (value) => ({ ...value, grants: asSet(value.grants) }),
  read: readSchemes,
  async create(jira, value) {
    const path = `${api(jira)}/permissionscheme`
    const made = await jira.send('POST', path, wire(jira, value))
    return String(fits(z.looseObject({ id: z.number() }), made, path, jira.site).id)
  },
  async update(jira, id, wanted, now) {
    const { name, description, permissions } = wire(jira, wanted)
    const sameGrants = equal(asSet(wanted.grants), asSet(now.grants))
    if (sameGrants && isEmpty(changed(wanted, now, ['name', 'description']))) return
    // Without a list of grants Jira leaves them as they are.
    const body = { name, description, ...(sameGrants ? {} : { permissions }) }
    await jira.send('PUT', `${api(jira)}/permissionscheme/${id}`, body)
  },
  async remove(jira, id) {
    await jira.send('DELETE', `${api(jira)}/permissionscheme/${id}`)
  },
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: {
      read: ['getAllPermissionSchemes'],
      create: ['createPermissionScheme'],
      update: ['updatePermissionScheme'],
      delete: ['deletePermissionScheme'],
      undo: true,
    },
    dataCenter: {
      read: ['getPermissionSchemes'],
      create: ['createPermissionScheme'],
      update: ['updatePermissionScheme'],
      delete: ['deletePermissionScheme'],
      undo: true,
    },
  },
  notCovered: {
    scope: 'Only schemes of the whole site are read; those of team-managed projects belong to their project.',
  },
})

function asSet(grants: readonly Grant[]): Grant[] {
  const byText = new Map(grants.map((grant) => [canonical(grant), grant]))
  return [...byText.keys()].sort().map((text) => byText.get(text) as Grant)
}

async function readSchemes(jira: Jira): Promise<Found<Scheme>[]> {
  const shape = z.looseObject({ permissionSchemes: z.array(WIRE) })
  const { permissionSchemes } = await jira.get(shape, `${api(jira)}/permissionscheme`, ALL)
  return permissionSchemes
    .filter((row) => row.scope == null)
    .map(({ id, name, description, permissions }) => ({
      id: String(id),
      value: {
        name,
        description: description ?? '',
        grants: permissions.map(({ permission, holder }) => ({ permission, holder: shown(holder) })),
      },
    }))
}

/** Cloud's `value` is an id where `parameter` is a name that may change; Data Center has only the parameter. */
function shown({ type, parameter, value }: z.infer<typeof HOLDER>): Holder {
  const held = value ?? parameter
  return held == null ? { type } : { type, [HELD[type] ?? 'parameter']: held }
}

function wire(jira: Jira, { name, description, grants }: Scheme) {
  return {
    name,
    description,
    permissions: grants.map(({ permission, holder: { type, ...rest } }) => {
      const [held] = Object.values(rest)
      return { permission, holder: held === undefined ? { type } : { type, ...sent(jira, type, held) } }
    }),
  }
}

/** Cloud takes a group's id as `value` only: as `parameter` it would be a name. Data Center knows no `value`. */
function sent(jira: Jira, type: string, held: string) {
  if (jira.deployment === 'dataCenter') return { parameter: held }
  return type === 'group' ? { value: held } : { parameter: held, value: held }
}
