/** From the report of an incident to its cause. */
import { fields, roles } from '../../build/named.ts'
import { rule, type WorkflowInput } from '../../build/workflows.ts'
import { resolve, toMe } from '../rules.ts'

export const INCIDENT_WORKFLOW: WorkflowInput = {
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
      actions: [toMe],
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
      actions: [resolve('Fixed')],
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
