/** What a field of Jira holds, told by its schema and never by its name: each type with the words that people know it by. */
import type { SiteField } from '../../jira/index.ts'

export const JIRA_TYPES = {
  text: 'a line of text',
  url: 'an address',
  'read-only-text': 'text that only Jira writes',
  textarea: 'rich text',
  number: 'a number',
  date: 'a day',
  datetime: 'a day and a time',
  option: 'one of a list',
  options: 'several of a list',
  cascade: 'one of a list of two levels',
  user: 'a person',
  users: 'several people',
  group: 'a group',
  groups: 'several groups',
  version: 'a version',
  versions: 'several versions',
  components: 'components',
  labels: 'labels',
  priority: 'a priority',
  resolution: 'a resolution',
  status: 'a status',
  category: 'the category of a status',
  issuetype: 'an issue type',
  project: 'a project',
  security: 'a security level',
  parent: 'the issue above',
  sprint: 'sprints',
  team: 'a team',
  'time-tracking': 'estimates and the time spent',
  seconds: 'a span of time',
  rank: 'a rank, which says only what comes before what',
  count: 'a count that Jira keeps',
  records: 'records with a place of their own: links, files, work logs, comments',
  unknown: 'something that is not known here',
} as const
export type JiraType = keyof typeof JIRA_TYPES

/** By the last part of a custom field's type: Jira's own, Jira Software's, Advanced Roadmaps'. */
const BY_PLUGIN: Readonly<Record<string, JiraType>> = {
  textarea: 'textarea',
  url: 'url',
  readonlyfield: 'read-only-text',
  'gh-sprint': 'sprint',
  'gh-lexo-rank': 'rank',
  'gh-epic-link': 'parent',
  'jpo-custom-field-parent': 'parent',
  'atlassian-team': 'team',
  'rm-teams-custom-field-team': 'team',
}
const BY_ID: Readonly<Record<string, JiraType>> = {
  description: 'textarea',
  environment: 'textarea',
  parent: 'parent',
  timespent: 'seconds',
  timeestimate: 'seconds',
  timeoriginalestimate: 'seconds',
  aggregatetimespent: 'seconds',
  aggregatetimeestimate: 'seconds',
  aggregatetimeoriginalestimate: 'seconds',
  workratio: 'count',
}
const BY_SCHEMA: Readonly<Record<string, JiraType>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  option: 'option',
  'option-with-child': 'cascade',
  user: 'user',
  group: 'group',
  version: 'version',
  priority: 'priority',
  resolution: 'resolution',
  status: 'status',
  statusCategory: 'category',
  issuetype: 'issuetype',
  project: 'project',
  securitylevel: 'security',
  team: 'team',
  timetracking: 'time-tracking',
  votes: 'count',
  watches: 'count',
  progress: 'count',
  'comments-page': 'records',
  'array of issuelinks': 'records',
  'array of attachment': 'records',
  'array of worklog': 'records',
  'array of option': 'options',
  'array of user': 'users',
  'array of group': 'groups',
  'array of version': 'versions',
  'array of component': 'components',
  'array of string': 'labels',
}

export function jiraTypeOf({ id, type, items, schema, custom }: Omit<SiteField, 'name'>): JiraType {
  const plugin = custom ? BY_PLUGIN[schema?.split(':').at(-1) ?? ''] : BY_ID[id]
  return plugin ?? BY_SCHEMA[items === null ? (type ?? '') : `${type} of ${items}`] ?? 'unknown'
}

/** Fields of Jira's own that no request writes, whatever they hold. */
const KEPT_BY_JIRA: ReadonlySet<string> = new Set([
  'creator',
  'created',
  'updated',
  'resolutiondate',
  'lastViewed',
  'statuscategorychangedate',
  'resolution',
])
export const isKeptByJira = (field: string): boolean => KEPT_BY_JIRA.has(field)
