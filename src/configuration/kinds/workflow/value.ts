/** What a workflow is, said without ids of its own: its statuses, its transitions and their rules. */
export type Point = { x: number; y: number }
/** A parameter that holds several is a list here; Jira joins them by commas. Rule ids are a site's own and left out. */
export type Rule = { ruleKey: string; parameters: { [name: string]: string | string[] } }
export type Conditions = { operation: string; conditions: Rule[]; conditionGroups: Conditions[] }
export type Link = { from: string | null; fromPort: number | null; toPort: number | null }
export type Approval = {
  active: string
  conditionType: string
  conditionValue: string
  exclude: string[]
  field: string | null
  prePopulatedField: string | null
  transitionApproved: number
  transitionRejected: number
}
export type StatusUse = {
  status: string
  layout: Point | null
  properties: { [name: string]: string }
  approval: Approval | null
}
export type Transition = {
  /** Chosen by whoever makes the workflow and known only inside it: no id of the site. */
  id: number
  name: string
  description: string
  type: string
  to: string | null
  links: Link[]
  /** The name of the event it fires, where it is not Jira's own. */
  event: string | null
  properties: { [name: string]: string }
  screen: Rule | null
  conditions: Conditions | null
  validators: Rule[]
  actions: Rule[]
  triggers: Rule[]
}
export type Workflow = {
  name: string
  description: string
  startPointLayout: Point | null
  loopedTransitionContainerLayout: Point | null
  statuses: StatusUse[]
  transitions: Transition[]
}

/** Every rule of a transition through `change`; undefined takes the rule out. */
export function mapRules(transition: Transition, change: (rule: Rule) => Rule | undefined): Transition {
  const all = (rules: readonly Rule[]): Rule[] => rules.flatMap((rule) => change(rule) ?? [])
  const group = (conditions: Conditions): Conditions => ({
    operation: conditions.operation,
    conditions: all(conditions.conditions),
    conditionGroups: conditions.conditionGroups.map(group),
  })
  return {
    ...transition,
    screen: transition.screen && (change(transition.screen) ?? null),
    conditions: transition.conditions && group(transition.conditions),
    validators: all(transition.validators),
    actions: all(transition.actions),
    triggers: all(transition.triggers),
  }
}

export function rulesOf(transition: Transition): Rule[] {
  const rules: Rule[] = []
  mapRules(transition, (rule) => {
    rules.push(rule)
    return rule
  })
  return rules
}
