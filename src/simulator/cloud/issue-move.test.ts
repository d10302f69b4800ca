/** Moving issues on Cloud: by a task, with their sub-tasks, to statuses that the other workflow has. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'
import { typeIdsOf } from '../model/issue-type.ts'
import { may } from '../model/permission.ts'
import { workflowFor } from '../model/workflow.ts'
import type { Issue, Project } from '../records.ts'
import { named, Visit } from './visit.ts'

const MOVE = 'POST /bulk/issues/move'
const SURE = {
  inferStatusDefaults: true,
  inferFieldDefaults: true,
  inferSubtaskTypeDefault: true,
  inferClassificationDefaults: true,
}

const typeId = (small: SmallSite, name: string): string =>
  [...small.site.tables.issueTypes.values()].find((one) => one.name === name)?.id ?? ''
const mapping = (target: string, issueIdsOrKeys: readonly string[], more: JsonObject = SURE): JsonObject => ({
  targetToSourcesMapping: { [target]: { issueIdsOrKeys: [...issueIdsOrKeys], ...more } },
})

async function moved(small: SmallSite, body: Json): Promise<JsonObject> {
  const { taskId } = await small.get(MOVE, body)
  expect(await small.get(`GET /bulk/queue/${taskId}`)).toMatchObject({ status: 'RUNNING', progressPercent: 0 })
  small.wait(10_000)
  return small.get(`GET /bulk/queue/${taskId}`)
}

describe('a bulk move', () => {
  test('is answered by a task, and takes sub-tasks along', async () => {
    const small = await SmallSite.build()
    const key = await small.create({ summary: 'Parent' })
    const below = await small.create({ parent: { key } }, 'ABC', 'Subtask')
    const ids = [key, below].map((one) => small.issue(one).id)
    const done = await moved(small, mapping(`XYZ,${typeId(small, 'Story')}`, [key]))
    expect(done).toMatchObject({
      status: 'COMPLETE',
      processedAccessibleIssues: [Number(ids[0])],
      invalidOrInaccessibleIssueCount: 0,
      totalIssueCount: 1,
    })
    expect(ids.map((id) => small.site.issues.get(id)?.key)).toEqual(['XYZ-1', 'XYZ-2'])
    expect(small.issue(below)).toMatchObject({ key: 'XYZ-2', parentId: ids[0] })
    expect(await small.keys('key = ABC-1')).toEqual(['XYZ-1'])
    expect(await small.create({}, 'ABC')).toBe('ABC-3')
  })

  test('tells of what went meanwhile and what may not be moved, and moves the rest', async () => {
    const small = await SmallSite.build()
    const keys = [await small.create(), await small.create(), await small.create()]
    const { taskId } = await small.get(MOVE, mapping(`XYZ,${typeId(small, 'Task')}`, keys))
    const [first, second] = keys.map((key) => small.issue(key).id)
    await small.get(`DELETE /issue/${first}`)
    small.wait(10_000)
    expect(await small.get(`GET /bulk/queue/${taskId}`)).toMatchObject({
      invalidOrInaccessibleIssueCount: 1,
      processedAccessibleIssues: [Number(second), expect.any(Number)],
    })
  })

  test('maps statuses that the other workflow lacks, or takes its first one where it is told to', async () => {
    const visit = new Visit('acme')
    const { site } = visit
    const { issues, tables } = site
    const type = named(tables.issueTypes, 'Task').id
    const admin = tables.users.get([...site.administrators][0] ?? '') ?? null
    const strayFor = (project: Project): Issue[] => {
      const known = workflowFor(site, project, type).statuses.map(({ statusId }) => statusId)
      return [...issues.all()].filter((one) => {
        const isMovable = may(site, admin, 'MOVE_ISSUES', tables.projects.get(one.projectId), one)
        return isMovable && one.typeId === type && !known.includes(one.statusId)
      })
    }
    const project = [...tables.projects.values()].find(
      (one) =>
        may(site, admin, 'CREATE_ISSUES', one) && typeIdsOf(site, one).includes(type) && strayFor(one).length > 1,
    )
    if (!project) throw new Error('the story has no project for this')
    const [first, second] = strayFor(project)
    const { statuses, transitions } = workflowFor(site, project, type)
    const known = statuses.map(({ statusId }) => statusId)
    const target = known.at(-1) ?? ''
    const move = (id: string, more: JsonObject) =>
      mapping(`${project.key},${type}`, [id], { ...SURE, inferStatusDefaults: false, ...more })
    await visit.isRefused(400, MOVE, move(first?.id ?? '', {}))
    const told = { targetStatus: [{ statuses: { [target]: [first?.statusId ?? ''] } }] }
    await visit.get(MOVE, move(first?.id ?? '', told))
    await visit.get(MOVE, move(second?.id ?? '', { inferStatusDefaults: true }))
    visit.wait(10_000)
    await visit.get('GET /myself')
    const initial = transitions.find((one) => one.type === 'INITIAL')?.toStatusId
    expect([first, second].map((one) => issues.get(one?.id ?? '')?.statusId)).toEqual([target, initial])
  })

  test('is refused whole for what is wrong in it', async () => {
    const small = await SmallSite.build()
    const [key, task] = [await small.create(), typeId(small, 'Task')]
    await small.isRefused(400, MOVE, {})
    await small.isRefused(400, MOVE, mapping(`NOWHERE,${task}`, [key]))
    await small.isRefused(400, MOVE, mapping('XYZ,1', [key]))
    await small.isRefused(400, MOVE, mapping(`XYZ,${task}`, [key, 'ABC-99']))
    await small.isRefused(400, MOVE, mapping(`XYZ,${typeId(small, 'Task')},ABC-99`, [key]))
    await small.isRefused(400, 'GET /bulk/queue/1')
  })
})
