/** What Acme added to Jira's words for work: statuses, issue types, priorities, resolutions, link types, categories. */
import type { StatusCategory } from '../../records.ts'

type StatusLine = readonly [name: string, category: StatusCategory, description: string]
export const STATUSES: readonly StatusLine[] = [
  ['Backlog', 'TODO', 'Known, not yet chosen'],
  ['Selected', 'TODO', 'Chosen for the next sprint'],
  ['Triage', 'TODO', 'Somebody has to find out what this is'],
  ['In Review', 'IN_PROGRESS', 'Another developer reads the change'],
  ['In Testing', 'IN_PROGRESS', 'On the test depot'],
  ['Blocked', 'IN_PROGRESS', 'Waits for something outside the team'],
  ['Waiting for Carrier', 'IN_PROGRESS', 'The carrier has to answer or to deliver'],
  ['Ready for Release', 'IN_PROGRESS', 'Accepted, not yet in production'],
  ['Released', 'DONE', 'In production'],
  ['Investigating', 'IN_PROGRESS', 'Operations looks for the cause'],
  ['Mitigated', 'IN_PROGRESS', 'Customers work again, the cause is still there'],
  ['Awaiting Approval', 'TODO', 'The change board has to decide'],
  ['Scheduled', 'IN_PROGRESS', 'Approved, with a window'],
  ['Rejected', 'DONE', 'The change board said no'],
  ['Draft', 'TODO', 'Not sent yet'],
  ['Sent', 'IN_PROGRESS', 'With the customer'],
  ['Waiting for Customer', 'IN_PROGRESS', 'From the old support desk; nothing uses it'],
  ['Paid', 'DONE', 'The money has arrived'],
  ['Cancelled', 'DONE', 'Will not be done'],
]

type TypeLine = readonly [name: string, hierarchyLevel: number, description: string]
export const ISSUE_TYPES: readonly TypeLine[] = [
  ['Improvement', 0, 'Makes something better that already works'],
  ['Spike', 0, 'A question that is answered within two days'],
  ['Incident', 0, 'Something that customers use does not work'],
  ['Change', 0, 'A change of production that the change board approves'],
  ['Invoice', 0, 'A bill to a customer'],
  ['Checklist Item', -1, 'One line of a checklist'],
]

type PriorityLine = readonly [name: string, statusColor: string, icon: string, description: string]
/** Above Jira's own, and below them. */
export const FIRST_PRIORITY: PriorityLine = ['Blocker', '#8b0000', 'blocker', 'Parcels stand still.']
export const LAST_PRIORITY: PriorityLine = ['Trivial', '#c1c7d0', 'trivial', 'Nobody but us will notice.']

type Line = readonly [name: string, description: string]
export const RESOLUTIONS: readonly Line[] = [
  ['Fixed', 'A fix is in production or will be with the next release.'],
  ['Deferred', 'Not now; the product owner looks at it again next quarter.'],
]

type LinkLine = readonly [name: string, inward: string, outward: string]
export const LINK_TYPES: readonly LinkLine[] = [
  ['Causes', 'is caused by', 'causes'],
  ['Delivers', 'is delivered by', 'delivers'],
]

export const CATEGORIES: readonly Line[] = [
  ['Product', 'What customers see'],
  ['Platform', 'What products stand on'],
  ['Business', 'Everything that keeps the company running'],
]

export const SECURITY_SCHEME = {
  name: 'Customer Data',
  description: 'Issues that name customers or prices',
  levels: [
    {
      name: 'Staff Only',
      description: 'Prices and contracts',
      groups: ['acme-product', 'acme-finance'],
      people: ['ada.lindqvist'],
    },
    { name: 'Developers', description: 'Names of customers', groups: ['acme-product', 'acme-developers'], people: [] },
  ],
} as const
export const NOTIFICATION_SCHEMES: readonly Line[] = [['Quiet Notification Scheme', 'Tells only who is mentioned']]
export const FIELD_CONFIGURATION_SCHEMES: readonly Line[] = [
  ['Acme Field Configuration Scheme', 'Summary and description are required everywhere'],
]
