/** What a new site says of work: statuses, issue types, priorities, resolutions, link types, roles. */
import type { StatusCategory } from '../../records.ts'

type StatusLine = readonly [name: string, category: StatusCategory, description: string]
export const STATUSES: readonly StatusLine[] = [
  ['Open', 'TODO', 'The issue is open and ready for the assignee to start work on it.'],
  ['In Progress', 'IN_PROGRESS', 'This issue is being actively worked on at the moment by the assignee.'],
  ['Reopened', 'TODO', 'This issue was once resolved, but the resolution was deemed incorrect.'],
  ['Resolved', 'DONE', 'A resolution has been taken, and it is awaiting verification by reporter.'],
  ['Closed', 'DONE', 'The issue is considered finished, the resolution is correct.'],
  ['To Do', 'TODO', ''],
  ['Done', 'DONE', ''],
]

type TypeLine = readonly [name: string, hierarchyLevel: number, description: string]
export const ISSUE_TYPES: readonly TypeLine[] = [
  ['Epic', 1, 'A big user story that needs to be broken down. Created by Jira Software.'],
  ['Story', 0, 'Functionality or a feature expressed as a user goal.'],
  ['Task', 0, 'A small, distinct piece of work.'],
  ['Bug', 0, 'A problem or error.'],
  ['Subtask', -1, 'A small piece of work that is part of a larger task.'],
]

type PriorityLine = readonly [name: string, statusColor: string, icon: string, description: string]
export const PRIORITIES: readonly PriorityLine[] = [
  ['Highest', '#d04437', 'highest', 'This problem will block progress.'],
  ['High', '#f15C75', 'high', 'Serious problem that could block progress.'],
  ['Medium', '#f79232', 'medium', 'Has the potential to affect progress.'],
  ['Low', '#707070', 'low', 'Minor problem or easily worked around.'],
  ['Lowest', '#999999', 'lowest', 'Trivial problem with little or no impact on progress.'],
]
export const DEFAULT_PRIORITY = 'Medium'

type Line = readonly [name: string, description: string]
export const RESOLUTIONS: readonly Line[] = [
  ['Done', 'Work has been completed on this issue.'],
  ["Won't Do", "This issue won't be actioned."],
  ['Duplicate', 'The problem is a duplicate of an existing issue.'],
  ['Cannot Reproduce', 'All attempts at reproducing this issue failed.'],
]

type LinkLine = readonly [name: string, inward: string, outward: string]
export const LINK_TYPES: readonly LinkLine[] = [
  ['Blocks', 'is blocked by', 'blocks'],
  ['Cloners', 'is cloned by', 'clones'],
  ['Duplicate', 'is duplicated by', 'duplicates'],
  ['Relates', 'relates to', 'relates to'],
]

export const ADMINISTRATORS_ROLE = 'Administrators'
export const ROLES: readonly Line[] = [
  [ADMINISTRATORS_ROLE, 'A project role that represents administrators in a project'],
  ['Developers', 'A project role that represents developers in a project'],
  ['Users', 'A project role that represents users in a project'],
]
