/** What an example shows in another place than the schema and live sites: it is demanded there. */
import type { Elsewhere } from '../table.ts'

const ISSUES = ['GET /rest/api/3/issue/{issueIdOrKey}', 'GET /rest/agile/1.0/issue/{issueIdOrKey}'] as const
const LISTS = [
  'GET /rest/api/3/search/jql',
  'POST /rest/api/3/search/jql',
  'GET /rest/agile/1.0/board/{boardId}/issue',
  'GET /rest/agile/1.0/board/{boardId}/backlog',
  'GET /rest/agile/1.0/epic/{epicIdOrKey}/issue',
  'GET /rest/agile/1.0/epic/none/issue',
  'GET /rest/agile/1.0/sprint/{sprintId}/issue',
] as const

const field = (from: string, to: string, why: string): readonly Elsewhere[] => [
  { why, of: ISSUES, from: `fields.${from}`, to: `fields.${to}` },
  { why, of: LISTS, from: `issues[].fields.${from}`, to: `issues[].fields.${to}` },
]

const ONE_OF_MANY = 'The example shows one of the list that the schema says.'
const BARE = 'Live sites answer a page of them within the field.'

export const ELSEWHERE: readonly Elsewhere[] = [
  { why: ONE_OF_MANY, of: ['GET /rest/agile/1.0/sprint/{sprintId}/issue'], from: '', to: 'issues[].' },
  ...field('watcher', 'watches', 'The field is called watches: operation getFields.'),
  ...field('sub-tasks[].outwardIssue', 'subtasks[]', 'Live sites show the issue itself.'),
  ...field('sub-tasks', 'subtasks', 'The field is called subtasks: operation getFields.'),
  ...field('comment[]', 'comment.comments[]', BARE),
  ...field('worklog[]', 'worklog.worklogs[]', BARE),
  { why: ONE_OF_MANY, of: ['GET /rest/api/3/user/assignable/search'], from: '', to: '[].' },
  { why: ONE_OF_MANY, of: ['GET /rest/api/3/user/groups'], from: '', to: '[].' },
  { why: ONE_OF_MANY, of: ['GET /rest/agile/1.0/board/filter/{filterId}'], from: '', to: 'values[].' },
]
