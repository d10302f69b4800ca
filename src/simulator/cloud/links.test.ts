/** Every `self` leads to the thing that carries it, and no two things of a list share one. */
import { expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../base/index.ts'
import { Visit } from './visit.ts'

const LISTS = [
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

test.each(LISTS)('of %s', async (path) => {
  const visit = new Visit('acme')
  const answer = await visit.get<Json>(`GET ${path}`)
  const own = rowLinks(answer)
  expect(new Set(own).size).toBe(own.length)
  for (const self of new Set(links(answer))) {
    expect(self.startsWith(`${visit.site.base}/rest/api/3/`)).toBe(true)
    if (self.includes('?startAt=') || self.includes('maxResults=')) continue
    const { status, body } = await visit.ask(`GET ${self.slice(visit.site.base.length)}`)
    expect([status, body.self], self).toEqual([200, self])
  }
})
