/** Laws of project roles on Cloud: actors once, replacements where a role is used, and new projects only get the defaults. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'

const subjects = (role: JsonObject): unknown[] =>
  (role.actors as JsonObject[]).map(
    (one) => (one.actorUser as JsonObject)?.accountId ?? (one.actorGroup as JsonObject).groupId,
  )

const people = (visit: Visit): string[] => [...visit.site.tables.users.keys()]
const groups = (visit: Visit) => [...visit.site.tables.groups.values()]

describe('default actors', () => {
  test('go to projects made afterwards and to no other', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /role', { name: 'Cutters' })
    const [user = ''] = people(visit)
    await visit.get(`POST /role/${id}/actors`, { user: [user] })
    expect(subjects(await visit.get(`GET /project/PAR/role/${id}`))).toEqual([])
    await visit.get('POST /project', { key: 'NEW', name: 'New', leadAccountId: user, projectTypeKey: 'business' })
    expect(subjects(await visit.get(`GET /project/NEW/role/${id}`))).toEqual([user])
    await visit.get(`DELETE /role/${id}/actors?user=${user}`)
    expect(subjects(await visit.get(`GET /role/${id}`))).toEqual([])
    expect(subjects(await visit.get(`GET /project/NEW/role/${id}`))).toEqual([user])
  })

  test('are users or groups, known ones, each once', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /role', { name: 'Cutters' })
    const [user = ''] = people(visit)
    const [group] = groups(visit)
    await visit.get(`POST /role/${id}/actors`, { group: [group?.name ?? ''] })
    const wrong: JsonObject[] = [
      {},
      { user: [user], groupId: [groups(visit)[1]?.id ?? ''] },
      { groupId: [group?.id ?? ''] },
      { user: ['nobody'] },
      { group: ['none'] },
    ]
    for (const body of wrong) await visit.isRefused(400, `POST /role/${id}/actors`, body)
    await visit.isRefused(400, `DELETE /role/${id}/actors?user=${user}`)
  })
})

describe('actors of a project', () => {
  test('are added, replaced and removed, and those that stay keep their id', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /role', { name: 'Cutters' })
    const [a = '', b = ''] = people(visit)
    const group = groups(visit)[0]?.id ?? ''
    const path = `/project/PAR/role/${id}`
    const first = await visit.get(`POST ${path}`, { user: [a], groupId: [group] })
    expect(new Set(subjects(first))).toEqual(new Set([a, group]))
    await visit.isRefused(400, `POST ${path}`, { user: [a] })
    await visit.isRefused(404, `POST ${path}`, { user: ['nobody'] })
    const second = await visit.get(`PUT ${path}`, {
      categorisedActors: { 'atlassian-user-role-actor': [a, b, a], 'atlassian-group-role-actor-id': [] },
    })
    expect(new Set(subjects(second))).toEqual(new Set([a, b]))
    const idOf = (role: JsonObject) => (role.actors as JsonObject[])[subjects(role).indexOf(a)]?.id
    expect(idOf(second)).toBe(idOf(first))
    await visit.isRefused(400, `PUT ${path}`, { categorisedActors: { 'some-actor': [a] } })
    await visit.isRefused(404, `PUT ${path}`, { categorisedActors: { 'atlassian-group-role-actor': ['none'] } })
    await visit.get(`DELETE ${path}?user=${b}`)
    await visit.isRefused(404, `DELETE ${path}?user=${b}`)
    expect(subjects(await visit.get(`GET ${path}`))).toEqual([a])
  })
})

describe('deleting a role', () => {
  test('in use needs another, which takes its place in schemes, rules and shares', async () => {
    const visit = new Visit('acme')
    const { tables } = visit.site
    const used = [...tables.permissionSchemes.values()]
      .flatMap((one) => one.grants)
      .find((one) => one.holder.type === 'projectRole')?.holder.value
    const { id } = await visit.get('POST /role', { name: 'Cutters' })
    await visit.isRefused(409, `DELETE /role/${used}`)
    await visit.isRefused(400, `DELETE /role/${used}?swap=${used}`)
    await visit.isRefused(400, `DELETE /role/${used}?swap=1`)
    const grants = () => [...tables.permissionSchemes.values()].map((one) => one.grants.length)
    const before = grants()
    await visit.get(`DELETE /role/${used}?swap=${id}`)
    expect(grants()).toEqual(before)
    const rest = JSON.stringify([
      ...tables.permissionSchemes.values(),
      ...tables.workflows.values(),
      ...tables.filters.values(),
    ])
    expect(rest).not.toMatch(new RegExp(`"${used}"|[",]${used}[",]`))
    for (const project of tables.projects.values()) expect(project.roleActors).not.toHaveProperty(String(used))
    await visit.isRefused(404, `GET /role/${used}`)
  })

  test('that nothing uses needs none', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /role', { name: 'Cutters' })
    await visit.get(`DELETE /role/${id}`)
    await visit.isRefused(404, `DELETE /role/${id}`)
  })
})

test('a name and a description: POST takes the name alone, PUT wants both', async () => {
  const visit = new Visit()
  const { id } = await visit.get('POST /role', { name: 'Cutters', description: 'Old' })
  expect(await visit.get(`POST /role/${id}`, { name: 'New', description: 'New' })).toMatchObject({
    name: 'New',
    description: 'Old',
  })
  expect(await visit.get(`POST /role/${id}`, { description: 'New' })).toMatchObject({ description: 'New' })
  await visit.isRefused(400, `PUT /role/${id}`, { name: 'Newer' })
  await visit.isRefused(400, `PUT /role/${id}`, { name: ' Newer', description: '' })
  await visit.isRefused(400, `POST /role/${id}`, {})
})
