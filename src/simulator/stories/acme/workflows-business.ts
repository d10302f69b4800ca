/** How operations and finance work: incidents, changes, invoices, and the tasks between them. */
import { fields, groups, resolutions, roles, statuses } from '../build/named.ts'
import { rule, type WorkflowInput } from '../build/workflows.ts'

const INCIDENT: WorkflowInput = {
  name: 'Acme Incident Workflow',
  description: 'First make customers work again, then find the cause.',
  statuses: { Open: {}, Investigating: {}, Mitigated: {}, Resolved: {}, Closed: {} },
  transitions: [
    {
      name: 'Report',
      to: 'Open',
      validators: [rule('check-permission-validator', { permissionKey: 'CREATE_ISSUES' })],
    },
    {
      name: 'Investigate',
      from: ['Open'],
      to: 'Investigating',
      actions: [rule('change-assignee', { type: 'to-current-user' })],
    },
    { name: 'Mitigate', from: ['Investigating'], to: 'Mitigated', screen: 'Mitigation Screen' },
    {
      name: 'Resolve',
      from: ['Investigating', 'Mitigated'],
      to: 'Resolved',
      screen: 'Mitigation Screen',
      validators: [
        rule('validate-field-value', {
          ruleType: 'dateFieldComparison',
          date1FieldKey: fields('Incident end'),
          date2FieldKey: fields('Incident start'),
          includeTime: 'true',
          conditionSelected: '>',
        }),
        rule('validate-field-value', {
          ruleType: 'fieldHasSingleValue',
          fieldKey: fields('Carriers affected'),
          excludeSubtasks: 'true',
        }),
      ],
      actions: [rule('update-field', { field: 'resolution', value: resolutions('Fixed'), mode: 'replace' })],
    },
    {
      name: 'Close',
      from: ['Resolved'],
      to: 'Closed',
      conditions: {
        when: 'ALL',
        of: [
          rule('check-field-value', {
            fieldId: fields('Root cause analysis'),
            fieldValue: '[""]',
            comparator: '!=',
            comparisonType: 'STRING',
          }),
          rule('restrict-issue-transition', {
            groupCustomFields: fields('Responsible group'),
            roleIds: roles('Administrators'),
          }),
        ],
      },
    },
    { name: 'Happened again', from: ['Resolved', 'Closed'], to: 'Investigating' },
  ],
}

const CHANGE: WorkflowInput = {
  name: 'Acme Change Workflow',
  description: 'Nothing reaches production without the change board.',
  statuses: { Draft: {}, 'Awaiting Approval': {}, Scheduled: {}, 'In Progress': {}, Done: {}, Rejected: {} },
  transitions: [
    { name: 'Create', to: 'Draft' },
    {
      name: 'Submit',
      from: ['Draft', 'Rejected'],
      to: 'Awaiting Approval',
      screen: 'Change Approval Screen',
      validators: [
        rule('validate-field-value', {
          ruleType: 'fieldRequired',
          fieldsRequired: fields('Risk', 'Approvers'),
          ignoreContext: 'false',
        }),
      ],
    },
    {
      name: 'Approve',
      from: ['Awaiting Approval'],
      to: 'Scheduled',
      conditions: {
        when: 'ALL',
        of: [
          rule('restrict-issue-transition', { allowUserCustomFields: fields('Approvers') }),
          rule('separation-of-duties', { fromStatusId: statuses('Draft'), toStatusId: statuses('Awaiting Approval') }),
        ],
      },
    },
    {
      name: 'Reject',
      from: ['Awaiting Approval'],
      to: 'Rejected',
      screen: 'Reject Screen',
      actions: [rule('update-field', { field: 'resolution', value: resolutions("Won't Do"), mode: 'replace' })],
    },
    {
      name: 'Begin',
      from: ['Scheduled'],
      to: 'In Progress',
      validators: [
        rule('validate-field-value', {
          ruleType: 'windowDateComparison',
          date1FieldKey: fields('Change window'),
          date2FieldKey: 'created',
          numberOfDays: '30',
        }),
      ],
    },
    {
      name: 'Finish',
      from: ['In Progress'],
      to: 'Done',
      actions: [rule('update-field', { field: 'resolution', value: resolutions('Done'), mode: 'replace' })],
    },
    { name: 'Roll back', from: ['In Progress', 'Done'], to: 'Scheduled' },
  ],
}

const INVOICE: WorkflowInput = {
  name: 'Acme Invoice Workflow',
  description: 'A draft, sent, paid. Nobody changes a paid invoice.',
  statuses: { Draft: {}, Sent: {}, Paid: { 'jira.issue.editable': 'false' }, Cancelled: {} },
  transitions: [
    { name: 'Create', to: 'Draft' },
    {
      name: 'Send',
      from: ['Draft'],
      to: 'Sent',
      validators: [
        rule('validate-field-value', {
          ruleType: 'fieldMatchesRegularExpression',
          regexp: '^[A-Z]{2}-[0-9]{5}$',
          fieldKey: fields('Customer reference'),
        }),
      ],
    },
    {
      name: 'Book payment',
      from: ['Sent'],
      to: 'Paid',
      screen: 'Payment Screen',
      conditions: {
        when: 'ALL',
        of: [
          rule('restrict-issue-transition', {
            groupIds: groups('acme-finance'),
            denyUserCustomFields: fields('Account manager'),
          }),
        ],
      },
      actions: [
        rule('update-field', { field: 'resolution', value: resolutions('Done'), mode: 'replace' }),
        rule('update-field', { field: 'labels', value: 'booked', mode: 'append' }),
      ],
    },
    { name: 'Correct', from: ['Sent'], to: 'Draft' },
    {
      name: 'Cancel',
      from: ['Draft', 'Sent'],
      to: 'Cancelled',
      conditions: { when: 'ALL', of: [rule('restrict-from-all-users', { restrictMode: 'users' })] },
    },
  ],
}

const BUSINESS_TASK: WorkflowInput = {
  name: 'Acme Office Workflow',
  description: 'Tasks of operations and finance.',
  statuses: { 'To Do': {}, 'In Progress': {}, Blocked: {}, Done: {} },
  transitions: [
    { name: 'Create', to: 'To Do' },
    { name: 'Start', from: ['To Do'], to: 'In Progress' },
    { name: 'Stop', from: ['In Progress', 'Blocked'], to: 'To Do' },
    { name: 'Block', from: ['In Progress'], to: 'Blocked' },
    {
      name: 'Finish',
      from: ['In Progress', 'Blocked'],
      to: 'Done',
      actions: [rule('update-field', { field: 'resolution', value: resolutions('Done'), mode: 'replace' })],
    },
    {
      name: 'Reopen',
      from: ['Done'],
      to: 'To Do',
      conditions: {
        when: 'ALL',
        of: [
          rule('previous-status-condition', {
            previousStatusIds: statuses('In Progress'),
            not: 'false',
            mostRecentStatusOnly: 'true',
            includeCurrentStatus: 'false',
            ignoreLoopTransitions: 'true',
          }),
        ],
      },
    },
  ],
}

export const BUSINESS_WORKFLOWS: readonly WorkflowInput[] = [INCIDENT, CHANGE, INVOICE, BUSINESS_TASK]
