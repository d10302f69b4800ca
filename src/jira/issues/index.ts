/** The folder's door: everything that sync asks of Jira's issues, the same on Cloud and Data Center. */
export { apart } from './apart.ts'
export { estimationFields } from './boards.ts'
export type { Change } from './change.ts'
export { readChanges } from './changes.ts'
export { addComment, editComment, type JiraComment, readCommentProperty, readComments } from './comments.ts'
export { type AskedField, createFields, fieldList, type Priority, priorities, type SiteField } from './fields.ts'
export type { SeenIssue, StatusCategory } from './issue.ts'
export { conditionOf, inProjects, ofTypes, withinProjects } from './jql.ts'
export { assignablePeople, type Me, type Person, peopleIn, personByAccount, whoAmI } from './people.ts'
export {
  issueTypesOf,
  type ProjectIssueType,
  type ProjectState,
  projectRoster,
  type RosterEntry,
  type VisibleProject,
  visibleProjects,
} from './projects.ts'
export { type ReadIssues, readIssue, readIssues } from './read.ts'
export {
  countIssues,
  type IdPage,
  issueIds,
  issueIdsBy,
  type ListedIssue,
  touchedLately,
  updatedWithin,
} from './search.ts'
export { type Transition, transitionIssue, transitions } from './transition.ts'
export { listWebhooks, type NewWebhook, registerWebhook, removeWebhook, type Webhook } from './webhooks.ts'
export { proveWindows } from './windows.ts'
export { momentOf } from './wire.ts'
export {
  type BackLink,
  changeIssue,
  createIssue,
  editIssue,
  linkBack,
  operationsOn,
  readIssueProperty,
  removeIssueProperty,
} from './write.ts'
