/** Reading what somebody wants to save as a workflow: of the right form, before anybody asks whether it makes sense. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { type Refusal, refuse } from '../http.ts'
import type { StatusInput } from '../model/workflow-check.ts'
import type { Draft } from '../model/workflow-save.ts'
import type { ConditionGroup, WorkflowApproval, WorkflowRule, WorkflowStatus, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'

/** What stands where in the body, for Jira's messages: `workflows.[0].version`. */
type At = string

const missing = (at: At): Refusal => refuse(400, `Missing required field '${at}'`)
const wrong = (at: At): Refusal => refuse(400, `Invalid value of field '${at}'`)

export function need(body: JsonObject, key: string, at: At): Json {
  const value = body[key]
  if (value === undefined || value === null) throw missing(at + key)
  return value
}

export function textAt(body: JsonObject, key: string, at: At): string {
  const value = need(body, key, at)
  if (typeof value !== 'string') throw wrong(at + key)
  return value
}

export function optionalTextAt(body: JsonObject, key: string, at: At): string | undefined {
  return (body[key] ?? null) === null ? undefined : textAt(body, key, at)
}

export function objectAt(body: JsonObject, key: string, at: At): JsonObject {
  const value = need(body, key, at)
  if (!isObject(value)) throw wrong(at + key)
  return value
}

export function objectsAt(body: JsonObject, key: string, at: At): readonly (readonly [JsonObject, At])[] {
  const value = body[key] ?? []
  if (!isArray(value)) throw wrong(at + key)
  return value.map((one, index) => {
    if (!isObject(one)) throw wrong(`${at}${key}.[${index}]`)
    return [one, `${at}${key}.[${index}].`] as const
  })
}

function wordAt<T extends string>(body: JsonObject, key: string, at: At, words: readonly T[]): T {
  const text = textAt(body, key, at)
  const word = words.find((one) => one === text)
  if (word === undefined) throw wrong(at + key)
  return word
}

function textsAt(body: JsonObject, key: string, at: At): Record<string, string> {
  const value = body[key] ?? {}
  if (!isObject(value)) throw wrong(at + key)
  return Object.fromEntries(Object.keys(value).map((name) => [name, textAt(value, name, `${at}${key}.`)]))
}

function placeAt(body: JsonObject, key: string, at: At): { x: number; y: number } | null {
  if ((body[key] ?? null) === null) return null
  const { x, y } = objectAt(body, key, at)
  if (typeof x !== 'number' || typeof y !== 'number') throw wrong(at + key)
  return { x, y }
}

const MOST_STATUSES = 1_000

export function statusesAt(body: JsonObject, at: At): StatusInput[] {
  const inputs = objectsAt(body, 'statuses', at)
  if (inputs.length === 0) throw refuse(400, `${at}statuses : must not be empty`)
  if (inputs.length > MOST_STATUSES) throw refuse(400, `${at}statuses : no more than ${MOST_STATUSES}`)
  return inputs.map(([status, place]) => ({
    reference: textAt(status, 'statusReference', place),
    id: optionalTextAt(status, 'id', place) ?? null,
    name: textAt(status, 'name', place),
    description: optionalTextAt(status, 'description', place),
    category: wordAt(status, 'statusCategory', place, ['TODO', 'IN_PROGRESS', 'DONE']),
  }))
}

/** Name, description and scope come from elsewhere: a new workflow brings them, an old one has them. */
export function drawingAt(
  site: Site,
  body: JsonObject,
  at: At,
): Pick<Draft, 'statuses' | 'transitions' | 'startPointLayout' | 'loopedTransitionContainerLayout'> {
  need(body, 'statuses', at)
  need(body, 'transitions', at)
  const looped = placeAt(body, 'loopedTransitionContainerLayout', at)
  return {
    statuses: objectsAt(body, 'statuses', at).map(([one, place]) => statusAt(one, place)),
    transitions: objectsAt(body, 'transitions', at).map(([one, place]) => transitionAt(site, one, place)),
    startPointLayout: placeAt(body, 'startPointLayout', at),
    ...(looped === null ? {} : { loopedTransitionContainerLayout: looped }),
  }
}

