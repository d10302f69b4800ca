/** From the backlog to production. */
import { fields, groups, statuses } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { only, required, resolve, toMe, unresolve } from '../rules.ts'

const PULL_REQUEST = 'com.atlassian.jira.plugins.jira-development-integration-plugin:pull-request-created-trigger'

export const STORY_WORKFLOW: WorkflowInput = {
  name: 'Acme Story Workflow',
  description: 'From the backlog to production, with review and testing by somebody else.',
  statuses: {
    Backlog: {},
    Selected: {},
    'In Progress': {},
    'In Review': { 'jira.issue.editable': 'true' },
    'In Testing': {},
    Blocked: {},
    Released: { 'jira.issue.editable': 'false' },
    Cancelled: {},
  },
  transitions: [
    {
      name: 'Create',
      to: 'Backlog',
      validators: [rule('check-permission-validator', { permissionKey: 'CREATE_ISSUES' })],
    },
    {
      name: 'Select',
      from: ['Backlog'],
      to: 'Selected',
      description: 'The product owner wants it in the next sprint.',
      conditions: { when: 'ANY', of: [only('Product Owners', 'Administrators'), only('Integrations')] },
    },
    { name: 'Back to backlog', from: ['Selected', 'Blocked'], to: 'Backlog' },
    { name: 'Start', from: ['Selected', 'Blocked'], to: 'In Progress', actions: [toMe] },
    {
      name: 'Ask for review',
      from: ['In Progress'],
      to: 'In Review',
      screen: 'Code Review Screen',
      validators: [required('Say who reads the change.', 'Reviewers', 'assignee')],
      triggers: [rule('development-triggers', { enabledTriggers: PULL_REQUEST })],
    },
    { name: 'Send back', from: ['In Review', 'In Testing'], to: 'In Progress' },
    {
      name: 'Hand to testing',
      from: ['In Review'],
      to: 'In Testing',
      conditions: {
        when: 'ALL',
        of: [
          rule('separation-of-duties', { fromStatusId: statuses('In Progress'), toStatusId: statuses('In Review') }),
          {
            when: 'ANY',
            of: [only('Developers'), rule('restrict-issue-transition', { groupIds: groups('acme-testers') })],
          },
        ],
      },
      actions: [
        rule('copy-value-from-other-field', {
          sourceFieldKey: fields('Tester'),
          targetFieldKey: 'assignee',
          issueSource: 'SAME',
        }),
      ],
    },
    {
      name: 'Release',
      from: ['In Testing'],
      to: 'Released',
      screen: 'Test Result Screen',
      validators: [
        required('Say which version has it.', 'fixVersions'),
        rule('previous-status-validator', { previousStatusIds: statuses('In Review'), mostRecentStatusOnly: 'false' }),
      ],
      actions: [resolve('Done')],
    },
    { name: 'Block', from: ['Selected', 'In Progress', 'In Review', 'In Testing'], to: 'Blocked' },
    { name: 'Cancel', from: 'anywhere', to: 'Cancelled', screen: 'Reject Screen', actions: [resolve("Won't Do")] },
    {
      name: 'Reopen',
      from: ['Released', 'Cancelled'],
      to: 'Backlog',
      conditions: { when: 'ALL', of: [only('Product Owners')] },
      actions: [unresolve],
      properties: { 'jira.permission.comment.group': 'acme-product' },
    },
  ],
}
