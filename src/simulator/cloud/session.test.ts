/** Laws of sessions and people on Cloud: who asks, what they may, and who else there is. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'

const ids = (rows: readonly JsonObject[]): unknown[] => rows.map((one) => one.accountId)

describe('who asks', () => {
  test('hears of itself; nobody is turned away, and what is open to all is answered with what all may see', async () => {
    const visit = new Visit('acme')
    for (const account of ['admin', 'service', 'member'] as const) {
      const { body, headers } = await visit.as(account).ask('GET /myself?expand=groups')
      expect(headers['x-aaccountid']).toBe(body.accountId)
      const { size, items } = body.groups as JsonObject
      expect((items as JsonObject[]).length).toBe(size)
      expect(await visit.get<JsonObject[]>(`GET /user/groups?accountId=${body.accountId}`)).toEqual(items)
    }
    for (const account of ['expired', null] as const) {
      visit.as(account)
      expect((await visit.ask('GET /myself')).status).toBe(401)
      expect(await visit.get('GET /serverInfo')).toMatchObject({ baseUrl: visit.site.base, deploymentType: 'Cloud' })
      expect(await visit.get('GET /user/search?query=')).toEqual([])
      expect(await visit.get('GET /groups/picker')).toMatchObject({ total: 0, groups: [] })
    }
    const { headers } = await visit.as('expired').ask('GET /serverInfo')
    expect(headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED')
  })

  test('sees an e-mail address that is its own, and every one when it administers Jira', async () => {
    const visit = new Visit('acme')
    const seen = async () =>
      (await visit.get<JsonObject[]>('GET /users?maxResults=1000')).filter((one) => one.emailAddress !== undefined)
    const people = [...visit.site.tables.users.values()].filter((one) => one.accountType !== 'app')
    expect((await seen()).length).toBe(people.length)
    const { accountId } = await visit.as('member').get('GET /myself')
    expect(ids(await seen())).toEqual([accountId])
  })
})

describe('permissions', () => {
  test('must be named, and exist; a hidden project is not found', async () => {
    const visit = new Visit('acme')
    await visit.isRefused(400, 'GET /mypermissions')
    await visit.isRefused(400, 'GET /mypermissions?permissions=FLY')
    await visit.isRefused(400, 'GET /mypermissions?permissions=EDIT_ISSUES&commentId=1')
    await visit.isRefused(404, 'GET /mypermissions?permissions=EDIT_ISSUES&projectKey=NONE')
    await visit.isRefused(404, 'GET /mypermissions?permissions=EDIT_ISSUES&issueKey=PAR-999999')
    await visit.as('member').isRefused(404, 'GET /mypermissions?permissions=EDIT_ISSUES&projectKey=FIN')
  })

  test('checked in bulk say the same as one by one; unknown ids are passed over', async () => {
    const visit = new Visit('acme').as('member')
    const projects = [...visit.site.tables.projects.values()]
    const permissions = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'ADMINISTER_PROJECTS', 'TRANSITION_ISSUES']
    const asked = { permissions, projects: [...projects.map((one) => Number(one.id)), 4711], issues: [4711] }
    const body = await visit.get('POST /permissions/check', {
      globalPermissions: ['ADMINISTER', 'USER_PICKER'],
      projectPermissions: [asked],
    })
    expect(body.globalPermissions).toEqual(['USER_PICKER'])
    for (const { permission, projects: held, issues } of body.projectPermissions as JsonObject[]) {
      const single: number[] = []
      for (const { id, key } of projects) {
        const answer = await visit.ask(`GET /mypermissions?projectKey=${key}&permissions=${permission}`)
        const mine = (answer.body.permissions as JsonObject | undefined)?.[String(permission)] as JsonObject | undefined
        if (mine?.havePermission === true) single.push(Number(id))
      }
      expect(held).toEqual(single)
      expect(issues).toEqual([])
    }
    const [admin] = visit.site.administrators
    await visit.isRefused(403, 'POST /permissions/check', { accountId: admin ?? '', globalPermissions: ['ADMINISTER'] })
    await visit.isRefused(400, 'POST /permissions/check', { globalPermissions: ['EDIT_ISSUES'] })
    await visit.isRefused(400, 'POST /permissions/check', { projectPermissions: [{ permissions: [], projects: [1] }] })
    const asAdmin = await visit
      .as('admin')
      .get('POST /permissions/check', { accountId: admin ?? '', globalPermissions: ['ADMINISTER'] })
    expect(asAdmin.globalPermissions).toEqual(['ADMINISTER'])
  })
})

describe('people', () => {
  test('are found by the beginning of a name or address, while they are active', async () => {
    const visit = new Visit('acme')
    const [user] = visit.site.tables.users.values()
    if (!user) throw new Error('the story has no people')
    const find = async () =>
      ids(
        await visit.get<JsonObject[]>(
          `GET /user/search?query=${encodeURIComponent(user.displayName.slice(0, 5).toUpperCase())}`,
        ),
      )
    expect(await find()).toContain(user.accountId)
    user.active = false
    visit.as('service')
    expect(await find()).not.toContain(user.accountId)
    expect(ids(await visit.get<JsonObject[]>('GET /users?maxResults=5000'))).toContain(user.accountId)
    for (const query of ['', `query=a&accountId=${user.accountId}`])
      await visit.isRefused(400, `GET /user/search?${query}`)
    await visit.isRefused(404, 'GET /user?accountId=nobody')
    await visit.isRefused(400, 'GET /user')
  })

  test('who can be assigned is who holds the permission there', async () => {
    const visit = new Visit('acme')
    const project = [...visit.site.tables.projects.values()][0]
    const assignable = ids(
      await visit.get<JsonObject[]>(`GET /user/assignable/search?project=${project?.key}&query=&maxResults=1000`),
    )
    for (const { accountId, active } of visit.site.tables.users.values()) {
      const check = {
        accountId,
        projectPermissions: [{ permissions: ['ASSIGNABLE_USER'], projects: [Number(project?.id)] }],
      }
      const held = JSON.stringify((await visit.get('POST /permissions/check', check)).projectPermissions)
      expect(assignable.includes(accountId)).toBe(active && held.includes(`"projects":[${project?.id}]`))
    }
    await visit.isRefused(400, 'GET /user/assignable/search?query=')
    await visit.isRefused(400, `GET /user/assignable/search?project=${project?.key}`)
    await visit.isRefused(404, 'GET /user/assignable/search?project=NONE&query=')
  })

  test('members of a group come in pages of at most fifty, the active ones alone unless asked', async () => {
    const visit = new Visit('acme')
    const group = [...visit.site.tables.groups.values()].find((one) => one.members.length > 3)
    const page = await visit.get(`GET /group/member?groupId=${group?.id}&maxResults=1000`)
    expect(page).toMatchObject({ maxResults: 50, total: group?.members.length })
    const someone = visit.site.tables.users.get(group?.members.at(-1) ?? '')
    if (someone) someone.active = false
    const total = async (more = '') => (await visit.get(`GET /group/member?groupname=${group?.name}${more}`)).total
    expect(await total()).toBe((group?.members.length ?? 0) - 1)
    expect(await total('&includeInactiveUsers=true')).toBe(group?.members.length)
    await visit.isRefused(400, 'GET /group/member')
    await visit.isRefused(404, 'GET /group/member?groupId=none')
  })
})

test('the audit log tells what was changed, by whom, newest first, in parts', async () => {
  const visit = new Visit()
  const { accountId } = await visit.get('GET /myself')
  for (const name of ['One', 'Two', 'Three']) await visit.get('POST /screens', { name })
  // No page of Atlassian's says that roles are recorded.
  await visit.get('POST /role', { name: 'Four' })
  const { records, total } = await visit.get('GET /auditing/record?limit=2&filter=screen')
  expect(total).toBe(3)
  expect(records).toMatchObject(
    ['Three', 'Two'].map((name) => ({
      authorAccountId: accountId,
      objectItem: { name },
      summary: 'Screen created',
    })),
  )
  const rest = await visit.get('GET /auditing/record?offset=2&limit=5000&filter=screen')
  expect(rest).toMatchObject({ offset: 2, limit: 1_000, records: [{ objectItem: { name: 'One' } }] })
  await visit.isRefused(400, 'GET /auditing/record?from=yesterday')
  await visit.as('member').isRefused(403, 'GET /auditing/record')
})
