/** How a change of production is approved and carried out. */
import { fields, statuses } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { resolve } from '../rules.ts'

export const CHANGE_WORKFLOW: WorkflowInput = {
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
      actions: [resolve("Won't Do")],
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
      actions: [resolve('Done')],
    },
    { name: 'Roll back', from: ['In Progress', 'Done'], to: 'Scheduled' },
  ],
}
