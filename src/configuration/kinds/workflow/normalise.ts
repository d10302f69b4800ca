/** A workflow in its one canonical form. */
import { canonical, type Json } from '../../../base/index.ts'
import { LISTS } from './rules.ts'
import { type Conditions, mapRules, type Rule, type Workflow } from './value.ts'

/** Sets are sorted; actions and validators keep their order, which is the order they run in. */
export function normalise(workflow: Workflow): Workflow {
  return {
    ...workflow,
    statuses: [...workflow.statuses].sort((a, b) => (a.status < b.status ? -1 : 1)),
    transitions: workflow.transitions
      .map((transition) => ({
        ...mapRules(transition, sortLists),
        links: byText(transition.links),
        conditions: transition.conditions && sortConditions(transition.conditions),
      }))
      .sort((a, b) => a.id - b.id),
  }
}

function sortLists(rule: Rule): Rule {
  const parameters = Object.entries(rule.parameters).map(([name, held]) => [
    name,
    typeof held !== 'string' && LISTS.has(name) ? [...new Set(held)].sort() : held,
  ])
  return { ...rule, parameters: Object.fromEntries(parameters) }
}

/** Conditions of a group are asked all together: their order says nothing. A group without any says nothing at all. */
function sortConditions(group: Conditions): Conditions | null {
  const groups = group.conditionGroups.flatMap((inner) => sortConditions(inner) ?? [])
  if (group.conditions.length === 0 && groups.length === 0) return null
  return {
    operation: group.operation,
    conditions: byText(group.conditions.map(sortLists)),
    conditionGroups: byText(groups),
  }
}

function byText<T extends Json>(all: readonly T[]): T[] {
  if (all.length < 2) return [...all]
  const texts = new Map(all.map((one) => [one, canonical(one)]))
  const text = (one: T): string => texts.get(one) ?? ''
  return [...all].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))
}
