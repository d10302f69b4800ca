/** Law: the story is served whole. Whatever the site holds, the administrator reads somewhere, but for what Data Center tells nobody. */
import { describe, expect, test } from 'vitest'
import { isArray, type Json, type JsonObject } from '../../base/index.ts'
import { Visit } from '../cloud/visit.ts'
import { isGlobal } from '../model/field-scope.ts'
import type { Tables } from '../site.ts'

const visit = new Visit('acme', 'dataCenter')
const { tables } = visit.site

const ids = (rows: Json | undefined, member = 'id'): string[] =>
  (isArray(rows) ? (rows as JsonObject[]) : []).map((row) => String(row[member])).sort()
const held = (name: keyof Tables, member = 'id'): string[] =>
  [...(tables[name] as unknown as Map<string, JsonObject>).values()].map((row) => String(row[member])).sort()
const each = async <T>(all: Iterable<T>, read: (one: T) => Promise<unknown>): Promise<void> => {
  for (const one of all) await read(one)
}
const projects = [...tables.projects.values()]

interface List {
  readonly path: string
  readonly table: keyof Tables
  /** Where the list stands in the answer; the answer itself when left out. */
  readonly at?: string
  /** What its rows are known by; `id` when left out. */
  readonly by?: string
}

const LISTS: readonly List[] = [
  { path: '/user/search?username=.&includeInactive=true&maxResults=1000', table: 'users', by: 'key' },
  { path: '/groups/picker', table: 'groups', at: 'groups', by: 'name' },
  { path: '/field', table: 'fields' },
  { path: '/status', table: 'statuses' },
  { path: '/status/page?maxResults=1000', table: 'statuses', at: 'values' },
  { path: '/priority', table: 'priorities' },
  { path: '/priority/page', table: 'priorities', at: 'values' },
  { path: '/resolution', table: 'resolutions' },
  { path: '/resolution/page', table: 'resolutions', at: 'values' },
  { path: '/issuetype', table: 'issueTypes' },
  { path: '/issuetype/page', table: 'issueTypes', at: 'values' },
  { path: '/issuetypescheme', table: 'issueTypeSchemes', at: 'schemes' },
  { path: '/screens', table: 'screens' },
  { path: '/screens?startAt=0', table: 'screens', at: 'screens' },
  { path: '/role', table: 'projectRoles' },
  { path: '/permissionscheme', table: 'permissionSchemes', at: 'permissionSchemes' },
  { path: '/notificationscheme', table: 'notificationSchemes', at: 'values' },
  { path: '/issuesecurityschemes', table: 'issueSecuritySchemes', at: 'issueSecuritySchemes' },
  { path: '/workflow', table: 'workflows', by: 'name' },
  { path: '/issueLinkType', table: 'linkTypes', at: 'issueLinkTypes' },
  { path: '/projectCategory', table: 'projectCategories' },
  { path: '/project?includeArchived=true', table: 'projects' },
]

