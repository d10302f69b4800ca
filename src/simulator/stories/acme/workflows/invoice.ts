/** From the draft of an invoice to the money. */
import { fields, groups } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { resolve } from '../rules.ts'

export const INVOICE_WORKFLOW: WorkflowInput = {
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
      actions: [resolve('Done'), rule('update-field', { field: 'labels', value: 'booked', mode: 'append' })],
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
