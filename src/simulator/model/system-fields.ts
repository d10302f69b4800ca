/** Jira's own fields, as data: id, names on both products, value type, and what Jira lets one do with them. */
import type { Field } from '../records.ts'
import type { SiteKind } from '../site.ts'

export interface SystemField {
  readonly id: string
  readonly name: string
  /** Where Data Center says it otherwise; null where it has no such field. */
  readonly dataCenterName?: string | null
  readonly schema: { readonly type: string; readonly items?: string }
  /** May stand on a screen. */
  readonly orderable: boolean
  readonly navigable: boolean
  readonly searchable: boolean
  readonly clauseNames: readonly string[]
}

type Traits = 'screen' | 'column' | 'search'

function field(
  id: string,
  name: string,
  type: string,
  traits: readonly Traits[],
  clauseNames: readonly string[],
  dataCenterName?: string | null,
): SystemField {
  const [kind = type, items] = type.split(' of ')
  return {
    id,
    name,
    ...(dataCenterName === undefined ? {} : { dataCenterName }),
    schema: items === undefined ? { type: kind } : { type: kind, items },
    orderable: traits.includes('screen'),
    navigable: traits.includes('column'),
    searchable: traits.includes('search'),
    clauseNames,
  }
}

const ALL = ['screen', 'column', 'search'] as const
const SHOWN = ['column', 'search'] as const
const COLUMN = ['column'] as const

/** `issuekey` and `thumbnail`, which Jira lists as columns without a value type, are not fields here. */
export const SYSTEM_FIELDS: readonly SystemField[] = [
  field('summary', 'Summary', 'string', ALL, ['summary']),
  field('issuetype', 'Issue Type', 'issuetype', ALL, ['issuetype', 'type']),
  field('parent', 'Parent', 'issuelink', COLUMN, ['parent'], null),
  field('project', 'Project', 'project', SHOWN, ['project']),
  field('status', 'Status', 'status', SHOWN, ['status']),
  field('statusCategory', 'Status Category', 'statusCategory', SHOWN, ['statusCategory'], null),
  field('statuscategorychangedate', 'Status Category Changed', 'datetime', SHOWN, ['statusCategoryChangedDate'], null),
  field('priority', 'Priority', 'priority', ALL, ['priority']),
  field('resolution', 'Resolution', 'resolution', ALL, ['resolution']),
  field('assignee', 'Assignee', 'user', ALL, ['assignee']),
  field('reporter', 'Reporter', 'user', ALL, ['reporter']),
  field('creator', 'Creator', 'user', SHOWN, ['creator']),
  field('created', 'Created', 'datetime', SHOWN, ['created', 'createdDate']),
  field('updated', 'Updated', 'datetime', SHOWN, ['updated', 'updatedDate']),
  field('resolutiondate', 'Resolved', 'datetime', SHOWN, ['resolutiondate', 'resolved']),
  field('lastViewed', 'Last Viewed', 'datetime', SHOWN, ['lastViewed']),
  field('duedate', 'Due date', 'date', ALL, ['due', 'duedate'], 'Due Date'),
  field('labels', 'Labels', 'array of string', ALL, ['labels']),
  field('components', 'Components', 'array of component', ALL, ['component'], 'Component/s'),
  field('fixVersions', 'Fix versions', 'array of version', ALL, ['fixVersion'], 'Fix Version/s'),
  field('versions', 'Affects versions', 'array of version', ALL, ['affectedVersion'], 'Affects Version/s'),
  field('description', 'Description', 'string', ALL, ['description']),
  field('environment', 'Environment', 'string', ALL, ['environment']),
  field('security', 'Security Level', 'securitylevel', ALL, ['level']),
  field('attachment', 'Attachment', 'array of attachment', ['screen', 'search'], ['attachments']),
  field('issuelinks', 'Linked Issues', 'array of issuelinks', ALL, ['issueLink']),
  field('subtasks', 'Sub-tasks', 'array of issuelinks', COLUMN, ['subtasks']),
  field('comment', 'Comment', 'comments-page', ['screen', 'search'], ['comment']),
  field('worklog', 'Log Work', 'array of worklog', ['screen', 'search'], []),
  field('timetracking', 'Time tracking', 'timetracking', ['screen', 'search'], [], 'Time Tracking'),
  field('timespent', 'Time Spent', 'number', COLUMN, ['timespent']),
  field('timeestimate', 'Remaining Estimate', 'number', COLUMN, ['remainingEstimate', 'timeestimate']),
  field(
    'timeoriginalestimate',
    'Original estimate',
    'number',
    COLUMN,
    ['originalEstimate', 'timeoriginalestimate'],
    'Original Estimate',
  ),
  field('aggregatetimespent', 'Σ Time Spent', 'number', COLUMN, []),
  field('aggregatetimeestimate', 'Σ Remaining Estimate', 'number', COLUMN, []),
  field('aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', COLUMN, []),
  field('progress', 'Progress', 'progress', COLUMN, ['progress']),
  field('aggregateprogress', 'Σ Progress', 'progress', COLUMN, []),
  field('workratio', 'Work Ratio', 'number', SHOWN, ['workratio']),
  field('watches', 'Watchers', 'watches', COLUMN, ['watchers']),
  field('votes', 'Votes', 'votes', COLUMN, ['votes']),
]

/** The records of a site's own fields, in Jira's order. */
export function systemFields(kind: SiteKind): Field[] {
  return SYSTEM_FIELDS.flatMap(({ id, name, dataCenterName, schema }) => {
    const shown = kind === 'cloud' || dataCenterName === undefined ? name : dataCenterName
    return shown === null ? [] : [record(id, shown, schema)]
  })
}

function record(id: string, name: string, schema: SystemField['schema']): Field {
  return {
    id,
    name,
    description: '',
    custom: false,
    type: null,
    searcherKey: null,
    schema: { ...schema, system: id },
    locked: false,
    trashedAt: null,
    contexts: [],
  }
}