describe('the story of acme on Data Center', () => {
  test.each(LISTS)('$path tells all', async ({ path, table, at, by }) => {
    const answer = await visit.get(`GET ${path}`)
    expect(held(table, by).length).toBeGreaterThan(0)
    expect(ids(at === undefined ? answer : answer[at], by)).toEqual(held(table, by))
  })

  test('every custom field, with its options where they are', async () => {
    const { values } = await visit.get('GET /customFields?maxResults=1000')
    const custom = [...tables.fields.values()].filter((one) => one.custom)
    expect(ids(values)).toEqual(custom.map((one) => one.id).sort())
    await each(custom, async ({ schema, contexts }) => {
      for (const context of contexts) {
        const within = isGlobal(context)
          ? ''
          : `&projectIds=${context.projectIds[0] ?? projects[0]?.id}&issueTypeIds=${context.issueTypeIds[0] ?? ''}`
        const { options } = await visit.get(`GET /customFields/${schema.customId}/options?maxResults=1000${within}`)
        const shown = options as JsonObject[]
        const children = shown.flatMap((one) => one.childrenIds as number[])
        expect([...shown.map((one) => Number(one.id)), ...children].sort()).toEqual(
          context.options.map((one) => Number(one.id)).sort(),
        )
        await each(context.options, ({ id }) => visit.get(`GET /customFieldOption/${id}`))
      }
    })
  })

  test('every screen to its last field', async () => {
    await each(tables.screens.values(), async ({ id, tabs }) => {
      expect((await visit.get<JsonObject[]>(`GET /screens/${id}/tabs`)).map((one) => String(one.id))).toEqual(
        tabs.map((one) => one.id),
      )
      for (const tab of tabs)
        expect(
          (await visit.get<JsonObject[]>(`GET /screens/${id}/tabs/${tab.id}/fields`)).map((one) => one.id),
        ).toEqual(tab.fieldIds.filter((fieldId) => tables.fields.has(fieldId)))
    })
  })

  test('every issue type scheme with its types, in their order', async () => {
    const { schemes } = await visit.get('GET /issuetypescheme?expand=schemes.issueTypes,schemes.defaultIssueType')
    expect(
      (schemes as JsonObject[]).map(({ id, issueTypes, defaultIssueType }) => ({
        id,
        types: (issueTypes as JsonObject[]).map((one) => one.id),
        usual: (defaultIssueType as JsonObject | undefined)?.id ?? null,
      })),
    ).toEqual(
      [...tables.issueTypeSchemes.values()].map(({ id, issueTypeIds, defaultIssueTypeId }) => ({
        id,
        types: issueTypeIds,
        usual: defaultIssueTypeId,
      })),
    )
  })

  test('every workflow scheme that a project uses, with the workflow of each type', async () => {
    await each(projects, async ({ key, workflowSchemeId }) => {
      const scheme = await visit.get(`GET /project/${key}/workflowscheme`)
      const held = tables.workflowSchemes.get(workflowSchemeId)
      expect(scheme.name).toBe(held?.name)
      if (scheme.id === undefined) return
      expect(await visit.get(`GET /workflowscheme/${scheme.id}`)).toEqual(scheme)
      const names = Object.values(held?.mappings ?? {}).map((id) => tables.workflows.get(id)?.name)
      expect(Object.values(scheme.issueTypeMappings as JsonObject)).toEqual(names)
    })
  })

  test('every project with its parts, its people and its schemes', async () => {
    await each(projects, async (project) => {
      const path = `/project/${project.key}`
      const shown = await visit.get(`GET ${path}`)
      expect(ids(shown.components)).toEqual(project.components.map((one) => one.id).sort())
      expect(ids(shown.versions)).toEqual(project.versions.map((one) => one.id).sort())
      for (const { id } of project.components) await visit.get(`GET /component/${id}`)
      for (const { id } of project.versions) await visit.get(`GET /version/${id}`)
      expect(String((await visit.get(`GET ${path}/permissionscheme`)).id)).toBe(project.permissionSchemeId)
      for (const [name, id] of [
        ['notificationscheme', project.notificationSchemeId],
        ['issuesecuritylevelscheme', project.issueSecuritySchemeId],
      ]) {
        const { status, body } = await visit.ask(`GET ${path}/${name}`)
        expect(status === 200 ? String(body.id) : null).toBe(id)
      }
      for (const [id, actors] of Object.entries(project.roleActors)) {
        const role = await visit.get(`GET ${path}/role/${id}`)
        expect(role.actors).toHaveLength(actors.length)
      }
      const types = await visit.get<JsonObject[]>(`GET ${path}/statuses`)
      expect(types.map((one) => one.id)).toEqual(tables.issueTypeSchemes.get(project.issueTypeSchemeId)?.issueTypeIds)
    })
  })

  test('every member of every group', async () => {
    await each(tables.groups.values(), async ({ name, members }) => {
      const { values } = await visit.get(`GET /group/member?groupname=${name}&includeInactiveUsers=true&maxResults=50`)
      expect(ids(values, 'key')).toEqual([...members].sort())
    })
  })

  test('every grant of every permission scheme', async () => {
    const { permissionSchemes } = await visit.get('GET /permissionscheme?expand=permissions')
    expect((permissionSchemes as JsonObject[]).map((one) => ids(one.permissions).length)).toEqual(
      [...tables.permissionSchemes.values()].map((one) => one.grants.length),
    )
  })

  test('every sprint of every board', async () => {
    const found: string[] = []
    await each(
      [...tables.boards.values()].filter((one) => one.type === 'scrum'),
      async ({ id }) => {
        const { values } = await visit.get(`GET /rest/agile/1.0/board/${id}/sprint`)
        found.push(...ids(values))
      },
    )
    expect(found.sort()).toEqual(held('sprints'))
  })

  /** No list tells the filters: they are read by their ids. */
  test('every filter that is shared with all, and every board on a filter that is seen', async () => {
    const seen = new Set<string>()
    await each(tables.filters.values(), async ({ id, jql, sharePermissions }) => {
      const { status, body } = await visit.ask(`GET /filter/${id}`)
      const isOpen = sharePermissions.some((one) => one.type === 'loggedin' || one.type === 'global')
      expect(status).toBe(isOpen || status === 200 ? 200 : 400)
      if (status !== 200) return
      expect(body.jql).toBe(jql)
      seen.add(id)
    })
    const { values } = await visit.get('GET /rest/agile/1.0/board')
    const boards = [...tables.boards.values()].filter((one) => seen.has(one.filterId))
    expect(ids(values)).toEqual(boards.map((one) => one.id).sort())
  })

  test('every issue, a page at a time, with what is on it', async () => {
    const found: JsonObject[] = []
    for (let startAt = 0, total = 1; startAt < total; startAt += 100) {
      const page = await visit.get(`GET /search?startAt=${startAt}&maxResults=100&fields=*all&expand=changelog`)
      found.push(...(page.issues as JsonObject[]))
      total = Number(page.total)
    }
    const all = [...visit.site.issues.all()]
    expect(ids(found)).toEqual(all.map((one) => one.id).sort())
    const shown = new Map(found.map((one) => [String(one.id), one]))
    const parts = all.map(({ id }) => {
      const { fields = {}, changelog = {} } = (shown.get(id) ?? {}) as Record<string, JsonObject>
      const { comments } = (fields.comment ?? {}) as JsonObject
      return { id, comments: ids(comments), entries: ids(changelog.histories).length }
    })
    expect(parts).toEqual(
      all.map(({ id, comments, history }) => ({ id, comments: ids(comments as never), entries: history.length })),
    )
    await each(tables.issueLinks.keys(), (id) => visit.get(`GET /issueLink/${id}`))
    await each(tables.remoteLinks.values(), ({ id, issueId }) => visit.get(`GET /issue/${issueId}/remotelink/${id}`))
  })
})
