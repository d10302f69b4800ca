/** Absent from Data Center's issues and all that hangs on them; and what the example of their fields shows elsewhere. */
import { type Absent, type Elsewhere, EVERY } from '../table.ts'

const ONE = ['GET /rest/api/2/issue/{issueIdOrKey}', 'GET /rest/agile/1.0/issue/{issueIdOrKey}']
const SEARCHES = ['GET /rest/api/2/search', 'POST /rest/api/2/search']
const AGILE = [
  'sprint/{sprintId}/issue',
  'epic/{epicIdOrKey}/issue',
  'epic/none/issue',
  'board/{boardId}/issue',
  'board/{boardId}/backlog',
  'board/{boardId}/sprint/{sprintId}/issue',
  'board/{boardId}/epic/{epicId}/issue',
  'board/{boardId}/epic/none/issue',
].map((path) => `GET /rest/agile/1.0/${path}`)
const COMMENTS = ['POST', 'GET', 'PUT'].map(
  (method) => `${method} /rest/api/2/issue/{issueIdOrKey}/comment${method === 'POST' ? '' : '/{id}'}`,
)

const field = (from: string, to: string, why: string): readonly Elsewhere[] => [
  { why, of: ONE, from: `fields.${from}`, to: `fields.${to}` },
  { why, of: [...SEARCHES, ...AGILE], from: `issues[].fields.${from}`, to: `issues[].fields.${to}` },
]
const BARE = 'Live sites answer a page of them within the field.'

export const ELSEWHERE: readonly Elsewhere[] = [
  ...field('watcher', 'watches', 'The field is called watches: operation getFields.'),
  ...field('sub-tasks[].outwardIssue', 'subtasks[]', 'Live sites show the issue itself.'),
  ...field('sub-tasks', 'subtasks', 'The field is called subtasks: operation getFields.'),
  ...field('comment[]', 'comment.comments[]', BARE),
  ...field('worklog[]', 'worklog.worklogs[]', BARE),
]

export const ABSENT_IN_ISSUES: readonly Absent[] = [
  {
    why: 'Stands on what only some may see; worklogs of that sort are not simulated.',
    of: EVERY,
    paths: ['visibility'],
  },
  { why: 'Attachments are not simulated.', of: EVERY, paths: ['attachment[]'] },
  { why: 'A sub-task stands below its parent by itself, without a link.', of: EVERY, paths: ['subtasks[].type'] },
  { why: 'Properties of comments are told one by one, at their own address.', of: COMMENTS, paths: ['properties'] },
  {
    why: 'Properties of comments are told one by one, at their own address.',
    of: ['GET /rest/api/2/issue/{issueIdOrKey}/comment'],
    paths: ['comments[].properties'],
  },
  {
    why: 'What a change tells about itself is not kept.',
    of: EVERY,
    paths: ['historyMetadata'],
  },
  { why: 'How Jira works within itself.', of: EVERY, paths: ['fieldsToInclude'] },
  {
    why: 'The buttons of a screen and their order are not simulated.',
    of: EVERY,
    paths: ['opsbarSequence'],
  },
  {
    why: 'The buttons of a screen, and forms of values for older programs, are not simulated.',
    of: ONE,
    paths: ['operations', 'versionedRepresentations'],
  },
  {
    why: 'The buttons of a screen, and forms of values for older programs, are not simulated.',
    of: [...SEARCHES, ...AGILE],
    paths: ['issues[].operations', 'issues[].versionedRepresentations'],
  },
  {
    why: 'Properties stand by their keys, and not below another name.',
    of: ['GET /rest/api/2/issue/{issueIdOrKey}'],
    paths: ['properties.properties'],
  },
  {
    why: 'Only the operation for one issue tells its properties.',
    of: [...SEARCHES, ...AGILE],
    paths: ['issues[].properties'],
  },
  {
    why: 'Only the operation for transitions tells their fields.',
    of: ONE,
    paths: ['transitions[].fields'],
  },
  {
    why: 'Only the operation for transitions tells their fields.',
    of: [...SEARCHES, ...AGILE],
    paths: ['issues[].transitions[].fields'],
  },
  {
    why: 'No field on the screen of a transition completes what is typed.',
    of: ['GET /rest/api/2/issue/{issueIdOrKey}/transitions'],
    paths: ['transitions[].fields.*.autoCompleteUrl'],
  },
  {
    why: 'The field tells how many; who they are has an operation of its own.',
    of: EVERY,
    paths: ['watches.watchers'],
  },
  { why: 'Told of a search that need not be valid: agile answers have none.', of: AGILE, paths: ['warningMessages'] },
  { why: 'Told once, beside the issues.', of: SEARCHES, paths: ['issues[].names', 'issues[].schema'] },
  { why: 'Told at each issue instead.', of: AGILE, paths: ['names', 'schema'] },
  {
    why: 'Agile answers tell no properties.',
    of: ['GET /rest/agile/1.0/issue/{issueIdOrKey}'],
    paths: ['properties'],
  },
]
