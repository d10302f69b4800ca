/** Issue links as requests bring them: a type by name or id, and the issue at one or both ends. */
import { isObject, type Json } from '../../base/index.ts'
import { refuse, refuseField } from '../http.ts'
import type { NewLink } from '../model/issue-link.ts'
import { issueOf, NOT_FOUND, seesIssue } from '../model/issue-sight.ts'
import type { Issue, LinkType, User } from '../records.ts'
import type { Site } from '../site.ts'

interface Asker {
  readonly site: Site
  readonly user: User | null
}

/** Within an issue's own request: the other end only, this one may not even exist yet. */
export function readLink(asker: Asker, value: Json): NewLink {
  const link = isObject(value) ? value : {}
  const type = linkType(asker.site, link.type)
  if (!type) throw refuseField('issuelinks', 'No issue link type with this name or id was found.')
  if (link.outwardIssue !== undefined) return { type, outward: linked(asker, link.outwardIssue) }
  return { type, inward: linked(asker, link.inwardIssue) }
}

export function linkType(site: Site, value: Json | undefined): LinkType | undefined {
  const { id, name }: { id?: Json; name?: Json } = isObject(value) ? value : {}
  const types = [...site.tables.linkTypes.values()]
  return types.find((one) => (id === undefined ? one.name === name : one.id === String(id)))
}

export function linked({ site, user }: Asker, value: Json | undefined): Issue {
  const { id, key }: { id?: Json; key?: Json } = isObject(value) ? value : {}
  const issue = issueOf(site, String(id ?? key ?? ''))
  if (!issue || !seesIssue(site, user, issue)) throw refuse(404, NOT_FOUND)
  return issue
}
