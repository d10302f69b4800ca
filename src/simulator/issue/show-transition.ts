/** Transitions as answers show them. */
import type { JsonObject } from '../../base/index.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { isRequiredOn, transitionFields, transitionsOf } from '../model/issue-transition.ts'
import type { Issue, WorkflowTransition } from '../records.ts'
import type { Lens } from './lens.ts'
import { fieldMeta } from './show-meta.ts'

interface TransitionChoice {
  readonly id?: string
  readonly withFields?: boolean
  readonly withUnavailable?: boolean
}

export function showTransitions(lens: Lens, issue: Issue, choice: TransitionChoice): JsonObject[] {
  return transitionsOf(lens.site, lens.user, issue)
    .filter(({ transition, isAvailable }) => {
      const isAsked = choice.id === undefined || choice.id === transition.id
      return isAsked && (isAvailable || choice.withUnavailable === true)
    })
    .map(({ transition, isAvailable }) => ({
      ...showTransition(lens, transition),
      ...(lens.site.kind === 'cloud'
        ? { ...traits(issue, transition), isAvailable }
        : { description: transition.description }),
      ...(choice.withFields ? { fields: transitionMeta(lens, issue, transition) } : {}),
    }))
}

function showTransition(lens: Lens, transition: WorkflowTransition): JsonObject {
  const { id, name, toStatusId } = transition
  const status = lens.site.tables.statuses.get(toStatusId)
  return { id, name, to: status ? lens.status(status) : null }
}

/** What Cloud alone tells of it. */
function traits(
  { statusId }: Issue,
  { type, toStatusId, conditions, transitionScreen }: WorkflowTransition,
): JsonObject {
  return {
    hasScreen: transitionScreen !== null,
    isGlobal: type === 'GLOBAL',
    isInitial: type === 'INITIAL',
    isConditional: conditions !== null,
    looped: toStatusId === statusId,
  }
}

function transitionMeta(lens: Lens, issue: Issue, transition: WorkflowTransition): JsonObject {
  const project = projectOfIssue(lens.site, issue)
  const fields = transitionFields(lens.site, lens.user, issue, transition)
  return Object.fromEntries(
    fields.map((one) => [one.id, fieldMeta(lens, one, project, issue.typeId, isRequiredOn(one))]),
  )
}
