/** Custom fields with contexts, options and defaults; what could not be read. */
import { expect } from 'vitest'
import type { Site } from '../../src/simulator/index.ts'
import { context, field, named, project, select, transition, user, workflow } from './parts.ts'
import { rowNamed, type Scenario } from './scenario.ts'

const SELECT = 'custom-field:Colour (select)'
const APP = 'com.acme.app:stars'

const both = (source: Site, target: Site, make: (site: Site) => void): void => {
  make(source)
  make(target)
}

/** A context of its own for one project, with these options. */
function limited(site: Site, of: ReturnType<typeof field>, key: string, name: string, options: readonly string[]) {
  const made = context(site, name, options)
  const { id } = [...site.tables.projects.values()].find((one) => one.key === key) ?? project(site, key)
  made.projectIds.push(id)
  of.contexts.push(made)
  return made
}

const optionsOf = (state: { fields: { name: string; contexts: { name: string; options: unknown[] }[] }[] }) =>
  state.fields.filter(({ name }) => name === 'Colour').flatMap(({ contexts }) => contexts.map(({ name }) => name))

export const FIELDS: readonly Scenario[] = [
  {
    code: 'field-type-missing',
    about: `custom-field:Rating (${APP})`,
    also: ['app-needed'],
    spoil: (source) => void field(source, 'Rating', APP),
  },
  {
    code: 'app-needed',
    about: `custom-field:Rating (${APP})`,
    also: ['field-type-missing'],
    spoil: (source) => void field(source, 'Rating', APP),
  },
  {
    code: 'field-trashed',
    about: SELECT,
    spoil: (source, target) =>
      both(source, target, (site) => {
        const made = select(site, 'Colour', ['Red'])
        if (site === target) made.trashedAt = target.now()
      }),
    lost: ({ after }) => expect(after.fields.filter((one: { name: string }) => one.name === 'Colour').length).toBe(2),
  },
  {
    code: 'context-left-out',
    about: SELECT,
    projects: ['OPS'],
    spoil: (source) => {
      const colour = select(source, 'Colour', ['Red'])
      limited(source, colour, 'OPS', 'For operations', ['Blue'])
      limited(source, colour, 'FIN', 'For finance', ['Green'])
    },
    lost: ({ after }) => {
      expect(optionsOf(after as never)).toContain('For operations')
      expect(optionsOf(after as never)).not.toContain('For finance')
    },
  },
  {
    code: 'option-retired',
    about: SELECT,
    spoil: (source, target) => {
      select(source, 'Colour', ['Red'])
      select(target, 'Colour', ['Red', 'Blue'])
    },
    lost: ({ after }) => {
      const options = rowNamed(after.fields, 'Colour').contexts[0].options
      expect(options.find((one: { value: string }) => one.value === 'Blue').disabled).toBe(true)
    },
  },
  {
    code: 'type-change',
    about: 'custom-field:Colour (textfield)',
    answers: { 'custom-field:Colour (textfield)': SELECT },
    spoil: (source, target) => {
      field(source, 'Colour')
      select(target, 'Colour', ['Red'])
    },
    lost: ({ after, result }) => {
      expect(result.failed > 0 || !result.finished).toBe(true)
      expect(rowNamed(after.fields, 'Colour').type).toContain('select')
    },
    also: ['option-retired', 'context-goes'],
  },
  {
    code: 'option-twice',
    about: SELECT,
    spoil: (source) => void select(source, 'Colour', ['Red', 'red']),
  },
  {
    code: 'too-many-options',
    about: SELECT,
    spoil: (source) =>
      void select(
        source,
        'Colour',
        Array.from({ length: 10_001 }, (_, number) => `Option ${number}`),
      ),
  },
  {
    code: 'default-no-option',
    about: 'custom-field:Place (cascadingselect)',
    spoil: (source) => {
      const place = field(source, 'Place', 'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect')
      place.schema = { ...place.schema, type: 'option-with-child' }
      const [first] = place.contexts
      if (!first) return
      first.options = context(source, 'aside', ['North', 'South', 'Oslo']).options
      const [north, south, oslo] = first.options
      if (oslo) oslo.parentId = north?.id ?? null
      // A city of the north under the south.
      first.defaultValue = {
        type: 'option.cascading',
        optionId: south?.id ?? '',
        cascadingOptionId: oslo?.id ?? '',
      }
    },
  },
  {
    code: 'default-not-carried',
    about: 'custom-field:Release (version)',
    spoil: (source) => {
      const release = field(source, 'Release', 'com.atlassian.jira.plugin.system.customfieldtypes:version')
      release.schema = { ...release.schema, type: 'version' }
      const [first] = release.contexts
      if (first) first.defaultValue = { type: 'version.single', versionId: '10001' }
    },
    lost: ({ after }) => expect(rowNamed(after.fields, 'Release').contexts[0].defaultValue).toBeNull(),
  },
  {
    code: 'second-global-context',
    about: SELECT,
    spoil: (source) => void select(source, 'Colour', ['Red']).contexts.push(context(source, 'Another', ['Blue'])),
  },
  {
    code: 'context-name-twice',
    about: SELECT,
    spoil: (source) => {
      const colour = select(source, 'Colour', ['Red'])
      limited(source, colour, 'OPS', 'Mine', ['Blue'])
      limited(source, colour, 'FIN', 'MINE', ['Green'])
    },
  },
  {
    code: 'project-twice',
    about: SELECT,
    spoil: (source) => {
      const colour = select(source, 'Colour', ['Red'])
      limited(source, colour, 'OPS', 'One', ['Blue'])
      limited(source, colour, 'OPS', 'Two', ['Green'])
    },
  },
  {
    code: 'global-context-stays',
    about: SELECT,
    spoil: (source) => {
      const colour = select(source, 'Colour', [])
      colour.contexts = []
      limited(source, colour, 'OPS', 'For operations', ['Blue'])
    },
    lost: ({ after }) =>
      expect(optionsOf(after as never).some((name) => name.startsWith('Default Configuration Scheme'))).toBe(true),
  },
  {
    code: 'global-context-wider',
    about: SELECT,
    spoil: (source) => {
      const [first] = select(source, 'Colour', ['Red']).contexts
      first?.issueTypeIds.push(named(source.tables.issueTypes, 'Story').id)
    },
    lost: ({ after }) => expect(rowNamed(after.fields, 'Colour').contexts[0].issueTypeIds).toEqual([]),
  },
  {
    code: 'context-goes',
    about: SELECT,
    also: ['option-retired'],
    spoil: (source, target) =>
      both(source, target, (site) => {
        const colour = select(site, 'Colour', ['Red'])
        limited(site, colour, 'OPS', site === source ? 'All' : 'For operations', site === source ? ['Red'] : ['Blue'])
        limited(site, colour, 'FIN', site === source ? 'None' : 'For finance', ['Red'])
        const [, one, other] = colour.contexts
        if (site === source && one && other) {
          one.projectIds.push(...other.projectIds)
          colour.contexts.pop()
        }
      }),
    lost: ({ before, after }) =>
      expect(optionsOf(after as never).length).toBeLessThan(optionsOf(before as never).length),
  },
  {
    code: 'context-changes',
    about: SELECT,
    spoil: (source, target) =>
      both(source, target, (site) => {
        const colour = select(site, 'Colour', ['Red'])
        limited(site, colour, 'OPS', 'For operations', ['Blue'])
        limited(site, colour, 'FIN', 'For finance', ['Green'])
        project(site, 'HR')
        const hr = [...site.tables.projects.values()].find(({ key }) => key === 'HR')?.id ?? ''
        colour.contexts[site === source ? 1 : 2]?.projectIds.push(hr)
      }),
    lost: ({ before, after }) => {
      const holderOf = (state: typeof after): string => {
        const { id } = rowNamed(state.projects, 'Project HR')
        const { contexts } = rowNamed(state.fields, 'Colour')
        return contexts.find((one: { projectIds: string[] }) => one.projectIds.includes(id)).name
      }
      expect([holderOf(before), holderOf(after)]).toEqual(['For finance', 'For operations'])
    },
  },
  {
    code: 'ambiguous-name',
    about: SELECT,
    spoil: (source, target) => {
      select(source, 'Colour', ['Red'])
      select(target, 'Colour', ['Red'])
      select(target, 'Colour', ['Blue'])
    },
    // A third of the name: the twin that must never be.
    lost: ({ after }) => expect(after.fields.filter((one: { name: string }) => one.name === 'Colour').length).toBe(3),
  },
  {
    code: 'ambiguous-person',
    about: 'user:Eva',
    spoil: (source, target) => {
      const eva = user(source, 'Eva')
      eva.email = ''
      project(source, 'OPS', { leadAccountId: eva.accountId })
      for (const name of ['Eva', 'eva']) Object.assign(user(target, name), { displayName: 'Eva', email: '' })
    },
    lost: ({ after }) => {
      const lead = rowNamed(after.projects, 'Project OPS').leadAccountId
      expect(after.users.find((one: { accountId: string }) => one.accountId === lead).displayName).not.toBe('Eva')
    },
    also: ['fallback'],
  },
  {
    code: 'kind-partial',
    about: 'staging/resolution',
    spoil: (source) => {
      source.tables.resolutions.set('77', { id: '77', name: 'Lost', description: '', isDefault: false })
      source.faults.add({ kind: 'server-error', status: 500, path: '/resolution/search' })
    },
    lost: ({ after }) => expect(rowNamed(after.resolutions, 'Lost')).toEqual({}),
  },
  {
    code: 'not-checked',
    about: 'production/events',
    spoil: (source, target) => {
      const { id } = named(source.tables.statuses, 'To Do')
      workflow(source, 'Simple', [id], [transition(source, 1, 'Create', 'first', id, { customIssueEventId: '10001' })])
      source.ownEvents.set(10_001, 'Shipped')
      target.faults.add({ kind: 'server-error', status: 500, path: '/rest/api/3/events', times: 8 })
    },
  },
]
