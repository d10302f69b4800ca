/** The rights that Fairlead's work needs, each with its reason: one list for the check, the guide and the page of a hand-over. */

export type RightPurpose = 'service' | 'deployment'

export interface NeededRight {
  /** Jira's key of the permission. */
  readonly permission: string
  readonly of: 'site' | 'project'
  /** Without it the work cannot be done; without another, one thing of it cannot. */
  readonly must: boolean
  readonly why: string
}

const project = (permission: string, must: boolean, why: string): NeededRight => ({
  ...{ permission, must, why },
  of: 'project',
})

export const NEEDED_RIGHTS: Readonly<Record<RightPurpose, readonly NeededRight[]>> = {
  service: [
    project('BROWSE_PROJECTS', true, 'To read issues and how they change.'),
    project('CREATE_ISSUES', true, 'To make an issue of an item that is pushed to Jira.'),
    project('EDIT_ISSUES', true, 'To write the fields that are kept aligned.'),
    project('TRANSITION_ISSUES', true, 'To carry a status along the workflow.'),
    project('ASSIGN_ISSUES', false, 'To keep owners and assignees aligned.'),
    project('SCHEDULE_ISSUES', false, 'To keep due dates aligned.'),
    project('LINK_ISSUES', false, 'To keep links between issues aligned.'),
  ],
  deployment: [
    {
      permission: 'ADMINISTER',
      of: 'site',
      must: true,
      why: 'To read and change workflows, fields, screens and schemes: Jira lets only its administrators do that.',
    },
    project('BROWSE_PROJECTS', false, 'To count the issues that a change would touch, before it is made.'),
  ],
}

/** As Jira's permission schemes and global permissions call them. */
const NAMES: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'Browse projects',
  CREATE_ISSUES: 'Create issues',
  EDIT_ISSUES: 'Edit issues',
  TRANSITION_ISSUES: 'Transition issues',
  ASSIGN_ISSUES: 'Assign issues',
  SCHEDULE_ISSUES: 'Schedule issues',
  LINK_ISSUES: 'Link issues',
  ADMINISTER_PROJECTS: 'Administer projects',
  DELETE_ISSUES: 'Delete issues',
  ADMINISTER: 'Administer Jira',
  SYSTEM_ADMIN: 'Jira System Administrators',
}

export const permissionName = (key: string): string => NAMES[key] ?? key

export const named = (keys: readonly string[]): string => keys.map(permissionName).join(', ')

/** In each project in scope. */
export function projectPermissions(purpose: RightPurpose, which: 'must' | 'all' = 'all'): string[] {
  return NEEDED_RIGHTS[purpose]
    .filter(({ of, must }) => of === 'project' && (must || which === 'all'))
    .map(({ permission }) => permission)
}
