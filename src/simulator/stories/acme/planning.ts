/** Acme's filters, boards and sprints. Filters name things every way that JQL allows: name, key, id, quoted, cf[…], another filter. */
import type { Site } from '../../site.ts'
import { fieldNamed, idOf, personNamed, projectNamed } from '../build/named.ts'
import type { BoardInput, FilterInput } from '../build/planning.ts'

const cf = (site: Site, name: string) => `cf[${fieldNamed(site, name).schema.customId}]`
/** JQL names an account by id on Cloud, by user name on Data Center. */
const account = (site: Site, name: string) => personNamed(site, name).name

export const FILTERS: readonly FilterInput[] = [
  {
    name: 'Parcel board',
    description: 'Everything on the board of the Parcel Platform',
    owner: 'anna.berg',
    jql: 'project = PAR ORDER BY Rank ASC',
    shared: [['project', 'PAR']],
    editable: [['user', 'priya.raman']],
  },
  {
    name: 'Route board',
    description: 'Everything on the board of the Route Planner',
    owner: 'priya.raman',
    jql: (site) => `project = ${projectNamed(site, 'ROU').id} ORDER BY Rank ASC`,
    shared: [['project', 'ROU']],
  },
  {
    name: 'Warehouse board',
    description: '',
    owner: 'jonas.keller',
    jql: 'project = "Warehouse Mobile" AND issuetype != Epic ORDER BY Rank ASC',
    shared: [['loggedin']],
  },
  {
    name: 'Carrier board',
    description: 'What we wait for, and from whom',
    owner: 'luc.moreau',
    jql: 'project = "INT" ORDER BY priority DESC, Rank ASC',
    shared: [['group', 'acme-developers']],
  },
  {
    name: 'Operations board',
    description: '',
    owner: 'peter.novotny',
    jql: (site) =>
      `project = OPS AND issuetype in (${idOf(site.tables.issueTypes, 'Incident')}, Change) ORDER BY created DESC`,
    shared: [['project', 'OPS']],
  },
  {
    name: 'Open bugs of the products',
    description: 'For the Monday round',
    owner: 'marta.nowak',
    jql: 'project in (PAR, ROU, WHM) AND issuetype = Bug AND resolution is EMPTY ORDER BY priority DESC, created ASC',
    shared: [['loggedin']],
    favourites: ['anna.berg', 'grace.okafor'],
  },
  {
    name: 'DHL and DPD',
    description: 'Work that these two carriers notice',
    owner: 'luc.moreau',
    jql: (site) =>
      `project = "INT" AND (${cf(site, 'Carrier')} in (DHL, DPD) OR "Carriers affected" = DHL) AND statusCategory != Done`,
    shared: [['group', 'partner-carriers']],
  },
  {
    name: 'Late epics',
    description: 'Should be done, are not',
    owner: 'grace.okafor',
    jql: (site) =>
      `issuetype = Epic AND ${cf(site, 'Target end')} < now() AND statusCategory != Done ORDER BY ${cf(site, 'Business value')} DESC`,
    shared: [
      ['group', 'acme-product'],
      ['user', 'ada.lindqvist'],
    ],
    favourites: ['grace.okafor', 'henrik.dahl'],
  },
  {
    name: 'Mine, this sprint',
    description: '',
    owner: 'tomas.ferreira',
    jql: 'assignee = currentUser() AND sprint in openSprints()',
  },
  {
    name: 'Jonas reviews',
    description: 'Where Jonas is the bottleneck',
    owner: 'grace.okafor',
    jql: (site) =>
      `status = ${idOf(site.tables.statuses, 'In Review')} AND assignee = "${account(site, 'jonas.keller')}"`,
    shared: [['user', 'jonas.keller']],
  },
  {
    name: 'Late and wrong',
    description: 'Late epics and open bugs together',
    owner: 'grace.okafor',
    jql: (site) => `filter = ${idOf(site.tables.filters, 'Late epics')} OR filter = "Open bugs of the products"`,
    shared: [['group', 'acme-product']],
  },
  {
    name: 'Invoices of the quarter',
    description: 'What finance reports',
    owner: 'clara.weiss',
    jql: (site) =>
      `project = FIN AND issuetype = Invoice AND "Cost centre" = "2000 Product" AND ${cf(site, 'Amount')} > 1000 AND created > startOfMonth(-3)`,
    shared: [['group', 'acme-finance']],
  },
  {
    name: 'In the next parcel release',
    description: '',
    owner: 'olivia.reyes',
    jql: 'project = PAR AND fixVersion in ("4.4", "5.0") AND component in (Booking, "Public API")',
    shared: [['project', 'PAR']],
  },
]

const SPRINT_COLUMNS: BoardInput['columns'] = [
  ['To do', ['Backlog', 'Selected', 'To Do', 'Triage']],
  ['Working', ['In Progress', 'Blocked']],
  ['Review', ['In Review'], 4],
  ['Testing', ['In Testing'], 3],
  ['Done', ['Released', 'Cancelled', 'Resolved', 'Closed', 'Done']],
]
const DELIVERY_COLUMNS: BoardInput['columns'] = [
  ['Backlog', ['Backlog', 'To Do', 'Triage']],
  ['Working', ['In Progress', 'In Testing'], 6],
  ['Waiting', ['Waiting for Carrier']],
  ['Review', ['In Review', 'Ready for Release']],
  ['Done', ['Released', 'Done', 'Resolved', 'Closed', 'Cancelled']],
]

export const BOARDS: readonly BoardInput[] = [
  {
    name: 'Parcel sprints',
    type: 'scrum',
    filter: 'Parcel board',
    project: 'PAR',
    columns: SPRINT_COLUMNS,
    sprints: 'Parcel',
  },
  {
    name: 'Route sprints',
    type: 'scrum',
    filter: 'Route board',
    project: 'ROU',
    columns: SPRINT_COLUMNS,
    sprints: 'Route',
  },
  { name: 'Warehouse flow', type: 'kanban', filter: 'Warehouse board', project: 'WHM', columns: DELIVERY_COLUMNS },
  { name: 'Carrier flow', type: 'kanban', filter: 'Carrier board', project: 'INT', columns: DELIVERY_COLUMNS },
  {
    name: 'Operations today',
    type: 'kanban',
    filter: 'Operations board',
    project: 'OPS',
    columns: [
      ['Backlog', ['Open', 'Draft', 'To Do']],
      ['Board', ['Awaiting Approval', 'Scheduled']],
      ['Now', ['Investigating', 'In Progress', 'Blocked']],
      ['Watch', ['Mitigated']],
      ['Done', ['Resolved', 'Closed', 'Done', 'Rejected']],
    ],
  },
]

/** Sprints of two weeks: so many are over, one runs, so many are to come. */
export const SPRINTS = { days: 14, closed: 8, future: 2 } as const
export const SPRINT_GOALS = [
  'Returns work without a printer',
  'No label takes longer than a second',
  'Drivers see changes within a minute',
  'Customs data for Norway and Switzerland',
  'Fewer calls to support',
  'Ready for the peak season',
] as const
