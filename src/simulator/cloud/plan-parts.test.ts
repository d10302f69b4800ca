/** Laws of components, versions, resolutions and link types on Cloud: issues lose what goes, or take its replacement. */
import { describe, expect, test } from 'vitest'
import { isArray, type JsonObject } from '../../base/index.ts'
import type { Issue } from '../records.ts'
import { Visit } from './visit.ts'

const holding = (visit: Visit, fieldId: string, id: string): Issue[] =>
  [...visit.site.issues.all()].filter(({ values }) => {
    const value = values[fieldId]
    return isArray(value) ? value.includes(id) : value === id
  })

const now = (visit: Visit, one: Issue): Issue => visit.site.issues.get(one.id) as Issue

/** A component or version of the story that issues have, and another of its project. */
function pair(visit: Visit, of: 'components' | 'versions', fieldId: string) {
  for (const project of visit.site.tables.projects.values())
    for (const one of project[of]) {
      const other = project[of].find(({ id }) => id !== one.id)
      if (other && holding(visit, fieldId, one.id).length > 0) return { project, one, other }
    }
  throw new Error(`the story has no ${of} in ${fieldId}`)
}

const strangerOf = (visit: Visit, of: 'components' | 'versions', projectId: string): string =>
  [...visit.site.tables.projects.values()].find((one) => one.id !== projectId && one[of].length > 0)?.[of][0]?.id ?? ''

describe('components', () => {
  test('issues of a deleted one take the replacement, once, and say so', async () => {
    const visit = new Visit('acme')
    const { project, one, other } = pair(visit, 'components', 'components')
    const before = holding(visit, 'components', one.id)
    await visit.isRefused(404, `DELETE /component/${one.id}?moveIssuesTo=1`)
    await visit.isRefused(404, `DELETE /component/${one.id}?moveIssuesTo=${one.id}`)
    await visit.isRefused(
      404,
      `DELETE /component/${one.id}?moveIssuesTo=${strangerOf(visit, 'components', project.id)}`,
    )
    visit.wait(60_000)
    await visit.get(`DELETE /component/${one.id}?moveIssuesTo=${other.id}`)
    expect(holding(visit, 'components', one.id)).toEqual([])
    for (const issue of before) {
      const { values, updated, history } = now(visit, issue)
      expect((values.components as string[]).filter((id) => id === other.id)).toHaveLength(1)
      expect(updated).toBe(visit.site.now())
      expect(history.at(-1)?.items[0]).toMatchObject({ fieldId: 'components', from: one.id, fromText: one.name })
    }
  })

  test('without a replacement they lose it', async () => {
    const visit = new Visit('acme')
    const { one } = pair(visit, 'components', 'components')
    const before = holding(visit, 'components', one.id)
    await visit.get(`DELETE /component/${one.id}`)
    for (const issue of before) expect(now(visit, issue).values.components ?? []).not.toContain(one.id)
  })

  test('who gets the work follows from the type, the lead and the project', async () => {
    const visit = new Visit('acme')
    const [project] = visit.site.tables.projects.values()
    const lead = [...visit.site.tables.users.keys()].find((id) => id !== project?.leadAccountId) ?? ''
    const made = await visit.get('POST /component', {
      project: String(project?.key),
      name: 'C',
      assigneeType: 'COMPONENT_LEAD',
    })
    expect(made).toMatchObject({ isAssigneeTypeValid: false, realAssigneeType: 'PROJECT_DEFAULT' })
    const led = await visit.get(`PUT /component/${made.id}`, { leadAccountId: lead })
    expect(led).toMatchObject({
      isAssigneeTypeValid: true,
      realAssignee: { accountId: lead },
      assignee: { accountId: lead },
    })
    expect(await visit.get(`PUT /component/${made.id}`, { leadAccountId: '' })).not.toHaveProperty('lead')
    const by = await visit.get(`PUT /component/${made.id}`, { assigneeType: 'PROJECT_LEAD' })
    expect(by).toMatchObject({ realAssignee: { accountId: project?.leadAccountId } })
    await visit.isRefused(400, `PUT /component/${made.id}`, { assigneeType: 'SOMEBODY' })
    await visit.isRefused(400, `PUT /component/${made.id}`, { leadAccountId: 'nobody' })
  })
})

