/** A workflow of a simulated site as reading finds it. */
import type { Json } from '../../../src/base/index.ts'
import type { Found } from '../../../src/configuration/kind.ts'
import { shown } from '../../../src/configuration/kinds/workflow/rules.ts'
import { SYSTEM_RULES } from '../../../src/simulator/model/workflow-rule.ts'
import type {
  ConditionGroup,
  Workflow,
  WorkflowApproval,
  WorkflowRule,
  WorkflowTransition,
} from '../../../src/simulator/records.ts'

export function foundWorkflow(row: Workflow, events: ReadonlyMap<number, string>): Found<Json> {
  const value = {
    name: row.name,
    description: row.description,
    startPointLayout: row.startPointLayout,
    loopedTransitionContainerLayout: row.loopedTransitionContainerLayout ?? null,
    statuses: row.statuses.map(({ statusId, layout, properties, approval }) => ({
      status: statusId,
      layout,
      properties,
      approval: approval ? approvalOf(approval) : null,
    })),
    transitions: row.transitions.map((one) => transitionOf(one, events)),
  }
  return { id: row.id, value, ...(row.system ? { locked: 'Jira lets nobody edit this workflow.' } : {}) }
}

const approvalOf = ({ active, conditionType, conditionValue, exclude, ...ids }: WorkflowApproval): Json => ({
  ...{ active, conditionType, conditionValue, exclude: [...exclude].sort() },
  ...{ field: ids.fieldId, prePopulatedField: ids.prePopulatedFieldId },
  transitionApproved: Number(ids.transitionApproved),
  transitionRejected: Number(ids.transitionRejected),
})

function transitionOf(row: WorkflowTransition, events: ReadonlyMap<number, string>): Json {
  const { name, description, type, properties } = row
  const event = events.get(Number(row.customIssueEventId)) ?? null
  return {
    ...{ id: Number(row.id), name, description, type, to: row.toStatusId, event, properties },
    links: row.links.map(({ fromStatusId, ...ports }) => ({ from: fromStatusId, ...ports })),
    screen: row.transitionScreen && ruleOf(row.transitionScreen),
    conditions: row.conditions && conditionsOf(row.conditions),
    validators: row.validators.map(ruleOf),
    actions: row.actions.map(ruleOf),
    triggers: row.triggers.map(ruleOf),
  }
}

const conditionsOf = (group: ConditionGroup): Json => ({
  operation: group.operation,
  conditions: group.conditions.map(ruleOf),
  conditionGroups: group.conditionGroups.map(conditionsOf),
})

/** Conditions come with every parameter they could have. */
function ruleOf({ ruleKey, parameters }: WorkflowRule): Json {
  const rule = SYSTEM_RULES.get(ruleKey)
  const unset = rule?.type === 'Condition' ? Object.keys(rule.parameters).map((name) => [name, '']) : []
  return shown(ruleKey, { ...Object.fromEntries(unset), ...parameters })
}
