/** Custom fields: options came, went and moved; names, defaults and contexts changed; twins appeared. */
import { context, customField, defaultOption, giveContexts, optionIn } from '../build/fields.ts'
import { fieldNamed, idOf, projectNamed } from '../build/named.ts'
import { type Drift, described, inContext, renamed } from './changes.ts'

export const FIELD_DRIFTS: readonly Drift[] = [
  [
    '‘Squad’ has a new squad, and one that is no more',
    inContext('Squad', ({ options }, _, site) => {
      options.push({ id: site.id(), value: 'Foxtrot', disabled: false, parentId: null })
      for (const option of options) if (option.value === 'Everest') option.disabled = true
    }),
  ],
  [
    '‘Squad’ is ordered by size now',
    inContext('Squad', ({ options }) => {
      options.reverse()
    }),
  ],
  [
    '‘Carrier’ lost Hermes, which nothing used',
    inContext('Carrier', (one) => {
      one.options = one.options.filter(({ value }) => value !== 'Hermes')
    }),
  ],
  [
    '‘Carrier’ calls DHL by its full name, and a filter knows it no longer',
    inContext('Carrier', ({ options }) => {
      for (const option of options) if (option.value === 'DHL') option.value = 'DHL Express'
    }),
  ],
  [
    '‘Service level’ is Express unless somebody says otherwise',
    inContext('Service level', (one, _, site) => {
      one.defaultValue = defaultOption('Express')(site, one)
    }),
  ],
  [
    '‘Delivery region’ has Italy',
    inContext('Delivery region', (one, _, site) => {
      one.options.push({ id: site.id(), value: 'Italy', disabled: false, parentId: optionIn(one, 'Europe') })
    }),
  ],
  [
    '‘Depot’ knows the carriers’ own halls',
    inContext('Depot', (_, field, site) => {
      const halls = { name: 'Halls of carriers', projects: ['INT'], options: ['Bremen', 'Liège'] }
      field.contexts.push(context(site, field.name, halls))
    }),
  ],
  [
    '‘Release train’ runs in the warehouse no longer',
    inContext(
      'Release train',
      (one, _, site) => {
        const { issueTypes } = site.tables
        one.description = 'Stories and tasks only'
        one.issueTypeIds = ['Story', 'Task', 'Bug'].map((name) => idOf(issueTypes, name))
      },
      'Trains of the platform',
    ),
  ],
  renamed('fields', 'Parcels per day', 'Daily parcels'),
  described('fields', 'Runbook', 'The page that the person on call opens first.'),
  [
    '‘Regulations’ is in the trash',
    (site, at) => {
      fieldNamed(site, 'Regulations').trashedAt = Math.max(at, site.now() - 30 * 86_400_000)
    },
  ],
  [
    '‘Customer’ exists twice: sales wanted a free text',
    (site) => {
      const twin = customField(site, { name: 'Customer', description: 'As written in the offer.', type: 'textfield' })
      twin.contexts.push(context(site, twin.name, {}))
    },
  ],
  [
    '‘Business value’ exists twice, both a number: somebody did not look',
    (site) => {
      const twin = customField(site, { name: 'Business value', description: 'In thousands of euros.', type: 'float' })
      twin.contexts.push(context(site, twin.name, {}))
    },
  ],
  [
    '‘Carbon footprint’ is a new field',
    (site) => {
      const input = { name: 'Carbon footprint', description: 'Grams for each parcel.', type: 'float' }
      customField(site, input)
      giveContexts(site, input)
    },
  ],
  [
    '‘Escalated to’ is a new field, with the head of operations in it',
    (site) => {
      const input = {
        name: 'Escalated to',
        description: 'Who decides when nobody else does.',
        type: 'userpicker',
        contexts: [{ name: 'Operations', projects: ['OPS'] }],
      }
      customField(site, input)
      giveContexts(site, input)
      const [operations] = fieldNamed(site, 'Escalated to').contexts
      const accountId = projectNamed(site, 'OPS').leadAccountId
      if (operations)
        operations.defaultValue = {
          type: 'single.user.select',
          accountId,
          userFilter: { enabled: false, groups: [], roleIds: [] },
        }
    },
  ],
]
