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

const byText = <T extends Json>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (canonical(a) < canonical(b) ? -1 : canonical(a) > canonical(b) ? 1 : 0))
