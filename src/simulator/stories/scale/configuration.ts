/** The configuration of a site of any size: everything by number, in the mix of a large site. */
import type { Site } from '../../site.ts'
import { type ContextInput, customField, type FieldInput, giveContexts } from '../build/fields.ts'
import { roles } from '../build/named.ts'
import { group, person } from '../build/people.ts'
import { project } from '../build/projects.ts'
import { issueTypeScheme, permissionScheme, workflowScheme } from '../build/schemes.ts'
import { issueTypeScreenScheme, screen, screenScheme } from '../build/screens.ts'
import { issueType, status } from '../build/work.ts'
import { type TransitionInput, workflow } from '../build/workflows.ts'
import { FIELDS_ON_A_SCREEN, LONG_LIST, type Mix, PROJECTS_PER_PERMISSION_SCHEME } from './mix.ts'
import {
  fieldName,
  mailName,
  nth,
  personName,
  place,
  projectKey,
  projectName,
  screenName,
  thing,
  workflowName,
} from './names.ts'

export function configuration(site: Site, projects: number, mix: Mix): void {
  const people = range(mix.people).map((n) => person(site, personName(n), `${mailName(n)}@acme.example`))
  group(site, 'everybody', people)
  for (const n of range(mix.groups)) group(site, `team-${n + 1}`, people.slice(n % mix.people, (n % mix.people) + 1))
  for (const [name, category] of STATUSES) status(site, name, category, '')
  for (const n of range(mix.statuses)) status(site, `${thing(n)} ${n + 1}`, 'IN_PROGRESS', `Status number ${n + 1}`)
  for (const n of range(mix.types)) issueType(site, typeName(n), 0, `Type number ${n + 1}`)
  const fields = range(mix.fields).map((n) => fieldInput(n, projects))
  for (const input of fields) customField(site, input)
  for (const n of range(mix.screens)) screen(site, screenInput(n, mix))
  for (const n of range(mix.workflows)) workflow(site, { ...workflowInput(n) })
  issueTypeScheme(site, { name: 'Usual types', description: '', types: TYPES, default: 'Story' })
  for (const n of range(mix.typeSchemes))
    issueTypeScheme(site, {
      ...{ name: typeSchemeName(n), description: '', default: 'Story' },
      types: [...TYPES, typeName(n % mix.types)],
    })
  for (const n of range(Math.ceil(projects / PROJECTS_PER_PERMISSION_SCHEME))) permissionScheme(site, permissions(n))
  for (const n of range(projects)) projectWithSchemes(site, n, mix)
  for (const input of fields) giveContexts(site, input)
}

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** One project of so many has issue types of its own. */
const TYPED = 5
const typeName = (n: number): string => `${thing(n)} Request ${n + 1}`
const typeSchemeName = (n: number): string => `${place(n)} types ${n + 1}`
const TYPES = ['Epic', 'Story', 'Task', 'Bug', 'Subtask']
const STATUSES = [
  ['New', 'TODO'],
  ['Planned', 'TODO'],
  ['Working', 'IN_PROGRESS'],
  ['Checking', 'IN_PROGRESS'],
  ['Delivered', 'DONE'],
] as const

const FIELD_TYPES = [
  'select',
  'float',
  'textfield',
  'datepicker',
  'multiselect',
  'userpicker',
  'labels',
  'url',
] as const

/** Half of them everywhere, half in two projects. */
function fieldInput(n: number, projects: number): FieldInput {
  const type = nth(FIELD_TYPES, n)
  const count = n % LONG_LIST.every === 0 ? LONG_LIST.options : 4 + (n % 9)
  const options = type.endsWith('select') ? range(count).map((k) => `${thing(n + k)} ${k + 1}`) : []
  const near = [...new Set([n % projects, (n + 1) % projects])].map(projectKey)
  const context: ContextInput = n % 2 === 0 ? { options } : { name: 'Two projects', projects: near, options }
  return { name: fieldName(n), description: `Field number ${n + 1}`, type, contexts: [context] }
}

