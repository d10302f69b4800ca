/** Where the simulator answers otherwise than jira.js's schemas say, each with why the document, or something else, is believed more. */
import { type Absent, EVERY } from './table.ts'

const NAMED = 'The parameter `expand` of the operation names it.'
const SHOWN = 'The official example has it.'
const PROJECT = '/rest/api/3/project/{projectIdOrKey}'

export const DIFFERENCES: readonly Absent[] = [
  { why: NAMED, of: EVERY, paths: ['user', 'group', 'projectRole', 'field'].map((name) => `holder.${name}`) },
  { why: NAMED, of: ['GET /rest/api/3/issuetypescheme'], paths: ['values[].projects', 'values[].issueTypes'] },
  { why: NAMED, of: ['GET /rest/api/3/project/search'], paths: ['values[].projectKeys'] },
  { why: NAMED, of: [`GET ${PROJECT}`, `PUT ${PROJECT}`], paths: ['projectKeys'] },
  { why: NAMED, of: ['GET /rest/api/3/filter/search'], paths: ['values[].isWritable'] },
  { why: SHOWN, of: EVERY, paths: ['actors[].name'] },
  {
    why: SHOWN,
    of: ['GET /rest/api/3/field/search/trashed'],
    paths: ['trashedDate', 'plannedDeletionDate', 'trashedBy'].map((name) => `values[].${name}`),
  },
  { why: SHOWN, of: ['POST /rest/api/3/issue/bulkfetch'], paths: ['expand'] },
  {
    why: 'The official example shows a text.',
    of: ['GET', 'PUT'].map((method) => `${method} /rest/agile/1.0/issue/{issueIdOrKey}/estimation`),
    paths: ['value'],
  },
  {
    why: 'Schema Version has it, and the example of createVersion.',
    of: ['POST /rest/api/3/version', 'PUT /rest/api/3/version/{id}'],
    paths: ['project'],
  },
  {
    why: 'The schema is that of the task, of which a scheme without issues to move has no need: 200 with nothing.',
    of: ['POST /rest/api/3/workflowscheme/update'],
    paths: [''],
  },
  {
    why: 'Without a workflow’s name all mappings are listed (docs/jira-assumptions.md, Workflows).',
    of: ['', '/draft'].map((draft) => `GET /rest/api/3/workflowscheme/{id}${draft}/workflow`),
    paths: [''],
  },
  {
    why: 'A change from nothing has null there: jira.js’s own schema of the platform says so.',
    of: ['GET /rest/agile/1.0/issue/{issueIdOrKey}'],
    paths: ['changelog.histories[].items[]'],
  },
]