describe('versions', () => {
  test('each field of a deleted one takes its own replacement or loses it', async () => {
    const visit = new Visit('acme')
    const { project, one, other } = pair(visit, 'versions', 'fixVersions')
    const [fixed, affected] = [holding(visit, 'fixVersions', one.id), holding(visit, 'versions', one.id)]
    const stranger = strangerOf(visit, 'versions', project.id)
    for (const moveTo of [one.id, stranger, '1'])
      await visit.isRefused(400, `POST /version/${one.id}/removeAndSwap`, { moveFixIssuesTo: Number(moveTo) })
    await visit.get(`POST /version/${one.id}/removeAndSwap`, { moveFixIssuesTo: Number(other.id) })
    for (const issue of fixed) expect(now(visit, issue).values.fixVersions).toContain(other.id)
    for (const issue of affected) expect(now(visit, issue).values.versions ?? []).not.toContain(one.id)
    await visit.isRefused(404, `GET /version/${one.id}`)
  })

  test('counts tell what the issues have', async () => {
    const visit = new Visit('acme')
    const { one } = pair(visit, 'versions', 'fixVersions')
    const fixed = holding(visit, 'fixVersions', one.id)
    expect(await visit.get(`GET /version/${one.id}/relatedIssueCounts`)).toMatchObject({
      issuesFixedCount: fixed.length,
    })
    expect(await visit.get(`GET /version/${one.id}/unresolvedIssueCount`)).toMatchObject({
      issuesCount: fixed.length,
      issuesUnresolvedCount: fixed.filter(({ values }) => !values.resolution).length,
    })
    const { issuesStatusForFixVersion } = await visit.get(`GET /version/${one.id}?expand=issuesstatus`)
    const sum = Object.values(issuesStatusForFixVersion as Record<string, number>).reduce((a, b) => a + b, 0)
    expect(sum).toBe(fixed.length)
  })

  test('a release carries over what is unresolved, and only that', async () => {
    const visit = new Visit('acme')
    const { one, other } = pair(visit, 'versions', 'fixVersions')
    await visit.get(`PUT /version/${one.id}`, { released: false })
    const fixed = holding(visit, 'fixVersions', one.id)
    const target = await visit.get(`GET /version/${other.id}`)
    await visit.get(`PUT /version/${one.id}`, { released: true, moveUnfixedIssuesTo: target.self ?? '' })
    for (const issue of fixed)
      expect(now(visit, issue).values.fixVersions).toContain(issue.values.resolution ? one.id : other.id)
  })

  test('dates are days in their order, and positions are where the body says', async () => {
    const visit = new Visit('acme')
    const { project, one, other } = pair(visit, 'versions', 'fixVersions')
    await visit.isRefused(400, `PUT /version/${one.id}`, { startDate: '2026-02-30x' })
    await visit.isRefused(400, `PUT /version/${one.id}`, { startDate: '2026-03-01', releaseDate: '2026-02-01' })
    const shown = await visit.get(`PUT /version/${one.id}`, { startDate: '2026-02-01', releaseDate: '2026-03-09' })
    expect(shown).toMatchObject({ userReleaseDate: '9/Mar/2026', userStartDate: '1/Feb/2026' })
    const order = () => project.versions.map(({ id }) => id)
    await visit.get(`POST /version/${one.id}/move`, { position: 'First' })
    expect(order()[0]).toBe(one.id)
    await visit.get(`POST /version/${one.id}/move`, { position: 'Later' })
    expect(order()[1]).toBe(one.id)
    const { self = '' } = await visit.get(`GET /version/${other.id}`)
    await visit.get(`POST /version/${one.id}/move`, { after: self })
    expect(order().indexOf(one.id)).toBe(order().indexOf(other.id) + 1)
    for (const body of [{}, { position: 'Middle' }, { after: self, position: 'First' }])
      await visit.isRefused(400, `POST /version/${one.id}/move`, body)
  })
})

test('issues of a deleted resolution take the replacement, when its task is done', async () => {
  const visit = new Visit('acme')
  const used = [...visit.site.tables.resolutions.keys()].find((id) => holding(visit, 'resolution', id).length > 0) ?? ''
  const other = [...visit.site.tables.resolutions.keys()].find((id) => id !== used) ?? ''
  const before = holding(visit, 'resolution', used)
  await visit.isRefused(400, `DELETE /resolution/${used}`)
  await visit.isRefused(400, `DELETE /resolution/${used}?replaceWith=${used}`)
  await visit.isRefused(404, `DELETE /resolution/${used}?replaceWith=1`)
  const remove = async () => (await visit.ask(`DELETE /resolution/${used}?replaceWith=${other}`)).status
  expect([await remove(), await remove()]).toEqual([303, 409])
  visit.wait(10_000)
  expect((await visit.ask(`GET /resolution/${used}`)).status).toBe(404)
  expect(before.map((one) => now(visit, one).values.resolution)).toEqual(before.map(() => other))
})

test('the links of a deleted link type go with it', async () => {
  const visit = new Visit('acme')
  const { issueLinks } = visit.site.tables
  const typeId = [...issueLinks.values()][0]?.typeId
  const rest = [...issueLinks.values()].filter((one) => one.typeId !== typeId)
  await visit.get(`DELETE /issueLinkType/${typeId}`)
  expect([...issueLinks.values()]).toEqual(rest)
  const { issueLinkTypes } = await visit.get('GET /issueLinkType')
  expect((issueLinkTypes as JsonObject[]).map((one) => one.id)).not.toContain(typeId)
})