const SYSTEM_FIELDS = [
  ...['summary', 'issuetype', 'priority', 'description', 'assignee', 'reporter', 'labels', 'components'],
  ...['fixVersions', 'versions', 'duedate', 'environment'],
]

function screenInput(n: number, mix: Mix) {
  const custom = [...new Set(range(FIELDS_ON_A_SCREEN / 2).map((k) => fieldName((n * 5 + k) % mix.fields)))]
  return {
    name: screenName(n),
    description: `Screen number ${n + 1}`,
    tabs: { Main: SYSTEM_FIELDS, More: custom },
  }
}

/** Along the statuses, back from each, and a way to leave out a step. */
function workflowInput(n: number) {
  const names = STATUSES.map(([name]) => name)
  const steps = names.flatMap((name, index): TransitionInput[] => {
    const next = names[index + 1]
    return next === undefined
      ? []
      : [
          { name: `To ${next}`, from: [name], to: next },
          { name: `Back to ${name}`, from: [next], to: name },
        ]
  })
  return {
    name: workflowName(n),
    description: `Workflow number ${n + 1}`,
    statuses: Object.fromEntries(names.map((name) => [name, {}])),
    transitions: [{ name: 'Create', to: 'New' }, ...steps],
  }
}

const permissionSchemeName = (n: number): string => `Permissions ${Math.floor(n / PROJECTS_PER_PERMISSION_SCHEME) + 1}`

function permissions(n: number) {
  const look = ['BROWSE_PROJECTS', 'VIEW_DEV_TOOLS', 'VIEW_READONLY_WORKFLOW']
  const work = [
    ...['CREATE_ISSUES', 'EDIT_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER', 'TRANSITION_ISSUES', 'RESOLVE_ISSUES'],
    ...['CLOSE_ISSUES', 'SCHEDULE_ISSUES', 'LINK_ISSUES', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'MOVE_ISSUES'],
  ]
  return {
    name: permissionSchemeName(n * PROJECTS_PER_PERMISSION_SCHEME),
    description: '',
    grants: [
      {
        to: 'projectRole',
        value: roles('Administrators'),
        may: ['ADMINISTER_PROJECTS', ...look, ...work, 'DELETE_ISSUES'],
      },
      { to: 'projectRole', value: roles('Developers'), may: [...look, ...work] },
    ],
  }
}

function projectWithSchemes(site: Site, n: number, mix: Mix): void {
  const [name, key] = [projectName(n), projectKey(n)]
  const screens = [0, 1, 2].map((k) => screenName((n * 3 + k) % mix.screens))
  const [create = '', edit = '', other = ''] = screens
  screenScheme(site, { name: `${name} screens`, description: '', screens: { default: edit, create } })
  screenScheme(site, { name: `${name} bug screens`, description: '', screens: { default: other } })
  const mappings = { default: `${name} screens`, Bug: `${name} bug screens` }
  issueTypeScreenScheme(site, { name: `${name} screens by type`, description: '', mappings })
  const bugs = n % 2 === 1 ? {} : { Bug: workflowName(Math.ceil(n * 1.5 + 1) % mix.workflows) }
  workflowScheme(site, {
    name: `${name} workflows`,
    description: '',
    default: workflowName(Math.ceil(n * 1.5) % mix.workflows),
    mappings: bugs,
  })
  const lead = mailName((n * 2) % mix.people)
  const helpers = n < 2 ? ['fairlead.service'] : []
  project(site, {
    key,
    name,
    description: `Project number ${n + 1}`,
    lead,
    type: n % 4 === 3 ? 'business' : 'software',
    schemes: {
      issueTypes: n % TYPED === 0 ? typeSchemeName((n / TYPED) % mix.typeSchemes) : 'Usual types',
      screens: `${name} screens by type`,
      workflows: `${name} workflows`,
      permissions: permissionSchemeName(n),
    },
    actors: { Developers: { people: [...new Set([lead, mailName((n * 2 + 1) % mix.people)]), ...helpers] } },
    components: range(4).map((k) => ({ name: `${place(n + k)} ${k + 1}`, description: '' })),
    versions: range(4).map((k) => ({ name: `${n + 1}.${k}`, description: '', due: (k - 2) * 60 })),
  })
}
