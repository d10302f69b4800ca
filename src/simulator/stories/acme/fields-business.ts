/** Acme's custom fields for incidents, changes and invoices. */
import { type FieldInput, defaultOption as option } from '../build/fields.ts'
import { groups } from '../build/named.ts'

export const BUSINESS_FIELDS: readonly FieldInput[] = [
  {
    name: 'Severity',
    description: 'How bad it is for customers.',
    type: 'select',
    contexts: [
      {
        name: 'Bugs',
        issueTypes: ['Bug'],
        options: ['S1 – stands still', 'S2 – wrong', 'S3 – ugly', 'S4 – cosmetic'],
        default: option('S3 – ugly'),
      },
      { name: 'Incidents', projects: ['OPS'], options: ['Major', 'Minor', 'Notice'] },
    ],
  },
  {
    name: 'Root cause',
    description: 'What the review found.',
    type: 'select',
    contexts: [
      {
        options: ['Code', 'Configuration', 'Carrier', 'Network', 'Data', { value: 'Unknown', disabled: true }],
      },
    ],
  },
  { name: 'Root cause analysis', description: 'The whole story.', type: 'textarea' },
  {
    name: 'Incident start',
    description: 'When customers noticed first.',
    type: 'datetime',
    contexts: [
      { name: 'Operations', projects: ['OPS'], default: () => ({ type: 'datetimepicker', useCurrent: true }) },
    ],
  },
  {
    name: 'Incident end',
    description: 'When the last customer worked again.',
    type: 'datetime',
    contexts: [{ name: 'Operations', projects: ['OPS'] }],
  },
  { name: 'Runbook', description: 'What to do, step by step.', type: 'url' },
  {
    name: 'Responsible group',
    description: 'Who is called.',
    type: 'grouppicker',
    contexts: [{ default: (site) => ({ type: 'grouppicker.single', groupId: groups('acme-operations')(site) }) }],
  },
  { name: 'Informed groups', description: 'Who is told.', type: 'multigrouppicker' },
  {
    name: 'Risk',
    description: 'Judged by the change board.',
    type: 'radiobuttons',
    contexts: [{ name: 'Changes', issueTypes: ['Change'], options: ['Low', 'Medium', 'High'] }],
  },
  { name: 'Change window', description: 'When the change may begin.', type: 'datetime' },
  { name: 'Approvers', description: 'Members of the change board.', type: 'multiuserpicker' },
  { name: 'Account manager', description: 'Who speaks with the customer.', type: 'userpicker' },
  { name: 'Regulations', description: 'Rules that apply, one label each.', type: 'labels' },
  {
    name: 'Cost centre',
    description: 'Who pays.',
    type: 'select',
    contexts: [{ name: 'Business', projects: ['OPS', 'FIN'], options: ['1000 Network', '2000 Product', '3000 Sales'] }],
  },
  {
    name: 'Currency',
    description: 'Of the amount.',
    type: 'select',
    contexts: [
      {
        name: 'Invoices',
        issueTypes: ['Invoice'],
        options: ['EUR', 'PLN', 'NOK', 'USD'],
        default: option('EUR'),
      },
    ],
  },
  {
    name: 'Amount',
    description: 'Without tax.',
    type: 'float',
    contexts: [{ name: 'Invoices', issueTypes: ['Invoice'] }],
  },
]
