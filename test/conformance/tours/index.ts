/** Every tour of a simulated site: together they ask for every operation that it serves. */
import type { Tour } from '../tour.ts'
import * as agile from './agile.ts'
import * as fields from './fields.ts'
import * as filters from './filters.ts'
import * as issueParts from './issue-parts.ts'
import * as issues from './issues.ts'
import * as people from './people.ts'
import * as projects from './projects.ts'
import * as roles from './roles.ts'
import * as screens from './screens.ts'
import * as statuses from './statuses.ts'
import * as webhooks from './webhooks.ts'
import * as workflowSchemes from './workflow-schemes.ts'
import * as workflows from './workflows.ts'

export const TOURS: readonly Tour[] = [
  people,
  statuses,
  fields,
  screens,
  projects,
  roles,
  workflows,
  workflowSchemes,
  issues,
  issueParts,
  filters,
  agile,
  webhooks,
].flatMap((tours) => Object.values(tours))
