/** Links between issues. The inward issue does to the outward one what the type's outward words say: it "blocks" it. */
import { refuse } from '../http.ts'
import type { HistoryItem, Issue, IssueLink, LinkType, User } from '../records.ts'
import type { Site } from '../site.ts'
import { refuseFull } from './issue-limit.ts'
import { writeIssue, writeQuietly } from './issue-write.ts'

/** One end is the issue that the request is about. */
export interface NewLink {
  readonly type: LinkType
  readonly inward?: Issue
  readonly outward?: Issue
}

/** Asking for a link that is there already makes no second one (operation linkIssues). */
export function linkIssues(site: Site, user: User | null, type: LinkType, inward: Issue, outward: Issue): void {
  if (inward.id === outward.id) throw refuse(400, 'You cannot link an issue to itself.')
  const there = linksOf(site, inward.id).some(
    (one) => one.typeId === type.id && one.inwardId === inward.id && one.outwardId === outward.id,
  )
  if (there) return
  for (const end of [inward, outward]) refuseFull(end, 'links', linksOf(site, end.id).length, 1)
  const link: IssueLink = { id: site.id(), typeId: type.id, inwardId: inward.id, outwardId: outward.id }
  site.tables.issueLinks.set(link.id, link)
  tell(site, user, link, 'added')
}

export function unlinkIssues(site: Site, user: User | null, link: IssueLink): void {
  site.tables.issueLinks.delete(link.id)
  tell(site, user, link, 'removed')
}

export function linksOf(site: Site, issueId: string): IssueLink[] {
  return [...site.tables.issueLinks.values()].filter((one) => one.inwardId === issueId || one.outwardId === issueId)
}

/**
 * Both histories know. Only the issue that the words begin with counts as updated: that Jira touches the far side too
 * could not be confirmed (docs/jira-assumptions.md, issues).
 */
function tell(site: Site, user: User | null, link: IssueLink, what: 'added' | 'removed'): void {
  const type = site.tables.linkTypes.get(link.typeId)
  const [inward, outward] = [site.issues.get(link.inwardId), site.issues.get(link.outwardId)]
  if (!type || !inward || !outward) return
  writeIssue(site, user, inward, inward, [linkItem(outward, type.outward, what)])
  writeQuietly(site, outward, outward, { user, items: [linkItem(inward, type.inward, what)] })
}

function linkItem(other: Issue, words: string, what: 'added' | 'removed'): HistoryItem {
  const [id, text] = [other.key, `This issue ${words} ${other.key}`]
  const nothing = { from: null, fromText: null, to: null, toText: null }
  const side = what === 'added' ? { to: id, toText: text } : { from: id, fromText: text }
  return { field: 'Link', fieldtype: 'jira', fieldId: 'issuelinks', ...nothing, ...side }
}
