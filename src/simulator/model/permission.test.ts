/** Laws of permissions: more grants never take away, nobody has less than somebody, and holders mean whom they name. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Visit } from '../cloud/visit.ts'
import type { PermissionGrant, Project, User } from '../records.ts'
import { may, sees } from './permission.ts'

const visit = new Visit('acme')
const { site } = visit
const { tables } = site
const project = tables.projects.values().next().value as Project
const users: (User | null)[] = [null, ...tables.users.values()]
const scheme = { id: 'law', name: 'Law', description: '', grants: [] as PermissionGrant[], isDefault: false }
tables.permissionSchemes.set(scheme.id, scheme)
project.permissionSchemeId = scheme.id

const holder = fc.oneof(
  fc
    .constantFrom(
      ...['anyone', 'projectLead', 'reporter', 'assignee', 'applicationRole', 'sd.customer.portal.only', 'nonsense'],
    )
    .map((type) => ({ type, value: null })),
  fc.constantFrom(...tables.groups.keys(), 'missing').map((value) => ({ type: 'group', value })),
  fc.constantFrom(...tables.users.keys(), 'missing').map((value) => ({ type: 'user', value })),
  fc.constantFrom(...tables.projectRoles.keys(), 'missing').map((value) => ({ type: 'projectRole', value })),
)
const permission = fc.constantFrom('BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS')
const grant = fc.record({ id: fc.constant('0'), permission, holder })
const grants = fc.array(grant, { maxLength: 6 })
const user = fc.constantFrom(...users)

function mayBy(given: PermissionGrant[], who: User | null, key: string, where: Project | undefined = project): boolean {
  scheme.grants = given
  return may(site, who, key, where)
}

describe('may', () => {
  test('a grant more takes nothing away', () => {
    fc.assert(
      fc.property(grants, grant, user, permission, (few, one, who, key) => {
        expect(Number(mayBy([...few, one], who, key))).toBeGreaterThanOrEqual(Number(mayBy(few, who, key)))
      }),
    )
  })

  test('what nobody may, everybody may', () => {
    fc.assert(
      fc.property(grants, user, permission, (given, who, key) => {
        if (mayBy(given, null, key)) expect(mayBy(given, who, key)).toBe(true)
      }),
    )
  })

  test('without a project it is held when it is held in any', () => {
    fc.assert(
      fc.property(grants, user, permission, (given, who, key) => {
        scheme.grants = given
        const anywhere = [...tables.projects.values()].some((one) => may(site, who, key, one))
        expect(may(site, who, key)).toBe(anywhere)
      }),
    )
  })

  test('a project in the trash is for who administers Jira; an archived one can only be read', () => {
    const all = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS'].map((key) => {
      return { id: '0', permission: key, holder: { type: 'anyone', value: null } }
    })
    for (const who of users) {
      const trashed = { ...project, trashedAt: 1 }
      const archived = { ...project, archivedAt: 1 }
      expect(all.map((one) => mayBy(all, who, one.permission, trashed))).toEqual([false, false, false])
      expect(all.map((one) => mayBy(all, who, one.permission, archived))).toEqual([true, false, false])
      expect(sees(site, who, trashed)).toBe(who !== null && site.administrators.has(who.accountId))
    }
  })

  test('the reporter of an issue, and no one else, holds what its reporter is granted', () => {
    const issue = [...site.issues.all()].find((one) => one.projectId === project.id && one.values.reporter)
    if (!issue) throw new Error('the story has no reported issue')
    const given = [{ id: '0', permission: 'EDIT_ISSUES', holder: { type: 'reporter', value: null } }]
    scheme.grants = given
    const holders = users.filter((who) => may(site, who, 'EDIT_ISSUES', project, issue))
    expect(holders.map((who) => ({ user: who?.accountId }))).toEqual([issue.values.reporter])
    expect(users.filter((who) => !may(site, who, 'EDIT_ISSUES', project))).toEqual([null])
  })
})
