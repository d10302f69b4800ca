/** No answer shows what the account may not browse, and what is hidden is not found: it is never called forbidden. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import type { Route } from '../http.ts'
import type { Project } from '../records.ts'
import { cloudRoutes } from './index.ts'
import { Visit } from './visit.ts'

/** A project that only its permission scheme's holders see, and there are none, with a thing of every sort in it. */
async function hide(visit: Visit): Promise<Project> {
  const { id: schemeId } = await visit.get('POST /permissionscheme', { name: 'Nobody' })
  const { id: typeId } = await visit.get('POST /issuetype', { name: 'Secret type' })
  const { issueTypeSchemeId } = await visit.get('POST /issuetypescheme', {
    name: 'Secret issue type scheme',
    issueTypeIds: [String(typeId)],
  })
  const made = await visit.get('POST /project', {
    key: 'SECRET',
    name: 'Secret project',
    leadAccountId: [...visit.site.administrators][0] ?? '',
    projectTypeKey: 'software',
    permissionScheme: Number(schemeId),
    issueTypeScheme: Number(issueTypeSchemeId),
  })
  await visit.get('POST /component', { project: 'SECRET', name: 'Secret component' })
  await visit.get('POST /version', { projectId: Number(made.id), name: 'Secret version' })
  const project = visit.site.tables.projects.get(String(made.id))
  if (!project) throw new Error('the project was not made')
  return project
}

const READS = [
  '/project',
  '/project/search',
  '/project/search?status=live&status=archived&status=deleted&expand=issueTypes,lead,insight',
  '/project/search?action=browse',
  '/project/search?query=ecret',
  '/project/recent',
  '/issuetype',
  '/status',
  '/issuetypescheme',
  '/issuetypescheme/mapping',
  '/notificationscheme?expand=all',
  '/notificationscheme/project',
  '/auditing/record',
  '/permissionscheme',
]

describe.each(['member', 'service', null] as const)('for %s', (account) => {
  test('no list shows a hidden project or what is in it', async () => {
    const visit = new Visit('acme')
    const { id } = await hide(visit)
    visit.as(account)
    for (const path of READS) {
      const { body } = await visit.ask(`GET ${path}`)
      expect(namedIn(body, id), path).toEqual([])
    }
    const asked = await visit.ask('POST /permissions/project', { permissions: ['BROWSE_PROJECTS'] })
    expect(namedIn(asked.body, id)).toEqual([])
    const checked = await visit.get('POST /permissions/check', {
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'], projects: [Number(id), 4711] }],
    })
    expect((checked.projectPermissions as JsonObject[]).map((one) => one.projects)).toEqual([[], []])
  })

  test('a hidden project, component and version are not found, whatever is asked of them', async () => {
    const visit = new Visit('acme')
    const { id, key, components, versions } = await hide(visit)
    const [component, version] = [components[0]?.id ?? '', versions[0]?.id ?? '']
    visit.as(account)
    const before = visit.state()
    for (const { method, path, needs } of cloudRoutes) {
      const meant = path
        .replace('/component/{id}', `/component/${component}`)
        .replace('/version/{id}', `/version/${version}`)
        .replace(/\/project\/\{project(IdOrKey|KeyOrId)\}/, `/project/${key}`)
        .replace('{moveIssuesTo}', version)
      if (meant === path) continue
      const body = method === 'GET' || method === 'DELETE' ? undefined : { name: 'Other' }
      const { status } = await visit.ask(`${method} ${meant.replace('{id}', '1')}`, body)
      expect(statuses(account, needs), `${method} ${meant}`).toContain(status)
    }
    expect(visit.state()).toBe(before)
    expect(visit.site.tables.projects.has(id)).toBe(true)
  })
})

/** Nobody may be asked to log in; where Jira must be administered, the account hears that before anything is looked up. */
function statuses(account: string | null, needs: Route['needs']): number[] {
  if (needs === 'anyone') return [404]
  if (account === null) return [401]
  return needs === 'administer' ? [403] : [404]
}

function namedIn(body: Json, id: string): string[] {
  const text = JSON.stringify(body)
  return ['secret', `"${id}"`, `:${id},`, `project/${id}`].filter((word) => text.toLowerCase().includes(word))
}
