/** Projects, their parts, filters and boards, and a seventh project that only this site has. */
import type { Site } from '../../site.ts'
import { bear } from '../build/life.ts'
import { idOf, named, personNamed, projectNamed, roles } from '../build/named.ts'
import { board, filter } from '../build/planning.ts'
import { component, project, version } from '../build/projects.ts'
import { richText } from '../build/rich-text.ts'
import { issueTypeScheme, permissionScheme, workflowScheme } from '../build/schemes.ts'
import { issueTypeScreenScheme, screenScheme } from '../build/screens.ts'
import { type Drift, renamed } from './changes.ts'

const DAY = 86_400_000

export const PROJECT_DRIFTS: readonly Drift[] = [
  [
    '‘Warehouse Mobile’ is the Warehouse Scanner now, and its board has followed',
    (site) => {
      const one = projectNamed(site, 'WHM')
      const ofBoard = named(site.tables.filters, 'Warehouse board')
      ofBoard.jql = ofBoard.jql.replace(`"${one.name}"`, 'WHM')
      one.name = 'Warehouse Scanner'
      one.description = 'The scanner in the hall, and soon the glasses.'
    },
  ],
  [
    '‘Finance and Billing’ is led by Ben',
    (site) => {
      projectNamed(site, 'FIN').leadAccountId = personNamed(site, 'ben.carter').accountId
    },
  ],
  [
    '‘Operations’ moved to the foundations',
    (site) => {
      projectNamed(site, 'OPS').categoryId = idOf(site.tables.projectCategories, 'Foundations')
    },
  ],
  [
    '‘Route Planner’ calls the optimizer the solver and has a component more',
    (site) => {
      const { components } = projectNamed(site, 'ROU')
      for (const one of components) if (one.name === 'Optimizer') one.name = 'Solver'
      components.push(component(site, { name: 'Bicycles', description: 'Everything without an engine' }))
    },
  ],
  [
    '‘Route Planner’ put 2.8 away and plans 3.1',
    (site) => {
      const { versions } = projectNamed(site, 'ROU')
      for (const one of versions) if (one.name === '2.8') one.archived = true
      versions.push(version(site, { name: '3.1', description: 'Tours for two days', due: 150 }))
    },
  ],
  [
    '‘Parcel Platform’ released 4.4 at last',
    (site) => {
      for (const one of projectNamed(site, 'PAR').versions) if (one.name === '4.4') one.released = true
    },
  ],
  [
    '‘Late epics’ leaves out finance',
    (site) => {
      const one = named(site.tables.filters, 'Late epics')
      one.jql = one.jql.replace('issuetype = Epic', 'project != FIN AND issuetype = Epic')
    },
  ],
  [
    '‘Open bugs of the products’ exists twice: Yuki made one as well',
    (site) =>
      void filter(site, {
        name: 'Open bugs of the products',
        description: 'Mine',
        owner: 'yuki.tanaka',
        jql: 'project = WHM AND issuetype = Bug AND resolution is EMPTY',
      }),
  ],
  [
    '‘Carrier flow’ has no column for waiting any more',
    (site) => {
      const one = named(site.tables.boards, 'Carrier flow')
      const waiting = one.columns.find(({ name }) => name === 'Waiting')
      one.columns = one.columns.filter((column) => column !== waiting)
      for (const column of one.columns)
        if (column.name === 'Working') column.statusIds.push(...(waiting?.statusIds ?? []))
    },
  ],
  renamed('boards', 'Route sprints', 'Route planning'),
  ['‘Risk Register’ is a seventh project with schemes of its own', riskRegister],
]

function riskRegister(site: Site): void {
  riskSchemes(site)
  const risks = project(site, {
    key: 'RSK',
    name: 'Risk Register',
    description: 'What may go wrong, and who watches it.',
    lead: 'henrik.dahl',
    type: 'business',
    category: 'Business',
    schemes: {
      issueTypes: 'Risk Issue Type Scheme',
      screens: 'Risk Issue Type Screen Scheme',
      workflows: 'Risk Workflow Scheme',
      permissions: 'Risk Permission Scheme',
    },
    actors: { Administrators: { people: ['henrik.dahl'] }, Users: { groups: ['acme-product'] } },
    components: [{ name: 'Suppliers', description: 'Carriers that may fail' }],
    versions: [],
  })
  const reporter = personNamed(site, 'henrik.dahl').accountId
  const typeId = idOf(site.tables.issueTypes, 'Risk')
  for (const [index, summary] of [
    'A carrier goes bankrupt',
    'The only label printer maker stops',
    'Tolls double',
  ].entries())
    bear(site, {
      project: risks,
      typeId,
      summary,
      at: site.now() - (30 - index) * DAY,
      reporter,
      values: { priority: idOf(site.tables.priorities, 'Medium'), description: richText(site, [`${summary}.`]) },
    })
  filter(site, {
    name: 'Risks',
    description: '',
    owner: 'henrik.dahl',
    jql: 'project = RSK',
    shared: [['project', 'RSK']],
  })
  board(site, {
    name: 'Risks',
    type: 'kanban',
    filter: 'Risks',
    project: 'RSK',
    columns: [
      ['Backlog', ['Open']],
      ['Accepted', ['In Acceptance']],
      ['Done', ['Closed']],
    ],
  })
}

function riskSchemes(site: Site): void {
  const description = 'For risks'
  issueTypeScheme(site, { name: 'Risk Issue Type Scheme', description, types: ['Risk'], default: 'Risk' })
  screenScheme(site, { name: 'Risk Screen Scheme', description, screens: { default: 'Risk Screen' } })
  issueTypeScreenScheme(site, {
    name: 'Risk Issue Type Screen Scheme',
    description,
    mappings: { default: 'Risk Screen Scheme' },
  })
  workflowScheme(site, { name: 'Risk Workflow Scheme', description, default: 'Acme Risk Workflow' })
  permissionScheme(site, {
    name: 'Risk Permission Scheme',
    description,
    grants: [
      {
        to: 'projectRole',
        value: roles('Administrators'),
        may: ['ADMINISTER_PROJECTS', 'BROWSE_PROJECTS', 'EDIT_ISSUES'],
      },
      { to: 'projectRole', value: roles('Users'), may: ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'ADD_COMMENTS'] },
      { to: 'projectLead', may: ['DELETE_ISSUES', 'TRANSITION_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER'] },
    ],
  })
}
