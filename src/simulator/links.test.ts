/** Every `self` leads to the thing that carries it, and no two things of a list share one. */
import { expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../base/index.ts'
import { Visit } from './cloud/visit.ts'

const CLOUD = [
  '/users',
  '/groups/picker',
  '/status',
  '/statuscategory',
  '/issuetype',
  '/project/search?expand=lead,issueTypes',
  '/project/PAR',
  '/project/PAR/components',
  '/project/PAR/versions',
  '/project/PAR/roledetails',
  '/role',
  '/projectCategory',
  '/permissionscheme?expand=all',
  '/notificationscheme',
  '/issuesecurityschemes',
  '/resolution',
  '/issueLinkType',
  '/applicationrole',
  '/issuetypescheme?expand=projects,issueTypes',
]

const DATA_CENTER = [
  '/myself',
  '/user/search?username=.',
  '/user/assignable/search?project=PAR',
  '/group/member?groupname=jira-administrators',
  '/status',
  '/status/page',
  '/statuscategory',
  '/issuetype',
  '/issuetype/page',
  '/issuetypescheme?expand=schemes.issueTypes,schemes.defaultIssueType',
  '/priority',
  '/priority/page',
  '/resolution',
  '/resolution/page',
  '/role',
  '/permissionscheme?expand=all',
  '/notificationscheme',
  '/issuesecurityschemes',
  '/issueLinkType',
  '/projectCategory',
  '/project?expand=lead',
  '/project/PAR',
  '/project/PAR/components',
  '/project/PAR/versions',
  '/project/PAR/version',
  '/project/PAR/statuses',
  '/project/PAR/permissionscheme',
  '/project/PAR/workflowscheme',
  '/project/PAR/notificationscheme',
  '/search?jql=project=PAR&maxResults=10',
  '/rest/agile/1.0/board',
]
const LISTS = [
  ...CLOUD.map((path) => ['cloud', path] as const),
  ...DATA_CENTER.map((path) => ['dataCenter', path] as const),
]

/** Every link in an answer. */
function* links(value: Json | undefined): Iterable<string> {
  if (isArray(value)) for (const one of value) yield* links(one)
  if (!isObject(value)) return
  if (typeof value.self === 'string') yield value.self
  for (const one of Object.values(value)) yield* links(one)
}

/** The links of the rows themselves. */
function rowLinks(value: Json): unknown[] {
  const rows = isArray(value) ? value : isObject(value) ? Object.values(value).find(isArray) : undefined
  return (rows ?? []).flatMap((one) => (isObject(one) && one.self !== undefined ? [one.self] : []))
}

/** Data Center's document links to groups, but has no way to read one there. */
const isGroup = (self: string) => self.includes('/rest/api/2/group?groupname=')

test.each(LISTS)('on %s of %s', async (kind, path) => {
  const visit = new Visit('acme', kind)
  const answer = await visit.get<Json>(`GET ${path}`)
  const own = rowLinks(answer)
  expect(new Set(own).size).toBe(own.length)
  for (const self of new Set(links(answer))) {
    expect(self.startsWith(visit.site.api('/')) || self.startsWith(visit.site.link('/rest/agile/1.0/'))).toBe(true)
    if (self.includes('?startAt=') || self.includes('maxResults=') || isGroup(self)) continue
    const { status, body } = await visit.ask(`GET ${self.slice(visit.site.base.length)}`)
    expect([status, body.self], self).toEqual([200, self])
  }
})
