/** Is a workflow whole: one beginning, transitions between its own statuses, ids and names that differ, rules that hold? */
import type { Status, StatusCategory, Workflow, WorkflowRule, WorkflowStatus, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'
import { conditionsIn, rulesOf } from './workflow.ts'
import { aboutRule, aboutStatus, aboutTransition, aboutWorkflow, type Finding } from './workflow-finding.ts'
import { type Place, ruleFindings } from './workflow-rule-check.ts'

/** A status as a request names it: by a reference of the caller's choice, and by its id where it exists. */
export interface StatusInput {
  readonly reference: string
  readonly id: string | null
  readonly name: string
  /** Undefined leaves the description of an existing status as it is. */
  readonly description: string | undefined
  readonly category: StatusCategory
}

/** In a sketch the status ids of statuses and transitions are still the caller's references. */
export type Sketch = Pick<Workflow, 'name' | 'statuses' | 'transitions' | 'projectId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function statusFindings(site: Site, inputs: readonly StatusInput[], projectId: string | null): Finding[] {
  return inputs.flatMap((input, at): Finding[] => {
    const { reference, id, name } = input
    const say = (code: string, message: string) => [aboutStatus(code, message, reference)]
    if (inputs.slice(0, at).some((one) => one.reference === reference || (id !== null && one.id === id)))
      return say('NON_UNIQUE_STATUS_REFERENCE', `The status reference "${reference}" is used more than once.`)
    const known = id === null ? undefined : site.tables.statuses.get(id)
    if (id !== null && (!known || (known.projectId !== null && known.projectId !== projectId)))
      return say('STATUS_NOT_FOUND', `The status "${id}" was not found.`)
    if (id === null && projectId !== null && !UUID.test(reference))
      return say('STATUS_REFERENCE_NOT_UUID', `The status reference "${reference}" must be a UUID.`)
    const others = scope(site, known?.projectId ?? (id === null ? projectId : null))
    const siblings = inputs.slice(0, at).map((one) => ({ id: one.id ?? one.reference, name: one.name }))
    if (isTaken(others, name, id ?? undefined) || isTaken(siblings, name, id ?? undefined))
      return say('NON_UNIQUE_STATUS_NAME', `Status name "${name}" already in use. Try a different name.`)
    return []
  })
}

const scope = (site: Site, projectId: string | null): Status[] =>
  [...site.tables.statuses.values()].filter((one) => one.projectId === projectId)

export function sketchFindings(site: Site, sketch: Sketch, inputs: readonly StatusInput[]): Finding[] {
  const declared = new Set(inputs.map((one) => one.reference))
  const own = new Set(sketch.statuses.map((one) => one.statusId))
  const entered = new Set(sketch.transitions.map((one) => one.toStatusId))
  const initial = sketch.transitions.filter((one) => one.type === 'INITIAL')
  return [
    ...(own.size === 0 ? [aboutWorkflow('WORKFLOW_WITHOUT_STATUS', 'A workflow must have a status.')] : []),
    ...(own.size < sketch.statuses.length
      ? [aboutWorkflow('NON_UNIQUE_STATUS_REFERENCE', 'A workflow cannot have a status twice.')]
      : []),
    ...[...own]
      .filter((one) => !declared.has(one))
      .map((one) => aboutStatus('STATUS_NOT_FOUND', `The status reference "${one}" is not declared.`, one)),
    ...(initial.length === 1
      ? []
      : [aboutWorkflow('INITIAL_TRANSITION_REQUIRED', 'A workflow must have exactly one initial transition.')]),
    ...sketch.transitions.flatMap((one, at) => transitionFindings(one, sketch.transitions.slice(0, at), own)),
    ...repeatedRules(sketch),
    ...sketch.transitions.flatMap((one) => transitionRuleFindings(site, one, sketch.projectId !== null)),
    ...sketch.statuses.flatMap((one) => approvalFindings(site, one, sketch.transitions)),
    ...[...own].filter((one) => !entered.has(one)).map(unreached),
  ]
}

