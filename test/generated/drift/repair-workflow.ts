/** A workflow whose statuses went is drawn anew; rules and properties that named what went go with it. */
import type { Desk } from '../design/desk.ts'
import type { Conditions, Parameter, Rule, Workflow } from '../design/types.ts'
import { drawBody } from '../design/workflows.ts'
import type { Exists } from './repair.ts'

export function repairWorkflow(desk: Desk, workflow: Workflow, exists: Exists): void {
  if (!workflow.statuses.every(({ status }) => exists(status))) Object.assign(workflow, drawBody(desk))
  const whole = (parameters: Readonly<Record<string, Parameter>>): boolean =>
    Object.values(parameters).every((held) => typeof held === 'string' || held.tags.every(exists))
  const rules = (all: readonly Rule[]): Rule[] => all.filter(({ parameters }) => whole(parameters))
  const group = ({ operation, conditions, groups }: Conditions): Conditions | null => {
    const left = { operation, conditions: rules(conditions), groups: groups.flatMap((one) => group(one) ?? []) }
    return left.conditions.length + left.groups.length === 0 ? null : left
  }
  const properties = (held: Readonly<Record<string, Parameter>>) =>
    Object.fromEntries(Object.entries(held).filter(([name, one]) => whole({ [name]: one })))
  for (const status of workflow.statuses) status.properties = properties(status.properties)
  for (const one of workflow.transitions)
    Object.assign(one, {
      properties: properties(one.properties),
      screen: one.screen && (rules([one.screen])[0] ?? null),
      conditions: one.conditions && group(one.conditions),
      validators: rules(one.validators),
      actions: rules(one.actions),
    })
}
