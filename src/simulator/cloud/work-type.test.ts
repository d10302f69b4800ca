/** Laws of statuses, issue types and their schemes on Cloud: what is in use stays, or goes with a replacement. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import type { IssueType } from '../records.ts'
import { Visit } from './visit.ts'

const issues = (visit: Visit) => [...visit.site.issues.all()]

/** A type that issues have, and one that can take its place in all their projects, made for it where there is none. */
async function usedType(visit: Visit): Promise<{ type: IssueType; fit: string }> {
  const { issueTypes, issueTypeSchemes, workflowSchemes } = visit.site.tables
  const mapped = [...workflowSchemes.values()].flatMap((one) => Object.keys(one.mappings))
  const type = issues(visit)
    .flatMap(({ typeId }) => issueTypes.get(typeId) ?? [])
    .find((one) => one.hierarchyLevel === 0 && !mapped.includes(one.id))
  if (!type) throw new Error('the story has no issue type that follows the default workflow everywhere')
  const { id } = await visit.get('POST /issuetype', { name: 'Replacement' })
  for (const scheme of issueTypeSchemes.values()) if (!scheme.isDefault) scheme.issueTypeIds.push(String(id))
  return { type, fit: String(id) }
}

describe('statuses', () => {
  test('several are made, changed and removed together or not at all', async () => {
    const visit = new Visit('acme')
    const scope = { type: 'GLOBAL' }
    const one = (name: string, statusCategory = 'TODO') => ({ name, statusCategory })
    await visit.isRefused(400, 'POST /statuses', { scope, statuses: [one('A'), one('a')] })
    await visit.isRefused(400, 'POST /statuses', { scope, statuses: [one('A'), one('B', 'LATER')] })
    await visit.isRefused(400, 'POST /statuses', { scope, statuses: [] })
    await visit.isRefused(400, 'POST /statuses', { scope: { type: 'PROJECT' }, statuses: [one('A')] })
    const [a, b] = await visit.get<JsonObject[]>('POST /statuses', { scope, statuses: [one('A'), one('B')] })
    const swapped = [
      { id: a?.id, name: 'B', statusCategory: 'DONE' },
      { id: b?.id, name: 'A', statusCategory: 'TODO' },
    ]
    await visit.isRefused(400, 'PUT /statuses', { statuses: [{ id: a?.id, name: 'B', statusCategory: 'DONE' }] })
    await visit.isRefused(400, 'PUT /statuses', {
      statuses: [...swapped, { id: '1', name: 'C', statusCategory: 'TODO' }],
    })
    await visit.get('PUT /statuses', { statuses: swapped as JsonObject[] })
    const read = await visit.get<JsonObject[]>(`GET /statuses?id=${a?.id}&id=${b?.id}&id=1`)
    expect(read).toMatchObject(swapped)
    const used = [...visit.site.tables.workflows.values()][0]?.statuses[0]?.statusId
    await visit.isRefused(400, `DELETE /statuses?id=${a?.id}&id=${used}`)
    await visit.isRefused(400, `DELETE /statuses?id=${a?.id}&id=1`)
    await visit.get(`DELETE /statuses?id=${a?.id}&id=${b?.id}`)
    expect(await visit.get(`GET /statuses?id=${a?.id}`)).toEqual([])
  })

  test('usages say the same as the statuses of each project', async () => {
    const visit = new Visit('acme')
    const uses = new Map<string, Set<string>>()
    for (const { id } of visit.site.tables.projects.values())
      for (const type of await visit.get<JsonObject[]>(`GET /project/${id}/statuses`))
        for (const status of type.statuses as JsonObject[])
          uses.set(String(status.id), (uses.get(String(status.id)) ?? new Set()).add(id))
    for (const id of visit.site.tables.statuses.keys()) {
      const found: unknown[] = []
      let token: unknown = ''
      while (token !== undefined) {
        const after = token === '' ? '' : `&nextPageToken=${token}`
        const { projects } = await visit.get(`GET /statuses/${id}/projectUsages?maxResults=1${after}`)
        const page = projects as JsonObject
        found.push(...(page.values as JsonObject[]).map((one) => one.id))
        token = page.nextPageToken
      }
      expect(new Set(found)).toEqual(uses.get(id) ?? new Set())
    }
  })

  test('ids are asked fifty at a time, and who administers nothing gets 401', async () => {
    const visit = new Visit()
    await visit.isRefused(400, 'GET /statuses')
    await visit.isRefused(400, `GET /statuses?${Array.from({ length: 51 }, (_, at) => `id=${at}`).join('&')}`)
    await visit.as('member').isRefused(401, 'GET /statuses?id=1')
    await visit.isRefused(401, 'GET /statuses/search')
  })
})

