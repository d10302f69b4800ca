/** What a change reaches, counted on a simulated site and held against the site's own tables. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
import type { Difference } from './compare.ts'
import { countImpact } from './count-impact.ts'
import { usesOn } from './impact.ts'
import { KINDS } from './kinds/index.ts'
import { takeSnapshot } from './take-snapshot.ts'

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]))
const { jira, site } = visit('acme')
const target = await takeSnapshot(jira, { kinds: KINDS, identity: 'acme' })

function differenceOf(key: string, choice: Difference['choice'], after: Difference['after'] = null): Difference {
  const object = target.objects.find((one) => one.key === key)
  if (!object) throw new Error(`no ${key}`)
  const { kind, id, value } = object
  const base = { kind, key, name: key, sourceId: null, targetKey: key, because: null, problems: [] }
  return { ...base, choice, targetId: id, before: value, after: after ?? value }
}

const impactOf = (difference: Difference) => countImpact(jira, { difference, differences: [difference], target, kinds })
const issues = () => [...site.issues.all()]
const idOf = (table: ReadonlyMap<string, { readonly id: string; readonly name: string }>, name: string) =>
  [...table.values()].find((one) => one.name === name)?.id

describe('impact', () => {
  test('a workflow reaches the projects whose scheme has it, their boards and issues', async () => {
    const workflow = idOf(site.tables.workflows, 'Acme Story Workflow')
    const schemes = [...site.tables.workflowSchemes.values()].filter((one) =>
      [one.defaultWorkflowId, ...Object.values(one.mappings)].includes(workflow ?? ''),
    )
    const projects = [...site.tables.projects.values()].filter((one) =>
      schemes.some(({ id }) => id === one.workflowSchemeId),
    )
    const found = await impactOf(differenceOf('workflow:Acme Story Workflow', 'update'))
    expect([...found.projects.names].sort()).toEqual(projects.map(({ key }) => key).sort())
    const ids = new Set(projects.map(({ id }) => id))
    const boards = [...site.tables.boards.values()].filter(({ projectId }) => ids.has(projectId ?? ''))
    expect(boards.length).toBeGreaterThan(0)
    expect([...found.boards.names].sort()).toEqual(boards.map(({ name }) => name).sort())
    expect(found.issues).toEqual({
      count: issues().filter(({ projectId }) => ids.has(projectId)).length,
      names: [],
      reason: null,
    })
    expect(found.losing.count).toBe(0)
  })

  test('a status that a workflow loses is counted by the issues that are in it', async () => {
    const difference = differenceOf('workflow:Acme Story Workflow', 'update')
    const value = difference.before as { statuses: { status: string }[]; transitions: { to: string }[] }
    const gone = value.statuses.map(({ status }) => status).find((status) => status !== 'status:To Do') ?? ''
    const after = {
      ...value,
      statuses: value.statuses.filter(({ status }) => status !== gone),
      transitions: value.transitions.filter(({ to }) => to !== gone),
    }
    const { losing } = await impactOf({ ...difference, after })
    const id = target.objects.find(({ key }) => key === gone)?.id
    expect(losing.count).toBeLessThanOrEqual(issues().filter(({ statusId }) => statusId === id).length)
    expect(losing.count).toBeGreaterThan(0)
  })

  test('deleting a priority would take it from every issue that has it', async () => {
    const found = await impactOf({ ...differenceOf('priority:High', 'delete'), after: null })
    const id = idOf(site.tables.priorities, 'High')
    const holding = issues().filter(({ values }) => values.priority === id).length
    expect(holding).toBeGreaterThan(0)
    expect([found.issues.count, found.losing.count]).toEqual([holding, holding])
    expect(found.projects.count).toBe(target.objects.filter(({ kind }) => kind === 'project').length)
  })

  test('what is only to be made reaches nothing, and nothing is asked', async () => {
    const difference = { ...differenceOf('priority:High', 'create'), targetId: null }
    expect((await impactOf(difference)).issues).toEqual({ count: 0, names: [], reason: null })
  })

  test('a filter is named where it names the object, and what was not read is never taken for none', async () => {
    const uses = usesOn(target, kinds)
    const named = target.objects
      .filter(({ kind }) => kind === 'status')
      .find(({ key }) => uses.namedBy(key, 'filter').length > 0)
    if (!named) throw new Error('no filter of acme names a status')
    const { filters } = await impactOf(differenceOf(named.key, 'update'))
    expect(filters.count).toBe(uses.namedBy(named.key, 'filter').length)
    const partial = { ...target, kinds: { ...target.kinds, filter: { state: 'partial', reason: 'refused', count: 0 } } }
    const unread = await countImpact(jira, {
      difference: differenceOf(named.key, 'update'),
      differences: [],
      target: partial as typeof target,
      kinds,
    })
    expect(unread.filters).toEqual({ count: null, names: [], reason: 'refused' })
  })

  test('a missing right is said, never 0', async () => {
    const project = [...site.tables.projects.values()].find(({ key }) => key === 'OPS')
    const admin = [...site.administrators][0] ?? ''
    site.shutOut.set(project?.id ?? '', new Set([admin]))
    const found = await impactOf(differenceOf('project:OPS', 'update'))
    site.shutOut.clear()
    expect(found.issues.count).toBeNull()
    expect(found.issues.reason).toContain('may not browse OPS')
    expect(found.losing.count).toBeNull()
  })
})
