/** Acme's six projects: four that make software, two that keep the company running. */
import type { ProjectInput } from '../build/projects.ts'

const PRODUCT_SCHEMES = {
  issueTypes: 'Product Issue Type Scheme',
  screens: 'Product Issue Type Screen Scheme',
  permissions: 'Product Permission Scheme',
}

export const PROJECTS: readonly ProjectInput[] = [
  {
    key: 'PAR',
    name: 'Parcel Platform',
    description: 'Booking, labels and tracking: what every parcel of every customer goes through.',
    url: 'https://parcels.acme.example',
    lead: 'anna.berg',
    assignee: 'PROJECT_LEAD',
    type: 'software',
    category: 'Product',
    formerKeys: ['PCL'],
    schemes: { ...PRODUCT_SCHEMES, workflows: 'Parcel Workflow Scheme' },
    actors: {
      Administrators: { people: ['anna.berg'] },
      Developers: { people: ['samir.haddad'], groups: ['acme-developers', 'acme-testers'] },
      Users: { groups: ['acme-operations'] },
      Integrations: { people: ['fairlead.service'] },
    },
    components: [
      { name: 'Booking', description: 'From order to label', lead: 'tomas.ferreira' },
      { name: 'Tracking', description: 'Where is my parcel', lead: 'priya.raman' },
      { name: 'Notifications', description: 'Mail, text and push' },
      { name: 'Public API', description: 'What customers’ shops call', lead: 'jonas.keller' },
    ],
    versions: [
      { name: '4.0', description: 'The new label service', due: -300, state: 'archived' },
      { name: '4.1', description: 'Returns without paper', due: -210 },
      { name: '4.2', description: 'Delivery windows', due: -120 },
      { name: '4.3', description: 'Customs', due: -30 },
      { name: '4.4', description: 'Pick-up points', due: -3, state: 'late' },
      { name: '5.0', description: 'One API for everything', due: 90 },
    ],
  },
  {
    key: 'ROU',
    name: 'Route Planner',
    description: 'Plans tours for vans and bicycles and changes them while they are under way.',
    lead: 'priya.raman',
    type: 'software',
    category: 'Product',
    schemes: {
      ...PRODUCT_SCHEMES,
      workflows: 'Route Workflow Scheme',
      fieldConfiguration: 'Acme Field Configuration Scheme',
    },
    actors: {
      Administrators: { people: ['priya.raman'] },
      Developers: { groups: ['acme-developers'] },
      'Product Owners': { people: ['peter.novotny'] },
      Integrations: { people: ['fairlead.service'] },
    },
    components: [
      { name: 'Optimizer', description: 'Finds the tour', lead: 'luc.moreau' },
      { name: 'Driver app', description: 'Shows the tour' },
      { name: 'Map data', description: 'Streets, bans, tolls' },
    ],
    versions: [
      { name: '2.8', description: 'Time windows', due: -180 },
      { name: '2.9', description: 'Bicycles', due: -60 },
      { name: '3.0', description: 'Plans while driving', due: 45 },
    ],
  },
  {
    key: 'WHM',
    name: 'Warehouse Mobile',
    description: 'The scanner in the hall: receive, store, pick, pack.',
    lead: 'jonas.keller',
    type: 'software',
    category: 'Product',
    schemes: {
      issueTypes: 'Delivery Issue Type Scheme',
      screens: 'Warehouse Issue Type Screen Scheme',
      workflows: 'Warehouse Workflow Scheme',
      permissions: 'Delivery Permission Scheme',
    },
    actors: {
      Administrators: { people: ['jonas.keller'] },
      Developers: { people: ['yuki.tanaka'], groups: ['acme-developers'] },
    },
    components: [
      { name: 'Scanner', description: 'The app in the hand', lead: 'yuki.tanaka' },
      { name: 'Stock', description: 'What lies where' },
    ],
    versions: [
      { name: '26.10', description: 'October', due: -40 },
      { name: '26.12', description: 'December', due: 20 },
    ],
  },
  {
    // A word that JQL keeps for itself: in a query it has to stand in quotes.
    key: 'INT',
    name: 'Carrier Integrations',
    description: 'Connections to carriers: labels out, scans in, invoices back.',
    lead: 'luc.moreau',
    type: 'software',
    category: 'Platform',
    schemes: {
      issueTypes: 'Delivery Issue Type Scheme',
      screens: 'Carrier Issue Type Screen Scheme',
      workflows: 'Carrier Workflow Scheme',
      permissions: 'Delivery Permission Scheme',
      notifications: 'Quiet Notification Scheme',
    },
    actors: {
      Administrators: { people: ['luc.moreau'] },
      Developers: { people: ['luc.moreau', 'tomas.ferreira'] },
      Users: { groups: ['partner-carriers'] },
    },
    components: [
      { name: 'Labels', description: 'Out to the carrier' },
      { name: 'Scan events', description: 'Back from the carrier', lead: 'luc.moreau' },
    ],
    versions: [{ name: 'Peak season', description: 'Everything before Black Friday', due: 5 }],
  },
  {
    key: 'OPS',
    name: 'Operations',
    description: 'Incidents, changes, and the machines in the halls.',
    url: 'https://status.acme.example',
    lead: 'peter.novotny',
    type: 'business',
    category: 'Business',
    schemes: {
      issueTypes: 'Operations Issue Type Scheme',
      screens: 'Operations Issue Type Screen Scheme',
      workflows: 'Operations Workflow Scheme',
      permissions: 'Operations Permission Scheme',
    },
    actors: {
      Administrators: { people: ['peter.novotny'] },
      Developers: { groups: ['acme-operations'] },
      'Release Managers': { people: ['ines.romero'] },
    },
    components: [
      { name: 'Network', description: 'Lines between depots and the data centre', lead: 'ines.romero' },
      { name: 'Sorting machines', description: 'Belts, scales, cameras' },
      { name: 'Data centre', description: 'Where it all runs' },
    ],
    versions: [],
  },
  {
    key: 'FIN',
    name: 'Finance and Billing',
    description: 'Invoices to customers and from carriers.',
    lead: 'clara.weiss',
    assignee: 'PROJECT_LEAD',
    type: 'business',
    category: 'Business',
    schemes: {
      issueTypes: 'Finance Issue Type Scheme',
      screens: 'Finance Issue Type Screen Scheme',
      workflows: 'Finance Workflow Scheme',
      permissions: 'Finance Permission Scheme',
      notifications: 'Quiet Notification Scheme',
      security: 'Customer Data',
    },
    actors: { Administrators: { people: ['clara.weiss'] }, Users: { groups: ['acme-finance'] } },
    components: [
      { name: 'Receivables', description: 'What customers owe us' },
      { name: 'Payables', description: 'What we owe carriers', lead: 'ben.carter' },
    ],
    versions: [],
  },
]
