/** Jira's built-in permissions: key, number (`-1` for the newer ones, which have none), name and what it allows. */

export interface Permission {
  readonly key: string
  /** The number that old Jira versions used, still shown by `/mypermissions`. */
  readonly id: string
  readonly type: 'GLOBAL' | 'PROJECT'
  readonly name: string
  readonly description: string
}

type Line = readonly [key: string, id: number, name: string, description: string]

const GLOBAL: readonly Line[] = [
  ['ADMINISTER', 0, 'Administer Jira', 'Create and administer projects, issue types, fields, workflows, and schemes.'],
  ['SYSTEM_ADMIN', 44, 'Jira System Administrators', 'Ability to perform all administration functions.'],
  ['USER_PICKER', 27, 'Browse users and groups', 'View and select users or groups from the user picker.'],
  ['CREATE_SHARED_OBJECTS', 22, 'Share dashboards and filters', 'Share dashboards and filters with other users.'],
  [
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
    24,
    'Manage group filter subscriptions',
    'Create and delete group filter subscriptions.',
  ],
  ['BULK_CHANGE', 33, 'Make bulk changes', 'Modify collections of issues at once.'],
  ['CREATE_PROJECT', -1, 'Create team-managed projects', 'Create projects separate from shared configurations.'],
]

const PROJECT: readonly Line[] = [
  ['ADMINISTER_PROJECTS', 23, 'Administer Projects', 'Ability to administer a project in Jira.'],
  ['BROWSE_PROJECTS', 10, 'Browse Projects', 'Ability to browse projects and the issues within them.'],
  ['EDIT_WORKFLOW', -1, 'Edit Workflows', 'Ability to edit the workflows of a project.'],
  ['EDIT_ISSUE_LAYOUT', -1, 'Edit Issue Layout', 'Ability to edit the issue layout of a project.'],
  ['MANAGE_SPRINTS_PERMISSION', -1, 'Manage Sprints', 'Ability to manage sprints.'],
  [
    'SERVICEDESK_AGENT',
    -1,
    'Service Project Agent',
    'Allows users to interact with customers and access Jira Service Management features.',
  ],
  ['VIEW_AGGREGATED_DATA', -1, 'View Aggregated Data', 'Ability to view the aggregated data of a project.'],
  [
    'VIEW_DEV_TOOLS',
    29,
    'View Development Tools',
    'Allows users to view development-related information on the issue.',
  ],
  ['VIEW_READONLY_WORKFLOW', 45, 'View Read-Only Workflow', 'Ability to view a read-only version of a workflow.'],
  ['ASSIGNABLE_USER', 17, 'Assignable User', 'Users with this permission may be assigned to issues.'],
  ['ASSIGN_ISSUES', 13, 'Assign Issues', 'Ability to assign issues to other people.'],
  ['CLOSE_ISSUES', 18, 'Close Issues', 'Ability to close issues.'],
  ['CREATE_ISSUES', 11, 'Create Issues', 'Ability to create issues.'],
  ['DELETE_ISSUES', 16, 'Delete Issues', 'Ability to delete issues.'],
  ['ARCHIVE_ISSUES', -1, 'Archive Issues', 'Ability to archive issues.'],
  ['UNARCHIVE_ISSUES', -1, 'Restore Issues', 'Ability to restore archived issues.'],
  ['EDIT_ISSUES', 12, 'Edit Issues', 'Ability to edit issues.'],
  ['LINK_ISSUES', 21, 'Link Issues', 'Ability to link issues together and create linked issues.'],
  ['MODIFY_REPORTER', 30, 'Modify Reporter', 'Ability to modify the reporter when creating or editing an issue.'],
  [
    'MOVE_ISSUES',
    25,
    'Move Issues',
    'Ability to move issues between projects or between workflows of the same project.',
  ],
  ['RESOLVE_ISSUES', 14, 'Resolve Issues', 'Ability to resolve and reopen issues.'],
  ['SCHEDULE_ISSUES', 28, 'Schedule Issues', 'Ability to view or edit the due date of an issue.'],
  ['SET_ISSUE_SECURITY', 26, 'Set Issue Security', 'Ability to set the level of security on an issue.'],
  ['TRANSITION_ISSUES', 46, 'Transition Issues', 'Ability to transition issues.'],
  ['MANAGE_WATCHERS', 32, 'Manage Watchers', 'Ability to manage the watchers of an issue.'],
  ['VIEW_VOTERS_AND_WATCHERS', 31, 'View Voters and Watchers', 'Ability to view the voters and watchers of an issue.'],
  ['ADD_COMMENTS', 15, 'Add Comments', 'Ability to comment on issues.'],
  ['DELETE_ALL_COMMENTS', 36, 'Delete All Comments', 'Ability to delete all comments made on issues.'],
  ['DELETE_OWN_COMMENTS', 37, 'Delete Own Comments', 'Ability to delete own comments made on issues.'],
  ['EDIT_ALL_COMMENTS', 34, 'Edit All Comments', 'Ability to edit all comments made on issues.'],
  ['EDIT_OWN_COMMENTS', 35, 'Edit Own Comments', 'Ability to edit own comments made on issues.'],
  ['CREATE_ATTACHMENTS', 19, 'Create Attachments', 'Users with this permission may create attachments.'],
  ['DELETE_ALL_ATTACHMENTS', 38, 'Delete All Attachments', 'Users with this permission may delete all attachments.'],
  ['DELETE_OWN_ATTACHMENTS', 39, 'Delete Own Attachments', 'Users with this permission may delete own attachments.'],
  ['WORK_ON_ISSUES', 20, 'Work On Issues', 'Ability to log work done against an issue.'],
  ['DELETE_ALL_WORKLOGS', 43, 'Delete All Worklogs', 'Ability to delete all worklogs made on issues.'],
  ['DELETE_OWN_WORKLOGS', 42, 'Delete Own Worklogs', 'Ability to delete own worklogs made on issues.'],
  ['EDIT_ALL_WORKLOGS', 41, 'Edit All Worklogs', 'Ability to edit all worklogs made on issues.'],
  ['EDIT_OWN_WORKLOGS', 40, 'Edit Own Worklogs', 'Ability to edit own worklogs made on issues.'],
]

const all = (type: Permission['type'], lines: readonly Line[]): Permission[] =>
  lines.map(([key, id, name, description]) => ({ key, id: String(id), type, name, description }))

/** Those that Data Center does not know. */
const CLOUD_ONLY: ReadonlySet<string> = new Set([
  'CREATE_PROJECT',
  'EDIT_WORKFLOW',
  'EDIT_ISSUE_LAYOUT',
  'VIEW_AGGREGATED_DATA',
])

export function permissionsOf({ kind }: { readonly kind: 'cloud' | 'dataCenter' }): Permission[] {
  return [...PERMISSIONS.values()].filter(({ key }) => kind === 'cloud' || !CLOUD_ONLY.has(key))
}

export const PERMISSIONS: ReadonlyMap<string, Permission> = new Map(
  [...all('GLOBAL', GLOBAL), ...all('PROJECT', PROJECT)].map((one) => [one.key, one]),
)
