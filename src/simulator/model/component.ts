/** Components: unique names within a project; issues of a deleted one lose it or take another. */
import { refuse, refuseField } from '../http.ts'
import type { Component, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { replaceInIssues } from './issue-values.ts'
import { isTaken } from './name.ts'

export type ComponentInput = Omit<Component, 'id'>

export function componentOf(site: Site, id: string): { project: Project; component: Component } | undefined {
  for (const project of site.tables.projects.values())
    for (const component of project.components) if (component.id === id) return { project, component }
  return undefined
}

export function createComponent(site: Site, project: Project, input: ComponentInput): Component {
  refuseUnfit(project, input)
  const component: Component = { id: site.id(), ...input }
  project.components.push(component)
  return component
}

export function updateComponent(
  _site: Site,
  project: Project,
  component: Component,
  input: Partial<ComponentInput>,
): void {
  refuseUnfit(project, input, component)
  Object.assign(component, input)
}

/** The replacement is of the same project. */
export function removeComponent(
  site: Site,
  user: User | null,
  project: Project,
  component: Component,
  moveIssuesTo: string | undefined,
): void {
  const by = project.components.find((one) => one.id === moveIssuesTo) ?? null
  if (moveIssuesTo !== undefined && (by === null || by === component))
    throw refuse(404, `The component with id '${moveIssuesTo}' does not exist.`)
  replaceInIssues(site, user, { fieldId: 'components', gone: component.id, by: by?.id ?? null })
  project.components = project.components.filter((one) => one !== component)
}

function refuseUnfit(project: Project, input: Partial<ComponentInput>, itself?: Component): void {
  if (input.name !== undefined && isTaken(project.components, input.name, itself?.id))
    throw refuseField('name', `A component with the name ${input.name} already exists in this project.`)
}

type Assignee = { readonly type: Component['assigneeType']; readonly accountId: string | null }

/** Whom the component's own choice means; null when it means nobody. */
export function nominalAssignee(project: Project, { assigneeType, leadAccountId }: Component): Assignee {
  switch (assigneeType) {
    case 'COMPONENT_LEAD':
      return { type: assigneeType, accountId: leadAccountId }
    case 'PROJECT_LEAD':
      return { type: assigneeType, accountId: project.leadAccountId }
    case 'UNASSIGNED':
      return { type: assigneeType, accountId: null }
    case 'PROJECT_DEFAULT':
      return { type: assigneeType, accountId: project.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null }
  }
}

/** A component lead that is not set falls back to the project's default. */
export function realAssignee(project: Project, component: Component): Assignee {
  const nominal = nominalAssignee(project, component)
  if (nominal.type !== 'COMPONENT_LEAD' || nominal.accountId !== null) return nominal
  return nominalAssignee(project, { ...component, assigneeType: 'PROJECT_DEFAULT' })
}
