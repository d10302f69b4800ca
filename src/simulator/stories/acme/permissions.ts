/** Who may do what at Acme. Only the scheme of the products lets in by more than role, group and name. */
import { fields, groups, people, roles } from '../build/named.ts'
import type { GrantInput, PermissionSchemeInput } from '../build/schemes.ts'

const LOOK = ['BROWSE_PROJECTS', 'VIEW_DEV_TOOLS', 'VIEW_READONLY_WORKFLOW', 'VIEW_AGGREGATED_DATA']
const TALK = [
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
]
const WORK = [
  ...['CREATE_ISSUES', 'EDIT_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER', 'LINK_ISSUES', 'TRANSITION_ISSUES'],
  ...[
    'RESOLVE_ISSUES',
    'CLOSE_ISSUES',
    'SCHEDULE_ISSUES',
    'WORK_ON_ISSUES',
    'EDIT_OWN_WORKLOGS',
    'DELETE_OWN_WORKLOGS',
  ],
]
const LEAD = ['MOVE_ISSUES', 'DELETE_ISSUES', 'MODIFY_REPORTER', 'MANAGE_WATCHERS', 'MANAGE_SPRINTS_PERMISSION']
const ADMINISTER = ['ADMINISTER_PROJECTS', 'EDIT_WORKFLOW', 'EDIT_ISSUE_LAYOUT', 'SET_ISSUE_SECURITY']
const CLEAN_UP = [
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'EDIT_ALL_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
]

const administrators: GrantInput = {
  to: 'projectRole',
  value: roles('Administrators'),
  may: [...ADMINISTER, ...LOOK, ...TALK, ...WORK, ...LEAD, ...CLEAN_UP],
}
const auditors: GrantInput = { to: 'projectRole', value: roles('Auditors'), may: [...LOOK, 'VIEW_VOTERS_AND_WATCHERS'] }

export const PERMISSION_SCHEMES: readonly PermissionSchemeInput[] = [
  {
    name: 'Product Permission Scheme',
    description: 'Products are open to everybody who makes them',
    grants: [
      administrators,
      auditors,
      { to: 'projectRole', value: roles('Developers'), may: [...LOOK, ...TALK, ...WORK] },
      { to: 'projectRole', value: roles('Product Owners'), may: [...LOOK, ...TALK, ...WORK, ...LEAD] },
      { to: 'projectRole', value: roles('Users'), may: [...LOOK, ...TALK, 'CREATE_ISSUES'] },
      { to: 'projectRole', value: roles('Integrations'), may: [...LOOK, ...TALK, ...WORK, 'MODIFY_REPORTER'] },
      { to: 'projectLead', may: ['EDIT_ALL_COMMENTS', 'MANAGE_WATCHERS'] },
      { to: 'reporter', may: ['EDIT_ISSUES', 'CLOSE_ISSUES'] },
      { to: 'assignee', may: ['TRANSITION_ISSUES'] },
      { to: 'userCustomField', value: fields('Product owner'), may: ['SCHEDULE_ISSUES', 'RESOLVE_ISSUES'] },
      { to: 'applicationRole', may: ['VIEW_VOTERS_AND_WATCHERS'] },
    ],
  },
  {
    name: 'Delivery Permission Scheme',
    description: 'Warehouse and carriers, with partners let in by group',
    grants: [
      administrators,
      auditors,
      { to: 'projectRole', value: roles('Developers'), may: [...LOOK, ...TALK, ...WORK, 'MOVE_ISSUES'] },
      { to: 'group', value: groups('acme-developers'), may: [...LOOK, 'ADD_COMMENTS'] },
      {
        to: 'group',
        value: groups('partner-carriers'),
        may: ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'CREATE_ATTACHMENTS'],
      },
      { to: 'projectLead', may: LEAD },
    ],
  },
  {
    name: 'Operations Permission Scheme',
    description: 'Operations works, developers help',
    grants: [
      administrators,
      auditors,
      { to: 'group', value: groups('acme-operations'), may: [...LOOK, ...TALK, ...WORK, ...LEAD] },
      { to: 'group', value: groups('acme-developers'), may: [...LOOK, ...TALK, 'CREATE_ISSUES', 'ASSIGNABLE_USER'] },
      { to: 'user', value: people('grace.okafor'), may: [...LOOK, 'ADD_COMMENTS'] },
    ],
  },
  {
    name: 'Finance Permission Scheme',
    description: 'Names and prices: finance alone',
    grants: [
      { to: 'projectRole', value: roles('Administrators'), may: [...ADMINISTER, ...LOOK] },
      {
        to: 'group',
        value: groups('acme-finance'),
        may: [...LOOK, ...TALK, ...WORK, 'DELETE_ISSUES', 'SET_ISSUE_SECURITY'],
      },
      auditors,
    ],
  },
  {
    name: 'Partner Permission Scheme',
    description: 'Made for a portal that was never opened; no project has it',
    grants: [
      { to: 'anyone', may: ['BROWSE_PROJECTS'] },
      { to: 'groupCustomField', value: fields('Informed groups'), may: ['ADD_COMMENTS'] },
      { to: 'userCustomField', value: fields('Account manager'), may: ['EDIT_ISSUES'] },
    ],
  },
]
