/** Absent from issues and all that hangs on them. */
import { type Absent, EVERY } from '../table.ts'

export const ABSENT_IN_ISSUES: readonly Absent[] = [
  {
    why: 'Stands on what only some may see; worklogs of that sort are not simulated.',
    of: EVERY,
    paths: ['visibility'],
  },
  {
    why: 'Properties of worklogs are not simulated.',
    of: ['POST /rest/api/3/issue/{issueIdOrKey}/worklog'],
    paths: ['properties'],
  },
  { why: 'Attachments are not simulated.', of: EVERY, paths: ['attachment[]'] },
  {
    why: 'Comes with projects when expanded; no live issue was seen with it.',
    of: EVERY,
    paths: ['fields.project.insight', 'fields.project.style'],
  },
  {
    why: 'Comes with projects when expanded, and nothing expands the project of a share.',
    of: EVERY,
    paths: ['sharePermissions[].project.insight', 'editPermissions[].project.insight'],
  },
  {
    why: 'Comes with projects when expanded, and nothing expands the project of a share.',
    of: ['GET', 'POST'].map((method) => `${method} /rest/api/3/filter/{id}/permission`),
    paths: ['[].project.insight'],
  },
  {
    why: 'What is in the trash shows in the list of the trash alone.',
    of: EVERY,
    paths: ['deleted', 'deletedBy', 'deletedDate', 'retentionTillDate'].map((name) => `project.${name}`),
  },
  { why: 'A sub-task stands below its parent by itself, without a link.', of: EVERY, paths: ['subtasks[].type'] },
  {
    why: 'A transition within a create is not simulated.',
    of: ['POST /rest/api/3/issue'],
    paths: ['transition'],
  },
  {
    why: 'A transition within a create is not simulated.',
    of: ['POST /rest/api/3/issue/bulk'],
    paths: ['issues[].transition'],
  },
  {
    why: 'The example is of a team-managed project; issue types of others have no scope.',
    of: ['GET /rest/api/3/issueLink/{linkId}'],
    paths: ['inwardIssue.fields.issuetype.scope'],
  },
  {
    why: 'Only apps declare an index of issue properties: JQL finds none.',
    of: ['POST /rest/api/3/jql/parse'],
    paths: ['queries[].structure.where.field.property', 'queries[].structure.where.clauses[].clauses[].field.property'],
  },
  {
    why: 'What is in an open sprint is not in the backlog.',
    of: ['GET /rest/agile/1.0/board/{boardId}/backlog'],
    paths: ['id', 'self', 'state', 'name', 'goal'].map((name) => `issues[].fields.sprint.${name}`),
  },
  {
    why: 'These are the issues without an epic.',
    of: ['GET /rest/agile/1.0/epic/none/issue'],
    paths: ['id', 'self', 'name', 'summary', 'color', 'done'].map((name) => `issues[].fields.epic.${name}`),
  },
]
