/** What an account may do, and how Jira tells it. */
import { isObject } from '../../../base/index.ts'
import { at, eachLacks, kindOf, lacks, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

const RELIED_ON = [
  ...['ADMINISTER', 'BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'ASSIGN_ISSUES'],
  ...['SCHEDULE_ISSUES', 'LINK_ISSUES', 'DELETE_ISSUES', 'ADMINISTER_PROJECTS'],
]
/** Whom a grant may be to, as both deployments write it. */
const HOLDERS = new Set([
  ...['anyone', 'applicationRole', 'assignee', 'group', 'groupCustomField', 'projectLead', 'projectRole', 'reporter'],
  ...['sd.customer.portal.only', 'user', 'userCustomField'],
])

export const permissions: readonly ProbeQuestion[] = [
  question('permissions-known', 'both', 'The permissions that are checked for all exist.', async ({ raw, api }) => {
    const { status, body } = await raw({ method: 'GET', path: `${api}/permissions` })
    return {
      seen: { status, lacks: lacks(at(body, 'permissions'), ...RELIED_ON) },
      assumed: { status: 200, lacks: 'nothing' },
    }
  }),
  question(
    'my-permissions-must-be-named',
    'cloud',
    '/mypermissions without names is refused with 400.',
    async ({ raw }) => {
      const { status } = await raw({ method: 'GET', path: '/rest/api/3/mypermissions' })
      return { seen: { status }, assumed: { status: 400 } }
    },
  ),
  question('unknown-permission', 'cloud', 'A permission that does not exist is refused with 400.', async ({ raw }) => {
    const { status } = await raw({ method: 'GET', path: '/rest/api/3/mypermissions?permissions=FAIRLEAD_PROBE' })
    return { seen: { status }, assumed: { status: 400 } }
  }),
  question(
    'unknown-projects-pass-in-silence',
    'cloud',
    'Asked for rights in a project that does not exist, Jira names the permission with no project, and no error.',
    async ({ raw }) => {
      const body = { projectPermissions: [{ projects: [1], permissions: ['BROWSE_PROJECTS'] }] }
      const answer = await raw({ method: 'POST', path: '/rest/api/3/permissions/check', body })
      const granted = rows(at(answer.body, 'projectPermissions'))
      return {
        seen: {
          status: answer.status,
          permissions: granted.length,
          projects: granted.flatMap(({ projects }) => (Array.isArray(projects) ? projects : [])).length,
        },
        assumed: { status: 200, permissions: 1, projects: 0 },
      }
    },
  ),
  question(
    'permitted-projects',
    'cloud',
    'The projects in which an account holds permissions come with id and key.',
    async ({ raw }) => {
      const body = { permissions: ['BROWSE_PROJECTS'] }
      const answer = await raw({ method: 'POST', path: '/rest/api/3/permissions/project', body })
      const projects = rows(at(answer.body, 'projects'))
      return {
        seen: { status: answer.status, projects: projects.length, lacks: eachLacks(projects, 'id', 'key') },
        assumed: { status: 200, lacks: 'nothing' },
      }
    },
  ),
  question(
    'my-permissions-are-all',
    'dataCenter',
    '/mypermissions tells every permission there is, each with havePermission.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/mypermissions' })
      const map = at(body, 'permissions')
      const all = isObject(map) ? Object.values(map) : []
      return {
        seen: {
          status,
          permissions: all.length,
          lacks: lacks(map, ...RELIED_ON),
          told: all.every((one) => kindOf(at(one, 'havePermission')) === 'boolean'),
        },
        assumed: { status: 200, lacks: 'nothing', told: true },
      }
    },
  ),
  question(
    'grants-and-holders',
    'both',
    'A grant names its permission and its holder, of a known type; on Cloud a group is named by id in `value` too.',
    async ({ raw, api, deployment }) => {
      const { status, body } = await raw({ method: 'GET', path: `${api}/permissionscheme?expand=permissions` })
      const grants = rows(at(body, 'permissionSchemes')).flatMap(({ permissions: all }) => rows(all))
      const types = grants.map((grant) => at(grant, 'holder', 'type'))
      const groups = grants.filter((grant) => at(grant, 'holder', 'type') === 'group').map(({ holder }) => holder)
      return {
        seen: {
          status,
          grants: grants.length,
          lacks: eachLacks(grants, 'id', 'holder', 'permission'),
          unknownHolders: types.filter((type) => typeof type !== 'string' || !HOLDERS.has(type)).length,
          groups: groups.length,
          groupsWithoutId: deployment === 'cloud' ? groups.filter((one) => at(one, 'value') === undefined).length : 0,
          groupsWithoutName: groups.filter((one) => at(one, 'parameter') === undefined).length,
        },
        assumed: { status: 200, lacks: 'nothing', unknownHolders: 0, groupsWithoutId: 0, groupsWithoutName: 0 },
      }
    },
  ),
]