/** It asks people in a custom field, and goes on by two of the workflow's own transitions. */
function approvalFindings(
  { tables }: Site,
  { statusId, approval }: WorkflowStatus,
  transitions: readonly WorkflowTransition[],
): Finding[] {
  if (!approval) return []
  const { fieldId, prePopulatedFieldId, transitionApproved, transitionRejected } = approval
  const fields = [fieldId, ...(prePopulatedFieldId === null ? [] : [prePopulatedFieldId])]
  const isWrong =
    fields.some((id) => !tables.fields.get(id)?.custom) ||
    [transitionApproved, transitionRejected].some((id) => !transitions.some((one) => one.id === id))
  return isWrong
    ? [
        aboutStatus(
          'INVALID_APPROVAL_CONFIGURATION',
          'The approval names a field or transition that is not there.',
          statusId,
        ),
      ]
    : []
}

function unreached(reference: string): Finding {
  const message = 'The status has no inbound transitions.'
  return { ...aboutStatus('NO_INBOUND_TRANSITIONS_TO_STATUS', message, reference), level: 'WARNING' }
}

function transitionFindings(
  transition: WorkflowTransition,
  before: readonly WorkflowTransition[],
  own: ReadonlySet<string>,
): Finding[] {
  const { id, name, type, links, toStatusId } = transition
  const say = (code: string, message: string) => aboutTransition(code, message, transition)
  const strangers = [toStatusId, ...links.map((one) => one.fromStatusId)].filter((one) => !own.has(one))
  const isDirected = type === 'DIRECTED'
  return [
    ...(before.some((one) => one.id === id)
      ? [say('NON_UNIQUE_TRANSITION_ID', `Transition id "${id}" is not unique.`)]
      : []),
    ...(/^\d+$/.test(id) ? [] : [say('INVALID_TRANSITION_ID', `Transition id "${id}" must be a number.`)]),
    ...(name.trim() === '' ? [say('TRANSITION_NAME_REQUIRED', 'A transition must have a name.')] : []),
    ...(before.some((one) => one.type === 'GLOBAL' && type === 'GLOBAL' && isTaken([one], name))
      ? [say('NON_UNIQUE_TRANSITION_NAME', `Several global transitions have the name "${name}".`)]
      : []),
    ...strangers.map((one) => say('STATUS_NOT_FOUND', `Transition refers to a status that does not exist: "${one}".`)),
    ...(isDirected && links.length === 0
      ? [say('TRANSITION_LINK_REQUIRED', 'A directed transition starts somewhere.')]
      : []),
    ...(!isDirected && links.length > 0
      ? [say('INVALID_TRANSITION_LINK', `A transition of type ${type} cannot have links.`)]
      : []),
  ]
}

function repeatedRules(sketch: Sketch): Finding[] {
  const rules = rulesOf(sketch)
  return rules
    .filter((rule, at) => rules.findIndex((one) => one.id === rule.id) < at)
    .map((rule) => aboutRule('NON_UNIQUE_RULE_ID_WITHIN_WORKFLOW', `Rule id "${rule.id}" is not unique.`, rule))
}

function transitionRuleFindings(site: Site, transition: WorkflowTransition, isTeamManaged: boolean): Finding[] {
  const { type, actions, validators, conditions, triggers, transitionScreen } = transition
  const at = (place: Place['type'], rules: readonly WorkflowRule[]): Finding[] =>
    rules.flatMap((rule) => ruleFindings(site, rule, { type: place, isInitial: type === 'INITIAL', isTeamManaged }))
  return [
    ...at('Function', actions),
    ...at('Validator', validators),
    ...at('Condition', conditionsIn(conditions)),
    ...at('Trigger', triggers),
    ...at('Screen', transitionScreen ? [transitionScreen] : []),
  ]
}
