/** Writes workflows: makes them, and changes them in place with the version that was read a moment before. */
import { z } from 'zod'
import { Fault } from '../../../base/index.ts'
import { fits, type Jira, waitForTask } from '../../../jira/index.ts'
import { lots } from '../api.ts'
import { type Events, eventsOf } from './events.ts'
import { bulkRead } from './read.ts'
import { wire } from './rules.ts'
import type { Approval, Conditions, StatusUse, Transition, Workflow } from './value.ts'

const STATUS = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  statusCategory: z.string(),
})
const MADE = z.looseObject({ workflows: z.array(z.looseObject({ id: z.string() })) })
const UPDATED = z.looseObject({ taskId: z.string().nullish() })
const MOST_STATUSES = 50

export async function createWorkflow(jira: Jira, workflow: Workflow): Promise<string> {
  const path = '/rest/api/3/workflows/create'
  const body = { name: workflow.name, ...(await bodyOf(jira, workflow)) }
  const statuses = await statusesOf(jira, workflow)
  const made = await jira.send('POST', path, { scope: { type: 'GLOBAL' }, statuses, workflows: [body] })
  const id = fits(MADE, made, path, jira.site).workflows[0]?.id
  if (id === undefined) throw new Fault('jira.unknown', `${jira.site} did not say which workflow it made.`)
  return id
}

/** `answers`: a status that goes → the status that takes its issues. Jira moves them in a task of its own. */
export async function updateWorkflow(
  jira: Jira,
  id: string,
  wanted: Workflow,
  now: Workflow,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const path = '/rest/api/3/workflows/update'
  const kept = new Set(wanted.statuses.map((use) => use.status))
  const moves = now.statuses.flatMap(({ status }) => {
    const to = kept.has(status) ? undefined : answers[status]
    return to === undefined ? [] : [{ oldStatusReference: status, newStatusReference: to }]
  })
  const [body, statuses] = [await bodyOf(jira, wanted), await statusesOf(jira, wanted)]
  const version = await versionOf(jira, id)
  const workflow = { id, version, ...body, ...(moves.length === 0 ? {} : { defaultStatusMappings: moves }) }
  const answer = await jira.send('POST', path, { statuses, workflows: [workflow] })
  const { taskId } = fits(UPDATED, answer, path, jira.site)
  if (taskId) await waitForTask(jira, `/rest/api/3/task/${taskId}`)
}

async function versionOf(jira: Jira, id: string) {
  const version = (await bulkRead(jira, [id]))[0]?.row.version
  if (!version) throw new Fault('jira.not-found', `${jira.site} no longer has this workflow.`)
  return { id: version.id, versionNumber: version.versionNumber }
}

/**
 * Jira wants each status that a workflow uses told again. The reference is ours to choose: the id itself, as Jira's own
 * answers have it, so that a mapping means the same whether it is read as reference or as id.
 */
async function statusesOf(jira: Jira, workflow: Workflow) {
  const used = [...new Set(workflow.statuses.map((use) => use.status))]
  const found = await Promise.all(
    lots(used, MOST_STATUSES).map((id) => jira.get(z.array(STATUS), '/rest/api/3/statuses', { id })),
  )
  return found.flat().map(({ id, name, description, statusCategory }) => ({
    id,
    name,
    description: description ?? '',
    statusCategory,
    statusReference: id,
  }))
}

async function bodyOf(jira: Jira, workflow: Workflow) {
  const { description, startPointLayout, loopedTransitionContainerLayout } = workflow
  const events = await eventsOf(
    jira,
    workflow.transitions.some((one) => one.event !== null),
  )
  return {
    description,
    ...(startPointLayout ? { startPointLayout } : {}),
    ...(loopedTransitionContainerLayout ? { loopedTransitionContainerLayout } : {}),
    statuses: workflow.statuses.map(statusUse),
    transitions: workflow.transitions.map((one) => transition(one, events)),
  }
}

function statusUse({ status, layout, properties, approval }: StatusUse) {
  return {
    statusReference: status,
    properties,
    ...(layout ? { layout } : {}),
    ...(approval ? { approvalConfiguration: approvalOf(approval) } : {}),
  }
}

function approvalOf({ field, prePopulatedField, transitionApproved, transitionRejected, ...rest }: Approval) {
  return {
    ...rest,
    fieldId: field,
    ...(prePopulatedField === null ? {} : { prePopulatedFieldId: prePopulatedField }),
    transitionApproved: String(transitionApproved),
    transitionRejected: String(transitionRejected),
  }
}

function transition({ id, to, event, links, screen, conditions, ...rest }: Transition, events: Events) {
  return {
    ...rest,
    id: String(id),
    links: links.map(({ from, ...ports }) => ({ fromStatusReference: from, ...ports })),
    validators: rest.validators.map(wire),
    actions: rest.actions.map(wire),
    triggers: rest.triggers.map(wire),
    ...(to === null ? {} : { toStatusReference: to }),
    ...(event === null ? {} : { customIssueEventId: events.id(event) }),
    ...(screen ? { transitionScreen: wire(screen) } : {}),
    ...(conditions ? { conditions: conditionsOf(conditions) } : {}),
  }
}

/** The empty list of groups is there on purpose: without it Jira fails on the group (JRACLOUD-82794). */
const conditionsOf = (group: Conditions): WireConditions => ({
  operation: group.operation,
  conditions: group.conditions.map(wire),
  conditionGroups: group.conditionGroups.map(conditionsOf),
})

type WireConditions = {
  operation: string
  conditions: ReturnType<typeof wire>[]
  conditionGroups: WireConditions[]
}
