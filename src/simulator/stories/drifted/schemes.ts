/** Schemes: mappings and grants that changed, and one that is gone. */
import type { Site } from '../../site.ts'
import { change } from '../build/life.ts'
import { groups, idOf, named, personNamed, projectNamed, roles, tell } from '../build/named.ts'
import { grantsOf } from '../build/schemes.ts'
import { type Drift, described, renamed } from './changes.ts'

export const SCHEME_DRIFTS: readonly Drift[] = [
  [
    '‘Product Permission Scheme’ lets users look and talk, but create nothing',
    (site) => {
      const scheme = named(site.tables.permissionSchemes, 'Product Permission Scheme')
      const users = tell(site, roles('Users'))
      scheme.grants = scheme.grants.filter(
        ({ permission, holder }) => permission !== 'CREATE_ISSUES' || holder.value !== users,
      )
    },
  ],
  [
    '‘Product Permission Scheme’ lets the night shift assign',
    (site) => {
      const grant = { to: 'group', value: groups('acme-night-shift'), may: ['ASSIGN_ISSUES', 'BROWSE_PROJECTS'] }
      named(site.tables.permissionSchemes, 'Product Permission Scheme').grants.push(...grantsOf(site, grant))
    },
  ],
  renamed('permissionSchemes', 'Delivery Permission Scheme', 'Warehouse and Carrier Permission Scheme'),
  ['‘Warehouse Workflow Scheme’ sends bugs the way of bugs, and the bugs moved over', moveWarehouseBugs],
  [
    '‘Product Issue Type Screen Scheme’ shows questions as stories',
    (site) => {
      const { issueTypeScreenSchemes, screenSchemes, issueTypes } = site.tables
      const scheme = named(issueTypeScreenSchemes, 'Product Issue Type Screen Scheme')
      scheme.mappings[idOf(issueTypes, 'Question')] = idOf(screenSchemes, 'Story Screen Scheme')
    },
  ],
  [
    '‘Delivery Issue Type Scheme’ begins with bugs, and a story is the usual thing',
    (site) => {
      const scheme = named(site.tables.issueTypeSchemes, 'Delivery Issue Type Scheme')
      scheme.issueTypeIds.reverse()
      scheme.defaultIssueTypeId = idOf(site.tables.issueTypes, 'Story')
    },
  ],
  described('workflowSchemes', 'Finance Workflow Scheme', 'Ask Clara before you touch this'),
  [
    '‘Old Support Workflow Scheme’ is gone',
    ({ tables }) => void tables.workflowSchemes.delete(idOf(tables.workflowSchemes, 'Old Support Workflow Scheme')),
  ],
]

/** Where a bug of the warehouse lies after the switch, as Jira asks it: one status for each that the new workflow has not. */
const AFTER_THE_SWITCH: Readonly<Record<string, string>> = {
  Backlog: 'Triage',
  'Waiting for Carrier': 'In Progress',
  'In Review': 'In Testing',
  'Release Candidate': 'In Testing',
  Released: 'Resolved',
}

function moveWarehouseBugs(site: Site): void {
  const { workflowSchemes, workflows, issueTypes, statuses } = site.tables
  const bug = idOf(issueTypes, 'Bug')
  const { id: projectId } = projectNamed(site, 'WHM')
  const scheme = named(workflowSchemes, 'Warehouse Workflow Scheme')
  scheme.mappings[bug] = idOf(workflows, 'Acme Bug Workflow')
  scheme.version = { id: site.uuid(), versionNumber: scheme.version.versionNumber + 1 }
  const author = personNamed(site, 'ada.lindqvist').accountId
  for (const issue of site.issues.written()) {
    const to = AFTER_THE_SWITCH[statuses.get(issue.statusId)?.name ?? '']
    if (issue.projectId === projectId && issue.typeId === bug && to !== undefined)
      change(site, issue, issue.updated + 1000, author, { status: idOf(statuses, to) })
  }
}