function statusAt(body: JsonObject, at: At): WorkflowStatus {
  need(body, 'properties', at)
  const hasApproval = (body.approvalConfiguration ?? null) !== null
  return {
    statusId: textAt(body, 'statusReference', at),
    layout: placeAt(body, 'layout', at),
    properties: textsAt(body, 'properties', at),
    ...(hasApproval
      ? { approval: approvalAt(objectAt(body, 'approvalConfiguration', at), `${at}approvalConfiguration.`) }
      : {}),
  }
}

/** "If conditionType is number, the value must be 20 or less; if percent, 100 or less" (schema ApprovalConfiguration). */
const MOST_APPROVALS = { number: 20, percent: 100, numberPerPrincipal: 20 } as const

function approvalAt(body: JsonObject, at: At): WorkflowApproval {
  const conditionType = wordAt(body, 'conditionType', at, ['number', 'percent', 'numberPerPrincipal'])
  const conditionValue = textAt(body, 'conditionValue', at)
  if (!/^[1-9]\d*$/.test(conditionValue) || Number(conditionValue) > MOST_APPROVALS[conditionType])
    throw wrong(`${at}conditionValue`)
  const exclude = body.exclude ?? []
  if (!isArray(exclude) || !exclude.every((one) => one === 'assignee' || one === 'reporter'))
    throw wrong(`${at}exclude`)
  return {
    ...{ active: wordAt(body, 'active', at, ['true', 'false']), conditionType, conditionValue, exclude: [...exclude] },
    fieldId: textAt(body, 'fieldId', at),
    prePopulatedFieldId: optionalTextAt(body, 'prePopulatedFieldId', at) ?? null,
    transitionApproved: textAt(body, 'transitionApproved', at),
    transitionRejected: textAt(body, 'transitionRejected', at),
  }
}

function transitionAt(site: Site, body: JsonObject, at: At): WorkflowTransition {
  const event = optionalTextAt(body, 'customIssueEventId', at)
  return {
    id: textAt(body, 'id', at),
    type: wordAt(body, 'type', at, ['INITIAL', 'GLOBAL', 'DIRECTED']),
    name: textAt(body, 'name', at),
    description: optionalTextAt(body, 'description', at) ?? '',
    toStatusId: textAt(body, 'toStatusReference', at),
    links: objectsAt(body, 'links', at).map(([link, place]) => ({
      fromStatusId: textAt(link, 'fromStatusReference', place),
      fromPort: portAt(link, 'fromPort', place),
      toPort: portAt(link, 'toPort', place),
    })),
    actions: rulesAt(site, body, 'actions', at),
    validators: rulesAt(site, body, 'validators', at),
    conditions: body.conditions ? conditionsAt(site, objectAt(body, 'conditions', at), `${at}conditions.`) : null,
    triggers: rulesAt(site, body, 'triggers', at),
    transitionScreen: body.transitionScreen
      ? ruleAt(site, objectAt(body, 'transitionScreen', at), `${at}transitionScreen.`)
      : null,
    ...(event === undefined ? {} : { customIssueEventId: event }),
    properties: textsAt(body, 'properties', at),
  }
}

function portAt(body: JsonObject, key: string, at: At): number | null {
  const value = body[key] ?? null
  if (value !== null && typeof value !== 'number') throw wrong(at + key)
  return value
}

const rulesAt = (site: Site, body: JsonObject, key: string, at: At): WorkflowRule[] =>
  objectsAt(body, key, at).map(([rule, place]) => ruleAt(site, rule, place))

function ruleAt(site: Site, body: JsonObject, at: At): WorkflowRule {
  return {
    id: optionalTextAt(body, 'id', at) ?? site.uuid(),
    ruleKey: textAt(body, 'ruleKey', at),
    parameters: textsAt(body, 'parameters', at),
  }
}

/** Both lists must be there, empty or not (docs/jira-assumptions.md, workflows). */
function conditionsAt(site: Site, body: JsonObject, at: At): ConditionGroup {
  need(body, 'conditions', at)
  need(body, 'conditionGroups', at)
  return {
    operation: wordAt(body, 'operation', at, ['ANY', 'ALL']),
    conditions: rulesAt(site, body, 'conditions', at),
    conditionGroups: objectsAt(body, 'conditionGroups', at).map(([one, place]) => conditionsAt(site, one, place)),
  }
}
