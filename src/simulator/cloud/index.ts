/** Every endpoint of Jira Cloud's platform that the simulator serves. */
import type { Route } from '../http.ts'
import { applicationRoleRoutes } from './application-role.ts'
import { assignableRoutes } from './assignable.ts'
import { auditRoutes } from './audit.ts'
import { commentPropertyRoutes } from './comment-property.ts'
import { componentRoutes } from './component.ts'
import { dynamicWebhookRoutes } from './dynamic-webhook.ts'
import { eventRoutes } from './event.ts'
import { fieldRoutes } from './field.ts'
import { fieldConfigurationSchemeRoutes } from './field-configuration-scheme.ts'
import { fieldContextRoutes } from './field-context.ts'
import { fieldContextMappingRoutes } from './field-context-mapping.ts'
import { fieldDefaultRoutes } from './field-default.ts'
import { fieldOptionRoutes } from './field-option.ts'
import { fieldOptionReplaceRoutes } from './field-option-replace.ts'
import { fieldSearchRoutes } from './field-search.ts'
import { filterRoutes } from './filter.ts'
import { filterPermissionRoutes } from './filter-permission.ts'
import { groupRoutes } from './group.ts'
import { issueRoutes } from './issue.ts'
import { issueChangelogRoutes } from './issue-changelog.ts'
import { issueCommentRoutes } from './issue-comment.ts'
import { issueFetchRoutes } from './issue-fetch.ts'
import { issueJqlRoutes } from './issue-jql.ts'
import { issueLinkRoutes } from './issue-link.ts'
import { issueMetaRoutes } from './issue-meta.ts'
import { issueMoveRoutes } from './issue-move.ts'
import { issuePeopleRoutes } from './issue-people.ts'
import { issuePropertyRoutes } from './issue-property.ts'
import { issueSearchRoutes } from './issue-search.ts'
import { issueSecuritySchemeRoutes } from './issue-security-scheme.ts'
import { issueTransitionRoutes } from './issue-transition.ts'
import { issueTypeRoutes } from './issue-type.ts'
import { issueTypeSchemeRoutes } from './issue-type-scheme.ts'
import { issueTypeScreenSchemeRoutes } from './issue-type-screen-scheme.ts'
import { issueWorklogRoutes } from './issue-worklog.ts'
import { labelRoutes } from './label.ts'
import { licenseRoutes } from './license.ts'
import { linkTypeRoutes } from './link-type.ts'
import { notificationSchemeRoutes } from './notification-scheme.ts'
import { permissionRoutes } from './permission.ts'
import { permissionSchemeRoutes } from './permission-scheme.ts'
import { priorityRoutes } from './priority.ts'
import { projectRoutes } from './project.ts'
import { projectCategoryRoutes } from './project-category.ts'
import { projectLifeRoutes } from './project-life.ts'
import { projectRoleRoutes } from './project-role.ts'
import { projectSearchRoutes } from './project-search.ts'
import { projectTypeRoutes } from './project-type.ts'
import { remoteLinkRoutes } from './remote-link.ts'
import { resolutionRoutes } from './resolution.ts'
import { roleRoutes } from './role.ts'
import { screenRoutes } from './screen.ts'
import { screenSchemeRoutes } from './screen-scheme.ts'
import { screenTabRoutes } from './screen-tab.ts'
import { serverInfoRoutes } from './server-info.ts'
import { statusRoutes } from './status.ts'
import { statusCategoryRoutes } from './status-category.ts'
import { statusesRoutes } from './statuses.ts'
import { taskRoutes } from './task.ts'
import { userRoutes } from './user.ts'
import { versionRoutes } from './version.ts'
import { versionChangeRoutes } from './version-change.ts'
import { webhookRoutes } from './webhook.ts'
import { workflowRoutes } from './workflow.ts'
import { workflowCapabilityRoutes } from './workflow-capabilities.ts'
import { workflowCreateRoutes } from './workflow-create.ts'
import { workflowSchemeRoutes } from './workflow-scheme.ts'
import { workflowSchemeDraftRoutes } from './workflow-scheme-draft.ts'
import { workflowSchemePartRoutes } from './workflow-scheme-part.ts'
import { workflowSchemeProjectRoutes } from './workflow-scheme-project.ts'
import { workflowSchemeUpdateRoutes } from './workflow-scheme-update.ts'
import { workflowSearchRoutes } from './workflow-search.ts'
import { workflowUpdateRoutes } from './workflow-update.ts'
import { workflowUsageRoutes } from './workflow-usage.ts'

export const cloudRoutes: readonly Route[] = [
  ...priorityRoutes,
  ...applicationRoleRoutes,
  ...assignableRoutes,
  ...groupRoutes,
  ...permissionRoutes,
  ...serverInfoRoutes,
  ...userRoutes,
  ...statusRoutes,
  ...statusCategoryRoutes,
  ...statusesRoutes,
  ...issueTypeRoutes,
  ...issueTypeSchemeRoutes,
  ...projectCategoryRoutes,
  ...fieldRoutes,
  ...fieldSearchRoutes,
  ...fieldContextRoutes,
  ...fieldContextMappingRoutes,
  ...fieldOptionRoutes,
  ...fieldOptionReplaceRoutes,
  ...fieldDefaultRoutes,
  ...screenRoutes,
  ...screenTabRoutes,
  ...screenSchemeRoutes,
  ...issueTypeScreenSchemeRoutes,
  ...projectRoutes,
  ...projectSearchRoutes,
  ...projectLifeRoutes,
  ...projectTypeRoutes,
  ...componentRoutes,
  ...versionRoutes,
  ...versionChangeRoutes,
  ...roleRoutes,
  ...projectRoleRoutes,
  ...permissionSchemeRoutes,
  ...notificationSchemeRoutes,
  ...issueSecuritySchemeRoutes,
  ...fieldConfigurationSchemeRoutes,
  ...licenseRoutes,
  ...linkTypeRoutes,
  ...resolutionRoutes,
  ...auditRoutes,
  ...workflowRoutes,
  ...workflowCapabilityRoutes,
  ...workflowCreateRoutes,
  ...workflowUpdateRoutes,
  ...workflowUsageRoutes,
  ...workflowSearchRoutes,
  ...workflowSchemeRoutes,
  ...workflowSchemeDraftRoutes,
  ...workflowSchemePartRoutes,
  ...workflowSchemeProjectRoutes,
  ...workflowSchemeUpdateRoutes,
  ...issueRoutes,
  ...issueChangelogRoutes,
  ...issueCommentRoutes,
  ...commentPropertyRoutes,
  ...issueFetchRoutes,
  ...issueJqlRoutes,
  ...issueLinkRoutes,
  ...issueMetaRoutes,
  ...issueMoveRoutes,
  ...issuePeopleRoutes,
  ...issuePropertyRoutes,
  ...issueSearchRoutes,
  ...issueTransitionRoutes,
  ...issueWorklogRoutes,
  ...remoteLinkRoutes,
  ...filterRoutes,
  ...filterPermissionRoutes,
  ...labelRoutes,
  ...taskRoutes,
  ...webhookRoutes,
  ...dynamicWebhookRoutes,
  ...eventRoutes,
]
