/** How Cloud shows workflows and the statuses they use; on the way out a status is referred to by its id. */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import { SYSTEM_RULES } from '../model/workflow-rule.ts'
import type {
  ConditionGroup,
  Status,
  Workflow,
  WorkflowApproval,
  WorkflowRule,
  WorkflowTransition,
} from '../records.ts'
import type { Site } from '../site.ts'
import { taskOn } from '../tasks.ts'
import { jiraTime } from '../time.ts'

export const showScope = (projectId: string | null): JsonObject =>
  projectId === null ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: projectId } }

export function showWorkflow(site: Site, workflow: Workflow, withTransitions = true): JsonObject {
  const { id, name, description, version, system, projectId, statuses, transitions } = workflow
  const task = taskOn(site, id)
  return {
    id,
    name,
    description,
    scope: showScope(projectId),
    isEditable: !system,
    ...optional('startPointLayout', workflow.startPointLayout),
    ...optional('loopedTransitionContainerLayout', workflow.loopedTransitionContainerLayout),
    statuses: statuses.map(({ statusId, layout, properties, approval }) => ({
      statusReference: statusId,
      deprecated: false,
      ...optional('layout', layout),
      properties,
      ...optional('approvalConfiguration', approval && showApproval(approval)),
    })),
    ...(withTransitions ? { transitions: transitions.map(showTransition) } : {}),
    ...(task ? { taskId: task.id } : {}),
    version,
    created: jiraTime(workflow.createdAt),
    updated: jiraTime(workflow.updatedAt),
  }
}

/** Jira leaves out what is null here (the examples of operation readWorkflows). */
const optional = (name: string, value: Json | undefined): JsonObject => (isObject(value) ? { [name]: value } : {})

const showApproval = ({ prePopulatedFieldId, ...approval }: WorkflowApproval): JsonObject => ({
  ...approval,
  ...(prePopulatedFieldId === null ? {} : { prePopulatedFieldId }),
})

function showTransition(transition: WorkflowTransition): JsonObject {
  const { id, type, name, description, toStatusId, links, conditions, transitionScreen, properties } = transition
  return {
    id,
    type,
    toStatusReference: toStatusId,
    links: links.map(({ fromStatusId, fromPort, toPort }) => ({
      fromStatusReference: fromStatusId,
      ...(fromPort === null ? {} : { fromPort }),
      ...(toPort === null ? {} : { toPort }),
    })),
    name,
    description,
    actions: transition.actions.map(showRule),
    validators: transition.validators.map(showRule),
    ...(conditions ? { conditions: showConditions(conditions) } : {}),
    triggers: transition.triggers.map(showRule),
    ...(transitionScreen ? { transitionScreen: showRule(transitionScreen) } : {}),
    ...(transition.customIssueEventId === undefined ? {} : { customIssueEventId: transition.customIssueEventId }),
    properties,
  }
}

/** Conditions come with every parameter they could have, set or not (docs/jira-assumptions.md, workflows). */
function showRule({ id, ruleKey, parameters }: WorkflowRule): JsonObject {
  const rule = SYSTEM_RULES.get(ruleKey)
  const unset = rule?.type === 'Condition' ? Object.keys(rule.parameters).map((name) => [name, '']) : []
  return { id, ruleKey, parameters: { ...Object.fromEntries(unset), ...parameters } }
}

function showConditions({ operation, conditions, conditionGroups }: ConditionGroup): JsonObject {
  return {
    operation,
    conditions: conditions.map(showRule),
    conditionGroups: conditionGroups.map(showConditions),
  }
}

/** The statuses of these workflows, each once. */
export function showStatusesOf(site: Site, workflows: readonly Workflow[]): JsonObject[] {
  const ids = new Set(workflows.flatMap((one) => one.statuses.map((status) => status.statusId)))
  return [...ids].flatMap((id) => site.tables.statuses.get(id) ?? []).map(showWorkflowStatus)
}

function showWorkflowStatus({ id, name, description, category, projectId }: Status): JsonObject {
  return { id, statusReference: id, name, description, statusCategory: category, scope: showScope(projectId) }
}
