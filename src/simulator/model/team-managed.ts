/** What a team-managed project brings of its own: statuses, issue types, a workflow and the schemes that hold them. */
import type { IssueType, Project, Status, Workflow, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'

const STATUSES = [
  ['To Do', 'TODO'],
  ['In Progress', 'IN_PROGRESS'],
  ['Done', 'DONE'],
] as const
const TYPES = [
  ['Epic', 1, 'Epics track collections of related bugs, stories, and tasks.', '10307'],
  ['Subtask', -1, 'Subtasks track small pieces of work that are part of a larger task.', '10316'],
  ['Task', 0, 'Tasks track small, distinct pieces of work.', '10318'],
] as const

export function furnish(site: Site, project: Project): void {
  const projectId = project.id
  const statuses = STATUSES.map(([name, category]): Status => {
    return { id: site.id(), name, description: '', category, projectId }
  })
  const types = TYPES.map(([name, hierarchyLevel, description, avatarId]): IssueType => {
    return { id: site.id(), name, description, hierarchyLevel, avatarId, projectId }
  })
  const workflow = workflowOf(site, project, statuses)
  for (const status of statuses) site.tables.statuses.set(status.id, status)
  for (const type of types) site.tables.issueTypes.set(type.id, type)
  site.tables.workflows.set(workflow.id, workflow)
  project.issueTypeSchemeId = site.id()
  site.tables.issueTypeSchemes.set(project.issueTypeSchemeId, {
    id: project.issueTypeSchemeId,
    name: `Issue type scheme for project ${project.id}`,
    description: '',
    defaultIssueTypeId: types.find((one) => one.hierarchyLevel === 0)?.id ?? null,
    issueTypeIds: types.map((one) => one.id),
    isDefault: false,
  })
  project.workflowSchemeId = site.id()
  site.tables.workflowSchemes.set(project.workflowSchemeId, {
    id: project.workflowSchemeId,
    name: `Workflow scheme for project ${project.id}`,
    description: '',
    defaultWorkflowId: workflow.id,
    mappings: {},
    version: { id: site.uuid(), versionNumber: 1 },
    isDefault: false,
    draft: null,
  })
}

function workflowOf(site: Site, project: Project, statuses: readonly Status[]): Workflow {
  const first = statuses[0]?.id ?? ''
  const transitions = [
    transition('1', 'INITIAL', 'Create', first),
    ...statuses.map((one, at) => transition(`${at + 1}1`, 'GLOBAL', one.name, one.id)),
  ]
  return {
    id: site.uuid(),
    name: `Software workflow for project ${project.id}`,
    description: '',
    version: { id: site.uuid(), versionNumber: 1 },
    system: false,
    projectId: project.id,
    statuses: statuses.map(({ id }) => ({ statusId: id, layout: null, properties: {} })),
    startPointLayout: null,
    transitions,
    createdAt: site.now(),
    updatedAt: site.now(),
  }
}

function transition(id: string, type: 'INITIAL' | 'GLOBAL', name: string, toStatusId: string): WorkflowTransition {
  return {
    id,
    type,
    name,
    description: '',
    toStatusId,
    links: [],
    actions: [],
    validators: [],
    conditions: null,
    triggers: [],
    transitionScreen: null,
    properties: {},
  }
}
