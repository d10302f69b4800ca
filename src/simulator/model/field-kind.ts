/** What sort of value a field holds: decided once, for reading, showing, history and JQL alike. */
import type { Field } from '../records.ts'

export type FieldKind =
  | 'text'
  | 'richText'
  | 'number'
  | 'date'
  | 'datetime'
  | 'labels'
  | 'option'
  | 'options'
  | 'cascade'
  | 'user'
  | 'users'
  | 'group'
  | 'groups'
  | 'version'
  | 'versions'
  | 'components'
  | 'priority'
  | 'resolution'
  | 'security'
  | 'project'
  | 'timetracking'
  | 'sprint'
  | 'rank'
  | 'epicLink'
  | 'parent'
  | 'issuetype'
  | 'issuelinks'
  | 'comment'
  | 'worklog'
  /** Made by Jira itself: shown, never set. */
  | 'derived'

const BY_PLUGIN: Readonly<Record<string, FieldKind>> = {
  'gh-sprint': 'sprint',
  'gh-lexo-rank': 'rank',
  'gh-epic-link': 'epicLink',
  textarea: 'richText',
}
const BY_ID: Readonly<Record<string, FieldKind>> = {
  description: 'richText',
  environment: 'richText',
  parent: 'parent',
  issuelinks: 'issuelinks',
  comment: 'comment',
  worklog: 'worklog',
}
/** Fields that Jira keeps by itself, whatever their value type. */
const DERIVED = new Set([
  'project',
  'status',
  'statusCategory',
  'statuscategorychangedate',
  'creator',
  'created',
  'updated',
  'resolutiondate',
  'lastViewed',
  'subtasks',
  'attachment',
  'timespent',
  'timeestimate',
  'timeoriginalestimate',
  'aggregatetimespent',
  'aggregatetimeestimate',
  'aggregatetimeoriginalestimate',
  'progress',
  'aggregateprogress',
  'workratio',
  'watches',
  'votes',
])
const BY_TYPE: Readonly<Record<string, FieldKind>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  option: 'option',
  'option-with-child': 'cascade',
  user: 'user',
  group: 'group',
  version: 'version',
  project: 'project',
  priority: 'priority',
  resolution: 'resolution',
  securitylevel: 'security',
  issuetype: 'issuetype',
  timetracking: 'timetracking',
  'array of option': 'options',
  'array of user': 'users',
  'array of group': 'groups',
  'array of version': 'versions',
  'array of component': 'components',
  'array of string': 'labels',
}

/** What it goes by never changes, and a webhook asks it of two thousand fields. */
const known = new WeakMap<Field, FieldKind>()

export function kindOf(field: Field): FieldKind {
  const kind = known.get(field) ?? toldKind(field)
  known.set(field, kind)
  return kind
}

function toldKind(field: Field): FieldKind {
  if (!field.custom && DERIVED.has(field.id)) return 'derived'
  const special = field.custom ? BY_PLUGIN[(field.type ?? '').split(':').at(-1) ?? ''] : BY_ID[field.id]
  const { type, items } = field.schema
  return special ?? BY_TYPE[items === undefined ? type : `${type} of ${items}`] ?? 'derived'
}

/** Kinds whose value is a list. */
export const LISTS: ReadonlySet<FieldKind> = new Set([
  'labels',
  'options',
  'users',
  'groups',
  'versions',
  'components',
  'sprint',
])
