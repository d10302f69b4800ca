/** Every endpoint of Jira Data Center 10.3 that the simulator serves. */
import type { Route } from '../http.ts'
import { agileRoutes } from './agile.ts'
import { optedIn } from './experimental.ts'
import { fieldRoutes } from './field.ts'
import { fieldOptionRoutes } from './field-option.ts'
import { filterRoutes } from './filter.ts'
import { groupRoutes } from './group.ts'
import { issueRoutes } from './issue.ts'
import { issueTypeRoutes } from './issue-type.ts'
import { issueTypeSchemeRoutes } from './issue-type-scheme.ts'
import { applicationRoleRoutes, linkTypeRoutes } from './link-type.ts'
import { permissionRoutes } from './permission.ts'
import { personalAccessTokenRoutes } from './personal-access-token.ts'
import { priorityRoutes, resolutionRoutes } from './priority.ts'
import { projectRoutes } from './project.ts'
import { projectPartRoutes } from './project-part.ts'
import { roleRoutes } from './role.ts'
import { schemeRoutes } from './scheme.ts'
import { screenRoutes } from './screen.ts'
import { searchRoutes } from './search.ts'
import { serverInfoRoutes } from './server-info.ts'
import { statusRoutes } from './status.ts'
import { userRoutes } from './user.ts'
import { webhookRoutes } from './webhook.ts'
import { workflowRoutes, workflowSchemeRoutes } from './workflow.ts'

export const dataCenterRoutes: readonly Route[] = [
  ...serverInfoRoutes,
  ...personalAccessTokenRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...applicationRoleRoutes,
  ...permissionRoutes,
  ...fieldRoutes,
  ...fieldOptionRoutes,
  ...statusRoutes,
  ...priorityRoutes,
  ...resolutionRoutes,
  ...issueTypeRoutes,
  ...issueTypeSchemeRoutes,
  ...screenRoutes,
  ...linkTypeRoutes,
  ...roleRoutes,
  ...schemeRoutes,
  ...workflowRoutes,
  ...workflowSchemeRoutes,
  ...projectRoutes,
  ...projectPartRoutes,
  ...filterRoutes,
  ...issueRoutes,
  ...searchRoutes,
  ...agileRoutes,
  ...webhookRoutes,
].map(optedIn)
