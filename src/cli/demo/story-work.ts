/** What stands under the demo's objectives: initiatives that came from Jira, some that live in Fairlead only, and outcomes. */
import type { Days } from './story.ts'
import type { Health, Stage } from './telling.ts'

export interface ToldInitiative {
  /** The epic's summary, or what Fairlead alone calls it. */
  readonly name: string
  readonly under: string
  readonly days: Days
  readonly health?: Health
  readonly labels?: readonly string[]
  /** Only of what Jira does not know: epics bring their own. */
  readonly stage?: Stage
  readonly owner?: string
  readonly text?: string
  /** What it counts beside what stands below it: what a query finds. */
  readonly jql?: string
}

const FIRST = 'Every parcel arrives at the first attempt'
const TOURS = 'Tours that plan themselves'
const PLATFORM = 'A platform that shops build on'
const CUSTOMS = 'At home beyond the customs border'

/** Epics of Jira, which the first reading makes initiatives of. */
export const FROM_JIRA: readonly ToldInitiative[] = [
  { name: 'Returns without a printer', under: FIRST, days: [-300, -130] },
  { name: 'Delivery windows', under: FIRST, days: [-230, -75] },
  { name: 'Pick-up points', under: FIRST, days: [-55, 14], health: 'at-risk' },
  { name: 'Ready for the peak season', under: FIRST, days: [-21, 48], health: 'on-track' },
  { name: 'Bicycles in the inner city', under: TOURS, days: [-310, -90] },
  { name: 'Plans while driving', under: TOURS, days: [-120, 12], health: 'on-track' },
  { name: 'Low emission zones', under: TOURS, days: [-70, 20], health: 'off-track' },
  { name: 'A tour in one second', under: TOURS, days: [-24, 76], health: 'on-track' },
  { name: 'One API for everything', under: PLATFORM, days: [-45, 62], health: 'on-track' },
  { name: 'Customs for Norway and Switzerland', under: CUSTOMS, days: [-210, -60] },
]

/** Planned here, and not yet anybody's work in Jira. */
export const ONLY_HERE: readonly ToldInitiative[] = [
  {
    name: 'Shops make their own keys',
    under: PLATFORM,
    days: [30, 96],
    stage: 'planned',
    owner: 'Tomás Ferreira',
    labels: ['api', 'self-service'],
    text: 'Today somebody of ours makes each key by hand. Push this to Jira once “One API for everything” has its error messages.',
  },
  {
    name: 'Customs for the United Kingdom',
    under: CUSTOMS,
    days: [21, 112],
    stage: 'planned',
    owner: 'Samir Haddad',
    labels: ['customs'],
    jql: 'project = PAR AND labels = uk-customs',
    text: 'The declaration is the same as for Norway; the tariff numbers and the duty account are not.',
  },
  {
    name: 'Duties paid at the checkout',
    under: CUSTOMS,
    days: [84, 168],
    stage: 'idea',
    owner: 'Grace Okafor',
    text: 'Nobody likes to pay at the door. Wait for the numbers of the United Kingdom before deciding.',
  },
  {
    name: 'Evening tours by bicycle',
    under: TOURS,
    days: [62, 150],
    stage: 'idea',
    owner: 'Jonas Keller',
    labels: ['bicycle'],
  },
]

export interface ToldOutcome extends ToldInitiative {
  /** So many open issues of the initiative are linked by hand. */
  readonly links?: number
}

export const OUTCOMES: readonly ToldOutcome[] = [
  {
    name: 'Customers see for themselves where their parcel is',
    under: 'Ready for the peak season',
    days: [-21, 30],
    stage: 'underway',
    owner: 'Grace Okafor',
    text: 'Everything with the label “tracking”, whichever epic it belongs to.',
    jql: 'project = PAR AND labels = tracking',
  },
  {
    name: 'No van is stopped at the border of a zone',
    under: 'Low emission zones',
    days: [-30, 20],
    stage: 'underway',
    health: 'off-track',
    owner: 'Peter Novotny',
    links: 3,
  },
  {
    name: 'A shop ships its first parcel within a day',
    under: 'One API for everything',
    days: [20, 62],
    stage: 'planned',
    owner: 'Tomás Ferreira',
    links: 2,
  },
]

/** What people of the demo's Jira write, when little is left to do. */
export const WANTED = [
  'Show it on the map',
  'Tell the driver',
  'Ask before it is changed',
  'Log who changed it',
  'Try it in Lyon first',
]
/** Who takes what nobody has taken. */
export const TEAM = ['Anna Berg', 'Priya Raman', 'Luc Moreau', 'Marta Nowak', 'Jonas Keller']
/** How likely work is to go on in an epic; one that is not named goes on as it can; and outside of all epics. */
export const PACES: Readonly<Record<string, number>> = {
  '': 0.1,
  'Pick-up points': 0.15,
  'Low emission zones': 0.04,
  'Plans while driving': 0,
  'A tour in one second': 0.4,
}

/** Stories that no epic holds yet: a rule finds them by their label. */
export const ASKED_FOR = [
  { summary: 'Tariff numbers of the United Kingdom', label: 'uk-customs', by: 'Samir Haddad' },
  { summary: 'A duty account for each sender', label: 'uk-customs', by: 'Samir Haddad' },
  { summary: 'What changes for Northern Ireland?', label: 'uk-customs', by: 'Grace Okafor' },
  { summary: 'Print the declaration beside the label', label: 'uk-customs', by: 'Samir Haddad' },
] as const

export const DISAGREEMENTS = {
  /** Both sides said another last day, and the integration asks. */
  open: { name: 'Pick-up points', inJira: 31, here: 10, by: 'Marta Nowak' },
  decided: { name: 'A tour in one second', inJira: 90, here: 69, by: 'Henrik Dahl', winner: 'jira' },
} as const

/** Fairlead says that it is done; Jira has no way there while an issue below it is open. */
export const WAITING = { name: 'Plans while driving', stage: 'done' } as const

/** Hidden from the service account: it counts as unknown, and never as done or as open. */
export const HIDDEN = { below: 'One API for everything' } as const
