/** Acme's forty custom fields: planning and delivery. Those of operations and finance are in fields-business.ts. */
import {
  type ContextInput,
  type FieldInput,
  defaultOption as option,
  optionIn,
  defaultOptions as options,
} from '../build/fields.ts'
import { BUSINESS_FIELDS } from './fields-business.ts'

const SOFTWARE_PROJECTS = ['PAR', 'ROU', 'WHM', 'INT']

const REGIONS: ContextInput = {
  options: [
    { value: 'Europe', children: ['Germany', 'Poland', 'France', 'Spain', 'Nordics'] },
    { value: 'North America', children: ['East', 'Midwest', 'West', 'Canada'] },
    { value: 'Asia', children: ['Japan', 'India', 'Singapore'] },
    { value: 'Elsewhere' },
  ],
  default: (_site, context) => ({
    type: 'option.cascading',
    optionId: optionIn(context, 'Europe'),
    cascadingOptionId: optionIn(context, 'Europe > Germany'),
  }),
}

const PLANNING: readonly FieldInput[] = [
  {
    name: 'Squad',
    description: 'Who builds it.',
    type: 'select',
    contexts: [{ options: ['Atlas', 'Beacon', 'Compass', 'Dockside', 'Everest'] }],
  },
  { name: 'Business value', description: 'From 0 to 100, set by the product owner.', type: 'float' },
  { name: 'Target start', description: 'When work should begin.', type: 'datepicker' },
  { name: 'Target end', description: 'When it should be with customers.', type: 'datepicker' },
  {
    name: 'Release train',
    description: 'The train that carries it.',
    type: 'select',
    contexts: [
      {
        name: 'Trains of the products',
        projects: ['PAR', 'ROU'],
        options: ['Spring', 'Summer', 'Autumn', 'Winter', { value: 'Hotfix', disabled: true }],
        default: option('Spring'),
      },
      { name: 'Trains of the platform', projects: ['WHM', 'INT'], options: ['Odd weeks', 'Even weeks'] },
    ],
  },
  { name: 'Product owner', description: 'Who accepts it.', type: 'userpicker' },
  {
    name: 'Acceptance criteria',
    description: 'What must be true when it is done.',
    type: 'textarea',
    contexts: [
      {
        name: 'Stories',
        issueTypes: ['Story', 'Improvement'],
        default: () => ({ type: 'textarea', text: 'Given …, when …, then …' }),
      },
    ],
  },
  { name: 'Reviewers', description: 'Who reads the change.', type: 'multiuserpicker' },
  { name: 'Tester', description: 'Who tries it on the test depot.', type: 'userpicker' },
  { name: 'Design document', description: 'Where the design is written down.', type: 'url' },
  { name: 'Target release', description: 'The version promised to customers.', type: 'version' },
  { name: 'Fixed in builds', description: 'Versions that got the fix as well.', type: 'multiversion' },
  { name: 'Related project', description: 'Where the other half of the work is.', type: 'project' },
]

const DELIVERY: readonly FieldInput[] = [
  {
    name: 'Carrier',
    description: 'Who moves the parcel.',
    type: 'select',
    contexts: [
      {
        options: [
          'DHL',
          'DPD',
          'GLS',
          'UPS',
          'FedEx',
          'PostNord',
          'InPost',
          { value: 'Hermes', disabled: true },
          'Other',
        ],
        default: option('DHL'),
      },
    ],
  },
  {
    name: 'Carriers affected',
    description: 'All carriers that notice.',
    type: 'multiselect',
    contexts: [{ options: ['DHL', 'DPD', 'GLS', 'UPS', 'FedEx', 'PostNord', 'InPost'] }],
  },
  {
    name: 'Service level',
    description: 'How fast the parcel was promised.',
    type: 'radiobuttons',
    contexts: [{ options: ['Same day', 'Express', 'Standard', 'Economy'], default: option('Standard') }],
  },
  { name: 'Delivery region', description: 'Continent and country.', type: 'cascadingselect', contexts: [REGIONS] },
  {
    name: 'Depot',
    description: 'Where the parcel lies.',
    type: 'select',
    contexts: [
      {
        name: 'Network depots',
        projects: ['PAR', 'ROU'],
        options: ['Hamburg', 'Leipzig', 'Lyon', 'Poznań', 'Madrid', { value: 'Rotterdam', disabled: true }],
      },
      {
        name: 'Warehouses',
        projects: ['WHM'],
        options: ['Hall 1', 'Hall 2', 'Cold store', 'Returns'],
        default: option('Hall 1'),
      },
    ],
  },
  {
    name: 'Customer',
    description: 'Who asked for it.',
    type: 'multiselect',
    contexts: [
      {
        name: 'Customers of the products',
        projects: SOFTWARE_PROJECTS,
        options: ['Nordlicht Foods', 'Casa Verde', 'Brightside Books', 'Kite Outdoor', 'Medica Plus'],
      },
      {
        name: 'Customers with a contract',
        projects: ['FIN'],
        options: ['Nordlicht Foods', 'Kite Outdoor', 'Medica Plus'],
      },
    ],
  },
  { name: 'Customer reference', description: 'The number in the customer’s own system.', type: 'textfield' },
  {
    name: 'Parcels per day',
    description: 'How many parcels it is about.',
    type: 'float',
    contexts: [{ default: () => ({ type: 'float', number: 100 }) }],
  },
  {
    name: 'Platforms',
    description: 'Where it shows.',
    type: 'multicheckboxes',
    contexts: [{ options: ['Web', 'Android', 'iOS', 'Scanner', 'API'], default: options('Web') }],
  },
  {
    name: 'Steps to reproduce',
    description: 'What to do to see it.',
    type: 'textarea',
    contexts: [{ name: 'Bugs', issueTypes: ['Bug'] }],
  },
  {
    name: 'Found in',
    description: 'Where it was seen first.',
    type: 'radiobuttons',
    contexts: [{ name: 'Bugs', issueTypes: ['Bug'], options: ['Production', 'Test depot', 'Review'] }],
  },
]

export const FIELDS: readonly FieldInput[] = [...PLANNING, ...DELIVERY, ...BUSINESS_FIELDS]
