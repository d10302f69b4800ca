/** How the product teams of Acme work: five of the nine workflows. Those of operations and finance are in workflows-business.ts. */
import { fields, groups, people, resolutions, roles, statuses } from '../build/named.ts'
import { type RuleInput, rule, type WorkflowInput } from '../build/workflows.ts'
import { BUSINESS_WORKFLOWS } from './workflows-business.ts'

const required = (message: string, ...names: readonly string[]): RuleInput =>
  rule('validate-field-value', {
    ruleType: 'fieldRequired',
    fieldsRequired: fields(...names),
    ignoreContext: 'true',
    errorMessage: message,
  })
const resolve = (name: string): RuleInput =>
  rule('update-field', { field: 'resolution', value: resolutions(name), mode: 'replace' })
const unresolve = rule('update-field', { field: 'resolution', value: '', mode: 'replace' })
const only = (...names: readonly string[]): RuleInput => rule('restrict-issue-transition', { roleIds: roles(...names) })
const toMe = rule('change-assignee', { type: 'to-current-user' })

const STORY: WorkflowInput = {
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
      triggers: [rule('development-triggers', { enabledTriggers: 'pull-request-created-trigger' })],
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

const BUG: WorkflowInput = {
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

const EPIC: WorkflowInput = {
  name: 'Acme Epic Workflow',
  description: 'An epic is done when everything in it is done.',
  statuses: { 'To Do': {}, 'In Progress': {}, Done: {}, Cancelled: {} },
  transitions: [
    { name: 'Create', to: 'To Do' },
    {
      name: 'Begin',
      from: ['To Do'],
      to: 'In Progress',
      validators: [required('When should it be done?', 'Target end')],
    },
    {
      name: 'Finish',
      from: ['In Progress'],
      to: 'Done',
      conditions: {
        when: 'ALL',
        of: [
          rule('parent-or-child-blocking-condition', {
            blocker: 'CHILD',
            statusIds: statuses('Released', 'Done', 'Closed', 'Cancelled'),
          }),
        ],
      },
      actions: [resolve('Done')],
    },
    { name: 'Cancel', from: ['To Do', 'In Progress'], to: 'Cancelled', actions: [resolve("Won't Do")] },
    { name: 'Reopen', from: ['Done', 'Cancelled'], to: 'In Progress', actions: [unresolve] },
  ],
}

const SIMPLE: WorkflowInput = {
  name: 'Acme Simple Workflow',
  description: 'Three statuses, any order. For tasks and everything below a story.',
  statuses: { 'To Do': {}, 'In Progress': {}, Done: {} },
  transitions: [
    { name: 'Create', to: 'To Do' },
    { name: 'To Do', from: 'anywhere', to: 'To Do', actions: [unresolve] },
    { name: 'In Progress', from: 'anywhere', to: 'In Progress' },
    { name: 'Done', from: 'anywhere', to: 'Done', actions: [resolve('Done')] },
  ],
}

const DELIVERY: WorkflowInput = {
  name: 'Acme Delivery Workflow',
  description: 'For teams that pull: the carrier is often the slowest part.',
  statuses: {
    Backlog: {},
    'In Progress': {},
    'Waiting for Carrier': {},
    'In Review': {},
    'Ready for Release': {},
    Released: {},
  },
  transitions: [
    { name: 'Create', to: 'Backlog' },
    {
      name: 'Pull',
      from: ['Backlog'],
      to: 'In Progress',
      conditions: {
        when: 'ALL',
        of: [rule('restrict-issue-transition', { groupIds: groups('acme-developers', 'partner-carriers') })],
      },
      actions: [toMe],
    },
    { name: 'Put back', from: ['In Progress'], to: 'Backlog' },
    { name: 'Ask carrier', from: ['In Progress'], to: 'Waiting for Carrier', screen: 'Carrier Question Screen' },
    { name: 'Carrier answered', from: ['Waiting for Carrier'], to: 'In Progress' },
    {
      name: 'Ask for review',
      from: ['In Progress'],
      to: 'In Review',
      validators: [
        rule('validate-field-value', {
          ruleType: 'fieldChanged',
          groupsExemptFromValidation: groups('acme-product'),
          fieldKey: fields('Design document'),
          errorMessage: 'Say where the design is.',
        }),
      ],
      actions: [rule('change-assignee', { type: 'to-selected-user', accountId: people('jonas.keller') })],
    },
    {
      name: 'Accept',
      from: ['In Review'],
      to: 'Ready for Release',
      validators: [
        rule('validate-field-value', {
          ruleType: 'dateFieldComparison',
          date1FieldKey: fields('Target end'),
          date2FieldKey: fields('Target start'),
          includeTime: 'false',
          conditionSelected: '>=',
        }),
      ],
    },
    { name: 'Send back', from: ['In Review', 'Ready for Release'], to: 'In Progress' },
    {
      name: 'Release',
      from: ['Ready for Release'],
      to: 'Released',
      conditions: { when: 'ALL', of: [only('Release Managers')] },
      actions: [resolve('Done'), rule('update-field', { field: fields('Target end'), value: '', mode: 'replace' })],
    },
    { name: 'Reopen', from: ['Released'], to: 'Backlog', actions: [unresolve] },
  ],
}

export const WORKFLOWS: readonly WorkflowInput[] = [STORY, BUG, EPIC, SIMPLE, DELIVERY, ...BUSINESS_WORKFLOWS]
