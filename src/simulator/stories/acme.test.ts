/** What is promised of `acme`: how much there is of each, and who may see what. */
import { describe, expect, test } from 'vitest'
import { accountsOf } from '../accounts.ts'
import { may } from '../model/permission.ts'
import type { Site } from '../site.ts'
import { built } from './built.ts'

const KINDS = ['cloud', 'dataCenter'] as const

describe.each(KINDS)('acme on %s', (kind) => {
  const site = built('acme', kind)
  const { tables } = site

  test('counts', () => {
    const before = built('empty', kind).tables
    const customs = (one: typeof tables) => [...one.fields.values()].filter(({ custom }) => custom).length
    expect({
      projects: tables.projects.size,
      customFields: customs(tables) - customs(before),
      workflows: [...tables.workflows.values()].filter(({ system }) => !system).length,
      issues: site.issues.count,
    }).toEqual({ projects: 6, customFields: 40, workflows: 9, issues: 400 })
    expect(tables.screens.size).toBeGreaterThanOrEqual(20)
    expect(tables.workflowSchemes.size).toBeGreaterThanOrEqual(7)
    expect(tables.permissionSchemes.size).toBeGreaterThanOrEqual(5)
    expect(tables.users.size).toBe(20)
  })

  test('the service account sees two projects, by its role, and administers nothing', () => {
    const service = user(site, 'service')
    const granted = (permission: string) =>
      [...tables.projects.values()].filter((project) => may(site, service, permission, project)).map(({ key }) => key)
    for (const permission of ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'CREATE_ISSUES', 'TRANSITION_ISSUES', 'ADD_COMMENTS'])
      expect([permission, granted(permission)]).toEqual([permission, ['PAR', 'ROU']])
    expect(granted('ADMINISTER_PROJECTS')).toEqual([])
    expect(may(site, service, 'ADMINISTER')).toBe(false)
  })

  test('the administrator may do everything that the service account may', () => {
    const admin = user(site, 'admin')
    for (const project of tables.projects.values()) expect(may(site, admin, 'BROWSE_PROJECTS', project)).toBe(true)
    expect(may(site, admin, 'ADMINISTER')).toBe(true)
  })

  test('issues have a past: epics with work in them, done and undone, talked about, linked, changed', () => {
    const issues = [...site.issues.all()]
    const share = (holds: (issue: (typeof issues)[number]) => boolean) => issues.filter(holds).length / issues.length
    expect(share(({ parentId }) => parentId !== null)).toBeGreaterThan(0.6)
    expect(share(({ statusId }) => tables.statuses.get(statusId)?.category === 'DONE')).toBeGreaterThan(0.5)
    expect(share(({ statusId }) => tables.statuses.get(statusId)?.category === 'IN_PROGRESS')).toBeGreaterThan(0.05)
    expect(share(({ comments }) => comments.length > 0)).toBeGreaterThan(0.4)
    expect(share(({ history }) => history.length > 2)).toBeGreaterThan(0.7)
    expect(share(({ values }) => Object.keys(values).some((id) => id.startsWith('customfield')))).toBeGreaterThan(0.6)
  })
})

function user(site: Site, role: string) {
  const account = accountsOf(site).find((one) => one.role === role)
  const found = site.tables.users.get(account?.accountId ?? '')
  if (!found) throw new Error(`no ${role}`)
  return found
}
