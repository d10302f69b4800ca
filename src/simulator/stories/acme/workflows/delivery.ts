/** How teams work that pull and wait for carriers. */
import { fields, groups, people } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { only, resolve, toMe, unresolve } from '../rules.ts'

export const DELIVERY_WORKFLOW: WorkflowInput = {
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
