/** Workflows and their schemes. */
import type { Instant } from '../../base/index.ts'

export interface WorkflowRule {
  id: string
  ruleKey: string
  parameters: Record<string, string>
}
export interface ConditionGroup {
  operation: 'ANY' | 'ALL'
  conditions: WorkflowRule[]
  conditionGroups: ConditionGroup[]
}
export interface WorkflowTransition {
  id: string
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED'
  name: string
  description: string
  toStatusId: string
  links: { fromStatusId: string; fromPort: number | null; toPort: number | null }[]
  actions: WorkflowRule[]
  validators: WorkflowRule[]
  conditions: ConditionGroup | null
  triggers: WorkflowRule[]
  transitionScreen: WorkflowRule | null
  /** The event that the transition fires, where it is not Jira's own. */
  customIssueEventId?: string
  properties: Record<string, string>
}
/** Of a service project's status: who must agree, and what happens then. */
export interface WorkflowApproval {
  active: 'true' | 'false'
  conditionType: 'number' | 'percent' | 'numberPerPrincipal'
  conditionValue: string
  exclude: string[]
  fieldId: string
  prePopulatedFieldId: string | null
  /** Ids of transitions of the same workflow. */
  transitionApproved: string
  transitionRejected: string
}
export interface WorkflowStatus {
  statusId: string
  layout: { x: number; y: number } | null
  properties: Record<string, string>
  approval?: WorkflowApproval
}
export interface Workflow {
  /** UUID. */
  id: string
  name: string
  description: string
  version: { id: string; versionNumber: number }
  /** The system workflow `jira` cannot be edited or deleted. */
  system: boolean
  projectId: string | null
  statuses: WorkflowStatus[]
  startPointLayout: { x: number; y: number } | null
  /** Where the transitions are drawn that lead from any status to itself. */
  loopedTransitionContainerLayout?: { x: number; y: number }
  transitions: WorkflowTransition[]
  createdAt: Instant
  updatedAt: Instant
}
export interface WorkflowScheme {
  id: string
  name: string
  description: string
  defaultWorkflowId: string
  /** Issue type id → workflow id. */
  mappings: Record<string, string>
  version: { id: string; versionNumber: number }
  isDefault: boolean
  draft: WorkflowSchemeDraft | null
}
export interface WorkflowSchemeDraft {
  id: string
  name: string
  description: string
  defaultWorkflowId: string
  mappings: Record<string, string>
  lastModified: Instant
  /** Account id. */
  lastModifiedBy: string
}
