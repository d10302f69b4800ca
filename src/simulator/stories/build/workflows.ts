/** Workflows from a description in names: statuses, transitions with their rules and screens, and where each is drawn. */
import type { ConditionGroup, Status, Workflow, WorkflowRule, WorkflowTransition } from '../../records.ts'
import type { Site } from '../../site.ts'
import { idOf, named, type Told, tell } from './named.ts'

export interface RuleInput {
  readonly rule: string
  readonly parameters: Readonly<Record<string, Told>>
}
/** `key` without `system:`, as operation workflowCapabilities lists them. */
export const rule = (key: string, parameters: Readonly<Record<string, Told>> = {}): RuleInput => ({
  rule: `system:${key}`,
  parameters,
})

export interface ConditionsInput {
  readonly when: 'ANY' | 'ALL'
  readonly of: readonly (RuleInput | ConditionsInput)[]
}
export interface TransitionInput {
  readonly name: string
  readonly to: string
  /** Statuses it starts from; `anywhere` is a global transition; left out it creates the issue. */
  readonly from?: readonly string[] | 'anywhere'
  readonly description?: string
  readonly screen?: string
  readonly conditions?: ConditionsInput
  readonly validators?: readonly RuleInput[]
  readonly actions?: readonly RuleInput[]
  readonly triggers?: readonly RuleInput[]
  readonly properties?: Readonly<Record<string, string>>
}
export interface WorkflowInput {
  readonly name: string
  readonly description: string
  /** Status → properties of that status in this workflow. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly transitions: readonly TransitionInput[]
  readonly system?: true
}

export function workflow(site: Site, input: WorkflowInput, age = 0): Workflow {
  const made: Workflow = {
    id: site.uuid(),
    name: input.name,
    description: input.description,
    version: { id: site.uuid(), versionNumber: 1 },
    system: input.system ?? false,
    projectId: null,
    statuses: Object.entries(input.statuses).map(([name, properties], index) => {
      const status = named(site.tables.statuses, name)
      return { statusId: status.id, layout: place(status, index), properties: { ...properties } }
    }),
    startPointLayout: { x: -160, y: 0 },
    transitions: input.transitions.map((one, index) => transition(site, one, index)),
    createdAt: site.now() - age,
    updatedAt: site.now() - age,
  }
  site.tables.workflows.set(made.id, made)
  return made
}

/** Left to right in their order, a row for each category. */
function place(status: Status, index: number): { x: number; y: number } {
  return { x: 40 + 220 * index, y: { TODO: 0, IN_PROGRESS: 130, DONE: 260 }[status.category] }
}

/** Ids as Jira gives them: 1 for the first, then 11, 21, 31 … */
export function transition(site: Site, input: TransitionInput, index: number): WorkflowTransition {
  const { from } = input
  return {
    id: index === 0 ? '1' : String(index * 10 + 1),
    type: from === undefined ? 'INITIAL' : from === 'anywhere' ? 'GLOBAL' : 'DIRECTED',
    name: input.name,
    description: input.description ?? '',
    toStatusId: idOf(site.tables.statuses, input.to),
    links: (typeof from === 'object' ? from : []).map((status, port) => ({
      fromStatusId: idOf(site.tables.statuses, status),
      fromPort: port % 8,
      toPort: (port + 4) % 8,
    })),
    actions: (input.actions ?? []).map((one) => ruleOf(site, one)),
    validators: (input.validators ?? []).map((one) => ruleOf(site, one)),
    conditions: input.conditions ? conditionsOf(site, input.conditions) : null,
    triggers: (input.triggers ?? []).map((one) => ruleOf(site, one)),
    transitionScreen: screenRule(site, input.screen),
    properties: { ...input.properties },
  }
}

export function ruleOf(site: Site, input: RuleInput): WorkflowRule {
  const parameters = Object.entries(input.parameters).map(([name, told]) => [name, tell(site, told)])
  return { id: site.uuid(), ruleKey: input.rule, parameters: Object.fromEntries(parameters) }
}

function screenRule(site: Site, screen: string | undefined): WorkflowRule | null {
  if (screen === undefined) return null
  return ruleOf(site, rule('transition-screen', { screenId: idOf(site.tables.screens, screen) }))
}

export function conditionsOf(site: Site, input: ConditionsInput): ConditionGroup {
  return {
    operation: input.when,
    conditions: input.of.flatMap((one) => ('rule' in one ? [ruleOf(site, one)] : [])),
    conditionGroups: input.of.flatMap((one) => ('rule' in one ? [] : [conditionsOf(site, one)])),
  }
}
