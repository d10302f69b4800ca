/** Moving an issue along its workflow: what is offered, what stands in the way, and what happens on the way. */
import { refuse } from '../http.ts'
import type { Field, Issue, User, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'
import { type Additions, add, refuseOverfull } from './issue-edit.ts'
import { settable } from './issue-fields.ts'
import { projectOfIssue } from './issue-sight.ts'
import { writeIssue } from './issue-write.ts'
import { may } from './permission.ts'
import { applyAction } from './transition-action.ts'
import { conditionsHold } from './transition-condition.ts'
import { complaintsOf } from './transition-validator.ts'
import { transitionsFrom, workflowFor } from './workflow.ts'

/** All that leave the issue's status, each with whether this person may take it. */
export function transitionsOf(
  site: Site,
  user: User | null,
  issue: Issue,
): { transition: WorkflowTransition; isAvailable: boolean }[] {
  const project = projectOfIssue(site, issue)
  if (!may(site, user, 'TRANSITION_ISSUES', project, issue)) return []
  return transitionsFrom(workflowFor(site, project, issue.typeId), issue.statusId).map((transition) => ({
    transition,
    isAvailable: conditionsHold(site, user, issue, transition.conditions),
  }))
}

export function availableTransition(site: Site, user: User | null, issue: Issue, id: string): WorkflowTransition {
  const found = transitionsOf(site, user, issue).find((one) => one.isAvailable && one.transition.id === id)
  if (!found) throw refuse(400, `Transition id '${id}' is not valid for this issue.`)
  return found.transition
}

/** What the transition's screen lets one set. With a screen comes the comment. */
export function transitionFields(
  site: Site,
  user: User | null,
  issue: Issue,
  { transitionScreen }: WorkflowTransition,
): Field[] {
  const screen = site.tables.screens.get(transitionScreen?.parameters.screenId ?? '')
  if (!screen) return []
  const place = { site, user, project: projectOfIssue(site, issue), typeId: issue.typeId, issue }
  return settable(place, screen, ['comment'])
}

/** A resolution that is on the screen must be chosen. */
export const isRequiredOn = (field: Field): boolean => field.id === 'resolution'

/** `wanted` is the issue as the screen's fields make it. Validators see it so; actions have the last word. */
export function transitionIssue(
  site: Site,
  user: User | null,
  issue: Issue,
  transition: WorkflowTransition,
  wanted: Issue,
  additions: Additions,
): Issue {
  refuseInvalid(site, user, issue, transition, wanted)
  refuseOverfull(site, issue, additions)
  const moved = { ...wanted, statusId: transition.toStatusId }
  const after = transition.actions.reduce((now, rule) => applyAction(site, user, now, rule), moved)
  const written = writeIssue(site, user, issue, after)
  add(site, user, issue.id, additions)
  return written
}

function refuseInvalid(
  site: Site,
  user: User | null,
  issue: Issue,
  transition: WorkflowTransition,
  wanted: Issue,
): void {
  const { messages, errors } = complaintsOf(site, user, issue, wanted, transition.validators)
  if (messages.length > 0 || Object.keys(errors).length > 0) throw refuse(400, messages, errors)
}
