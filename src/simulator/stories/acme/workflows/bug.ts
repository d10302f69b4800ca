/** How a bug is looked at, fixed and tried. */
import { fields, roles } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { required, resolve, toMe, unresolve } from '../rules.ts'

export const BUG_WORKFLOW: WorkflowInput = {
  name: 'Acme Bug Workflow',
  description: 'A bug is looked at first, fixed, tried, and released.',
  statuses: { Triage: {}, 'To Do': {}, 'In Progress': {}, 'In Testing': {}, Resolved: {}, Closed: {} },
  transitions: [
    { name: 'Create', to: 'Triage' },
    {
      name: 'Accept',
      from: ['Triage'],
      to: 'To Do',
      validators: [required('A bug needs a severity.', 'Severity')],
      actions: [rule('change-assignee', { type: 'to-default-user' })],
    },
    { name: 'Fix', from: ['To Do', 'Triage'], to: 'In Progress', actions: [toMe] },
    { name: 'Try', from: ['In Progress'], to: 'In Testing', screen: 'Code Review Screen' },
    { name: 'Still there', from: ['In Testing', 'Resolved'], to: 'In Progress', actions: [unresolve] },
    {
      name: 'Resolve',
      from: ['In Testing'],
      to: 'Resolved',
      screen: 'Resolve Issue Screen',
      validators: [required('Say why it happened.', 'Root cause')],
      actions: [resolve('Fixed')],
    },
    {
      name: 'Not a bug',
      from: ['Triage', 'To Do'],
      to: 'Closed',
      screen: 'Reject Screen',
      actions: [resolve('Cannot Reproduce')],
    },
    {
      name: 'Close',
      from: ['Resolved'],
      to: 'Closed',
      conditions: {
        when: 'ANY',
        of: [
          rule('restrict-issue-transition', {
            allowUserCustomFields: fields('Tester'),
            permissionKeys: 'CLOSE_ISSUES',
          }),
          rule('restrict-issue-transition', { roleIds: roles('Administrators') }),
        ],
      },
    },
  ],
}
