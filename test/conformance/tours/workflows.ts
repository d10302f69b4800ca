/** Workflows: new and old operations, and where they are used. */
import { type Guide, named, onCloud } from '../tour.ts'

const NEW = 'f0b24de5-25e7-4fab-ab94-63d81db6c0c0'

const rule = (ruleKey: string, parameters: Readonly<Record<string, string>> = {}) => ({ ruleKey, parameters })

const parts = () => {
  const layout = { x: 100, y: 20 }
  const status = { statusReference: NEW, name: 'Hatched', statusCategory: 'TODO', description: 'Out of the egg' }
  const to = { description: 'Up', toStatusReference: NEW, links: [], properties: {} }
  const born = { ...to, id: '1', type: 'INITIAL', name: 'Create' }
  const validators = [rule('system:check-permission-validator', { permissionKey: 'EDIT_ISSUES' })]
  const flies = { ...to, id: '11', type: 'GLOBAL', name: 'Fly', validators }
  const link = { fromPort: 1, toPort: 2, fromStatusReference: NEW }
  const lands = { ...to, id: '21', type: 'DIRECTED', name: 'Land', links: [link] }
  const held = { statusReference: NEW, layout, properties: { 'jira.issue.editable': 'true' } }
  return { status, statuses: [held], transitions: [born, flies, lands], startPointLayout: layout }
}

export const workflows = onCloud(async (guide) => {
  const { go, site } = guide
  const { status, statuses, transitions, startPointLayout } = parts()
  const workflow = { name: 'Birds', description: 'Of a feather', statuses, transitions, startPointLayout }
  const body = { scope: { type: 'GLOBAL' }, statuses: [status], workflows: [workflow] }
  const options = { levels: ['WARNING', 'ERROR'] }
  await go('POST /rest/api/3/workflows/create/validation', {}, { payload: body, validationOptions: options })
  await go('POST /rest/api/3/workflows/create', {}, body)
  const twice = { ...body, workflows: [workflow, { ...workflow, transitions: [] }] }
  await go('POST /rest/api/3/workflows/create/validation', {}, { payload: twice, validationOptions: options })
  await updated(guide)
  const workflowId = named(site.tables.workflows, 'Birds').id
  const expand = 'values.transitions,workflows.usages,statuses.usages'
  await go('POST /rest/api/3/workflows', { expand }, { workflowIds: [workflowId, usedWorkflow(guide)] })
  await go('GET /rest/api/3/workflows/search', { expand: 'values.transitions', maxResults: 3 })
  await go('GET /rest/api/3/workflows/capabilities', { workflowId })
  const all =
    'transitions,transitions.rules,transitions.properties,statuses,statuses.properties,default,schemes,projects,hasDraftWorkflow,operations'
  await go('GET /rest/api/3/workflow/search', { expand: all, maxResults: 50 })
  await usages(guide)
  await replaced(guide)
  await go('DELETE /rest/api/3/workflow/{entityId}', { entityId: workflowId })
})

async function updated({ go, site }: Guide): Promise<void> {
  const { id, version } = named(site.tables.workflows, 'Birds')
  const statusId = named(site.tables.statuses, 'Hatched').id
  const { status, statuses, transitions, startPointLayout } = parts()
  const workflow = { id, version, description: 'Flock together', statuses, transitions, startPointLayout }
  const body = { statuses: [{ ...status, id: statusId }], workflows: [workflow] }
  await go(
    'POST /rest/api/3/workflows/update/validation',
    {},
    { payload: body, validationOptions: { levels: ['ERROR'] } },
  )
  const [born, flies] = transitions
  const unruly = { ...flies, validators: [rule('system:check-permission-validator', { permissionKey: 'FLY' })] }
  const wrong = { statuses: [status], workflows: [{ ...workflow, transitions: [{ ...born }, unruly] }] }
  await go(
    'POST /rest/api/3/workflows/update/validation',
    {},
    { payload: wrong, validationOptions: { levels: ['ERROR'] } },
  )
  await go('POST /rest/api/3/workflows/update', {}, body)
}

/** A workflow in use loses all its statuses for one: its issues move with a task. */
async function replaced(guide: Guide): Promise<void> {
  const { go, site } = guide
  const before = site.tables.workflows.get(usedWorkflow(guide))
  const { status, statuses, transitions, startPointLayout } = parts()
  const { id = '', version = null, statuses: old = [] } = before ?? {}
  const defaultStatusMappings = old.map(({ statusId }) => ({ oldStatusReference: statusId, newStatusReference: NEW }))
  const workflow = { id, version, description: '', statuses, transitions, startPointLayout, defaultStatusMappings }
  const statusId = named(site.tables.statuses, 'Hatched').id
  const body = { statuses: [{ ...status, id: statusId }], workflows: [{ ...workflow, version: { ...version } }] }
  await go('POST /rest/api/3/workflows/update', {}, body)
}

const usedWorkflow = ({ site }: Guide): string => {
  const project = named(site.tables.projects, 'Parcel Platform')
  return site.tables.workflowSchemes.get(project.workflowSchemeId)?.defaultWorkflowId ?? ''
}

async function usages(guide: Guide): Promise<void> {
  const { go, site } = guide
  const at = { workflowId: usedWorkflow(guide), projectId: named(site.tables.projects, 'Parcel Platform').id }
  await go('GET /rest/api/3/workflow/{workflowId}/projectUsages', { ...at, maxResults: 1 })
  await go('GET /rest/api/3/workflow/{workflowId}/workflowSchemes', { ...at, maxResults: 1 })
  await go('GET /rest/api/3/workflow/{workflowId}/project/{projectId}/issueTypeUsages', { ...at, maxResults: 1 })
}
