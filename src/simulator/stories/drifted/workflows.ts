/** Workflows: a new status with issues in it, transitions and rules that changed, one workflow more. */
import type { Instant } from '../../../base/index.ts'
import { workflowFor } from '../../model/workflow.ts'
import type { Workflow } from '../../records.ts'
import type { Site } from '../../site.ts'
import { only, required, resolve } from '../acme/rules.ts'
import { change } from '../build/life.ts'
import { fields, groups, idOf, named, personNamed, tell } from '../build/named.ts'
import { conditionsOf, rule, ruleOf, type TransitionInput, transition, workflow } from '../build/workflows.ts'
import { type Drift, described } from './changes.ts'

/** Every edit makes a new version. */
const edited =
  (name: string, edit: (one: Workflow, site: Site, at: Instant) => void) =>
  (site: Site, at: Instant): void => {
    const one = named(site.tables.workflows, name)
    edit(one, site, at)
    one.version = { id: site.uuid(), versionNumber: one.version.versionNumber + 1 }
    one.updatedAt = at
  }

const way = ({ transitions, name: workflowName }: Workflow, name: string) => {
  const found = transitions.find((one) => one.name === name)
  if (!found) throw new Error(`the workflow '${workflowName}' has no transition '${name}'`)
  return found
}

const added = (site: Site, one: Workflow, input: TransitionInput): void =>
  void one.transitions.push(transition(site, input, one.transitions.length))

export const WORKFLOW_DRIFTS: readonly Drift[] = [
  [
    '‘Acme Story Workflow’ has a step In Acceptance before the release',
    edited('Acme Story Workflow', (one, site) => {
      const statusId = idOf(site.tables.statuses, 'In Acceptance')
      one.statuses.push({ statusId, layout: { x: 1800, y: 130 }, properties: {} })
      added(site, one, { name: 'Show the product owner', from: ['In Testing'], to: 'In Acceptance' })
      added(site, one, {
        name: 'Accept and release',
        from: ['In Acceptance'],
        to: 'Released',
        screen: 'Test Result Screen',
        conditions: { when: 'ALL', of: [only('Product Owners')] },
        actions: [resolve('Done')],
      })
    }),
  ],
  ['‘In Acceptance’ is where half of the work under way lies now', workToAcceptance],
  [
    '‘Acme Bug Workflow’ knows no Not a bug any more',
    edited('Acme Bug Workflow', (one) => {
      one.transitions = one.transitions.filter(({ name }) => name !== 'Not a bug')
    }),
  ],
  [
    '‘Acme Bug Workflow’ asks for the tester as well as the severity',
    edited('Acme Bug Workflow', (one, site) => {
      const accept = way(one, 'Accept')
      accept.validators = [ruleOf(site, required('A bug needs a severity and a tester.', 'Severity', 'Tester'))]
      accept.actions = []
    }),
  ],
  [
    '‘Acme Delivery Workflow’ lets the night shift pull',
    edited('Acme Delivery Workflow', (one, site) => {
      const who = rule('restrict-issue-transition', { groupIds: groups('acme-developers', 'acme-night-shift') })
      way(one, 'Pull').conditions = conditionsOf(site, { when: 'ANY', of: [who, only('Release Managers')] })
    }),
  ],
  [
    '‘Acme Delivery Workflow’ keeps the target end after a release',
    edited('Acme Delivery Workflow', (one, site) => {
      const field = tell(site, fields('Target end'))
      const release = way(one, 'Release')
      release.actions = release.actions.filter(({ parameters }) => parameters.field !== field)
    }),
  ],
  [
    '‘Acme Change Workflow’ calls it Ask the board',
    edited('Acme Change Workflow', (one) => {
      const submit = way(one, 'Submit')
      submit.name = 'Ask the board'
      submit.description = 'Before Thursday noon.'
      submit.transitionScreen = null
    }),
  ],
  [
    '‘Acme Office Workflow’ forbids editing what is done',
    edited('Acme Office Workflow', (one, site) => {
      const done = idOf(site.tables.statuses, 'Done')
      for (const status of one.statuses)
        if (status.statusId === done) status.properties = { 'jira.issue.editable': 'false' }
    }),
  ],
  described('workflows', 'Acme Incident Workflow', 'Mitigate within the hour, resolve within the day.'),
  [
    '‘Acme Risk Workflow’ is new',
    (site) =>
      void workflow(site, {
        name: 'Acme Risk Workflow',
        description: 'A risk is watched until it is gone or has come true.',
        statuses: { Open: {}, 'In Acceptance': {}, Closed: {} },
        transitions: [
          { name: 'Create', to: 'Open' },
          {
            name: 'Accept',
            from: ['Open'],
            to: 'In Acceptance',
            conditions: { when: 'ALL', of: [only('Administrators')] },
          },
          { name: 'Close', from: 'anywhere', to: 'Closed', actions: [resolve('Known Error')] },
        ],
      }),
  ],
]

/** By hand, along the workflow and over its new transition. */
function workToAcceptance(site: Site): void {
  const path = ['Selected', 'In Progress', 'In Review', 'In Testing', 'In Acceptance'].map((name) =>
    idOf(site.tables.statuses, name),
  )
  const story = idOf(site.tables.workflows, 'Acme Story Workflow')
  const tester = personNamed(site, 'marta.nowak').accountId
  const underWay = [...site.issues.written()].filter(({ statusId, projectId, typeId }) => {
    const project = site.tables.projects.get(projectId)
    return path.includes(statusId) && project && workflowFor(site, project, typeId).id === story
  })
  for (const [index, issue] of underWay.entries())
    if (index % 2 === 0)
      for (const status of path.slice(path.indexOf(issue.statusId) + 1))
        change(site, issue, issue.updated + 1000, tester, { status })
}
