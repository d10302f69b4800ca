/** The system workflow and the default schemes of a new site. */
import { roles } from '../build/named.ts'
import type { GrantInput, PermissionSchemeInput } from '../build/schemes.ts'
import { rule, type WorkflowInput } from '../build/workflows.ts'

const mayResolve = rule('restrict-issue-transition', { permissionKeys: 'RESOLVE_ISSUES' })
const mayClose = rule('restrict-issue-transition', { permissionKeys: 'CLOSE_ISSUES' })
const isAssignable = rule('restrict-issue-transition', { permissionKeys: 'ASSIGNABLE_USER' })

export const SYSTEM_WORKFLOW: WorkflowInput = {
  name: 'jira',
  description: 'The default Jira workflow.',
  system: true,
  statuses: { Open: {}, 'In Progress': {}, Resolved: {}, Reopened: {}, Closed: {} },
  transitions: [
    { name: 'Create', to: 'Open' },
    {
      name: 'Start Progress',
      from: ['Open', 'Reopened'],
      to: 'In Progress',
      conditions: { when: 'ALL', of: [isAssignable] },
    },
    { name: 'Stop Progress', from: ['In Progress'], to: 'Open' },
    {
      name: 'Resolve Issue',
      from: ['Open', 'In Progress', 'Reopened'],
      to: 'Resolved',
      screen: 'Resolve Issue Screen',
      conditions: { when: 'ALL', of: [mayResolve] },
    },
    {
      name: 'Close Issue',
      from: ['Open', 'In Progress', 'Reopened', 'Resolved'],
      to: 'Closed',
      screen: 'Resolve Issue Screen',
      conditions: { when: 'ALL', of: [mayResolve, mayClose] },
    },
    {
      name: 'Reopen Issue',
      from: ['Resolved', 'Closed'],
      to: 'Reopened',
      screen: 'Workflow Screen',
      conditions: { when: 'ALL', of: [mayResolve] },
    },
  ],
}

/** What Jira's own permission scheme lets anybody do who may use the product at all. */
const EVERYBODY: GrantInput = {
  to: 'applicationRole',
  may: [
    ...['BROWSE_PROJECTS', 'VIEW_AGGREGATED_DATA', 'VIEW_DEV_TOOLS', 'VIEW_READONLY_WORKFLOW'],
    ...['CREATE_ISSUES', 'EDIT_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER', 'RESOLVE_ISSUES', 'CLOSE_ISSUES'],
    ...['SCHEDULE_ISSUES', 'MOVE_ISSUES', 'LINK_ISSUES', 'TRANSITION_ISSUES', 'DELETE_ISSUES'],
    ...['MANAGE_SPRINTS_PERMISSION', 'VIEW_VOTERS_AND_WATCHERS', 'MANAGE_WATCHERS'],
    ...['ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS'],
    ...['CREATE_ATTACHMENTS', 'DELETE_OWN_ATTACHMENTS'],
    ...['WORK_ON_ISSUES', 'EDIT_OWN_WORKLOGS', 'DELETE_OWN_WORKLOGS'],
  ],
}

export const PERMISSION_SCHEME: PermissionSchemeInput = {
  name: 'Default Permission Scheme',
  description: 'This is the default Permission Scheme. Any new projects that are created will be assigned this scheme.',
  isDefault: true,
  grants: [
    {
      to: 'projectRole',
      value: roles('Administrators'),
      may: [
        ...['ADMINISTER_PROJECTS', 'EDIT_WORKFLOW', 'EDIT_ISSUE_LAYOUT', 'MODIFY_REPORTER', 'SET_ISSUE_SECURITY'],
        ...['EDIT_ALL_COMMENTS', 'DELETE_ALL_COMMENTS', 'DELETE_ALL_ATTACHMENTS'],
        ...['EDIT_ALL_WORKLOGS', 'DELETE_ALL_WORKLOGS'],
      ],
    },
    EVERYBODY,
  ],
}