describe('issue types', () => {
  test('one in use goes when its issues can take an alternative', async () => {
    const visit = new Visit('acme')
    const { type, fit } = await usedType(visit)
    const before = issues(visit).filter((one) => one.typeId === type.id)
    const fits = (await visit.get<JsonObject[]>(`GET /issuetype/${type.id}/alternatives`)).map((one) => one.id)
    expect(fits).toContain(fit)
    const unfit = [...visit.site.tables.issueTypes.values()].find(
      (one) => one.hierarchyLevel !== -1 && one !== type && !fits.includes(one.id),
    )
    const subtask = [...visit.site.tables.issueTypes.values()].find((one) => one.hierarchyLevel === -1)
    const remove = (by: string | undefined) => `DELETE /issuetype/${type.id}?alternativeIssueTypeId=${by}`
    await visit.isRefused(404, `DELETE /issuetype/${type.id}`)
    await visit.isRefused(404, remove('1'))
    await visit.isRefused(409, remove(type.id))
    await visit.isRefused(409, remove(subtask?.id))
    await visit.isRefused(400, remove(unfit?.id))
    await visit.get(remove(fit))
    expect(before.map(({ id }) => visit.site.issues.get(id)?.typeId)).toEqual(before.map(() => fit))
    const { issueTypeSchemes, issueTypeScreenSchemes, workflowSchemes, fields } = visit.site.tables
    const left = JSON.stringify(
      [issueTypeSchemes, issueTypeScreenSchemes, workflowSchemes, fields].map((one) => [...one]),
    )
    expect(left).not.toContain(`"${type.id}"`)
  })

  test('a new one joins the default scheme alone', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /issuetype', { name: 'Cut', hierarchyLevel: -1 })
    const holders = [...visit.site.tables.issueTypeSchemes.values()].filter((one) =>
      one.issueTypeIds.includes(String(id)),
    )
    expect(holders.map((one) => one.isDefault)).toEqual([true])
    for (const hierarchyLevel of [1, 2, 'base'])
      await visit.isRefused(400, 'POST /issuetype', { name: 'Other', hierarchyLevel })
  })
})

describe('issue type schemes', () => {
  test('types are added, moved and removed, and the last standard one stays', async () => {
    const visit = new Visit('acme')
    const { issueTypes, issueTypeSchemes } = visit.site.tables
    const [subtask] = [...issueTypes.values()].filter((one) => one.hierarchyLevel === -1)
    const [a, b] = [...issueTypes.values()].filter((one) => one.hierarchyLevel === 0).map((one) => one.id)
    if (!subtask || !a || !b) throw new Error('the story has too few issue types')
    await visit.isRefused(400, 'POST /issuetypescheme', { name: 'S', issueTypeIds: [subtask.id] })
    await visit.isRefused(400, 'POST /issuetypescheme', { name: 'S', issueTypeIds: [a, a] })
    await visit.isRefused(400, 'POST /issuetypescheme', { name: 'S', issueTypeIds: [a], defaultIssueTypeId: b })
    const made = await visit.get('POST /issuetypescheme', { name: 'S', issueTypeIds: [a], defaultIssueTypeId: a })
    const path = `/issuetypescheme/${made.issueTypeSchemeId}`
    const order = () => issueTypeSchemes.get(String(made.issueTypeSchemeId))?.issueTypeIds
    await visit.isRefused(400, `PUT ${path}/issuetype`, { issueTypeIds: [b, a] })
    await visit.isRefused(404, `PUT ${path}/issuetype`, { issueTypeIds: [b, '1'] })
    await visit.get(`PUT ${path}/issuetype`, { issueTypeIds: [b, subtask.id] })
    await visit.get(`PUT ${path}/issuetype/move`, { issueTypeIds: [subtask.id], position: 'First' })
    expect(order()).toEqual([subtask.id, a, b])
    await visit.get(`PUT ${path}/issuetype/move`, { issueTypeIds: [b], after: subtask.id })
    expect(order()).toEqual([subtask.id, b, a])
    await visit.isRefused(400, `PUT ${path}/issuetype/move`, { issueTypeIds: [b], after: b })
    await visit.isRefused(400, `PUT ${path}/issuetype/move`, { issueTypeIds: [b] })
    await visit.get(`DELETE ${path}/issuetype/${a}`)
    await visit.isRefused(404, `DELETE ${path}/issuetype/${a}`)
    await visit.isRefused(400, `DELETE ${path}/issuetype/${b}`)
    const [page] = (await visit.get(`GET /issuetypescheme?id=${made.issueTypeSchemeId}`)).values as JsonObject[]
    expect(page).toEqual({ id: made.issueTypeSchemeId, name: 'S', description: '' })
  })

  test('one that a project has stays, and a project keeps the types of its issues', async () => {
    const visit = new Visit('acme')
    const { projects, issueTypeSchemes } = visit.site.tables
    for (const scheme of issueTypeSchemes.values())
      if (scheme.isDefault || [...projects.values()].some((one) => one.issueTypeSchemeId === scheme.id))
        await visit.isRefused(400, `DELETE /issuetypescheme/${scheme.id}`)
    const [project] = projects.values()
    const typeId = issues(visit).find((one) => one.projectId === project?.id)?.typeId
    await visit.isRefused(400, `DELETE /issuetypescheme/${project?.issueTypeSchemeId}/issuetype/${typeId}`)
    const { id } = await visit.get('POST /issuetype', { name: 'Cut' })
    const { issueTypeSchemeId } = await visit.get('POST /issuetypescheme', { name: 'S', issueTypeIds: [String(id)] })
    const move = { issueTypeSchemeId: String(issueTypeSchemeId), projectId: String(project?.id) }
    await visit.isRefused(400, 'PUT /issuetypescheme/project', move)
    await visit.isRefused(404, 'PUT /issuetypescheme/project', { ...move, projectId: '1' })
  })
})
