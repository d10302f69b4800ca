/** Creating and changing workflows, once nothing is wrong with them: statuses first, then the workflows that use them. */
import type { ConditionGroup, Workflow, WorkflowRule } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'
import { createStatuses, updateStatuses } from './status.ts'
import type { Change } from './status-migration.ts'
import { issueTypesOf, projectsWithWorkflow, workflowFor } from './workflow.ts'
import type { Sketch, StatusInput } from './workflow-check.ts'

export type Draft = Sketch & Pick<Workflow, 'description' | 'startPointLayout' | 'loopedTransitionContainerLayout'>

/** Reference → status id. New statuses are made; existing ones keep what they are. */
export function statusIdsFor(
  site: Site,
  inputs: readonly StatusInput[],
  projectId: string | null,
): ReadonlyMap<string, string> {
  const fresh = inputs.filter((one) => one.id === null)
  const made = createStatuses(
    site,
    fresh.map(({ name, description = '', category }) => ({ name, description, category })),
    projectId,
  )
  return new Map([
    ...inputs.flatMap(({ reference, id }) => (id === null ? [] : [[reference, id] as const])),
    ...fresh.map(({ reference }, at) => [reference, made[at]?.id ?? ''] as const),
  ])
}

/** The statuses of an update take the names, categories and descriptions that it gives them. */
export function renameStatuses(site: Site, inputs: readonly StatusInput[]): void {
  const changes = inputs.flatMap(({ id, name, category, description }) => {
    const status = site.tables.statuses.get(id ?? '')
    if (!status) return []
    const wanted = { id: status.id, name, category, description: description ?? status.description }
    const isChanged =
      wanted.name !== status.name || category !== status.category || wanted.description !== status.description
    return isChanged ? [wanted] : []
  })
  if (changes.length > 0) updateStatuses(site, changes)
}

/** The sketch with status ids in place of references, and rules with ids of their own: Jira gives new ones each time. */
function drawn(site: Site, sketch: Draft, ids: ReadonlyMap<string, string>): Draft {
  const status = (reference: string): string => ids.get(reference) ?? reference
  const rule = (one: WorkflowRule): WorkflowRule => ({ ...one, id: site.uuid() })
  const group = (one: ConditionGroup): ConditionGroup => ({
    ...one,
    conditions: one.conditions.map(rule),
    conditionGroups: one.conditionGroups.map(group),
  })
  return {
    ...sketch,
    statuses: sketch.statuses.map((one) => ({ ...one, statusId: status(one.statusId) })),
    transitions: sketch.transitions.map((one) => ({
      ...one,
      toStatusId: status(one.toStatusId),
      links: one.links.map((link) => ({ ...link, fromStatusId: status(link.fromStatusId) })),
      actions: one.actions.map(rule),
      validators: one.validators.map(rule),
      triggers: one.triggers.map(rule),
      conditions: one.conditions && group(one.conditions),
      transitionScreen: one.transitionScreen && rule(one.transitionScreen),
    })),
  }
}

export function createWorkflow(site: Site, sketch: Draft, ids: ReadonlyMap<string, string>): Workflow {
  const now = site.now()
  const workflow: Workflow = {
    ...drawn(site, sketch, ids),
    id: site.uuid(),
    version: { id: site.uuid(), versionNumber: 0 },
    system: false,
    createdAt: now,
    updatedAt: now,
  }
  site.tables.workflows.set(workflow.id, workflow)
  note(site, 'Workflow created', workflow)
  return workflow
}

/** The workflow as it will be; every update gives it another version, whether anything differs or not. */
export function successor(site: Site, workflow: Workflow, sketch: Draft, ids: ReadonlyMap<string, string>): Workflow {
  return {
    ...drawn(site, sketch, ids),
    id: workflow.id,
    version: { id: site.uuid(), versionNumber: workflow.version.versionNumber + 1 },
    system: false,
    createdAt: workflow.createdAt,
    updatedAt: site.now(),
  }
}

export function replaceWorkflow(site: Site, workflow: Workflow): void {
  const before = site.tables.workflows.get(workflow.id)
  site.tables.workflows.set(workflow.id, workflow)
  if (before?.name !== workflow.name) note(site, 'Workflow renamed', workflow)
  // What nobody follows has no draft: a change of it leaves no record.
  if (projectsWithWorkflow(site, workflow.id).length > 0) note(site, 'Workflow draft published', workflow)
}

/** Where the workflow is followed: every issue type of every project that comes to it. */
export function changesTo(site: Site, from: Workflow, to: Pick<Workflow, 'id' | 'statuses'>): Change[] {
  return projectsWithWorkflow(site, from.id).flatMap((project) =>
    issueTypesOf(site, project)
      .filter((issueTypeId) => workflowFor(site, project, issueTypeId).id === from.id)
      .map((issueTypeId) => ({ project, issueTypeId, from, to })),
  )
}
