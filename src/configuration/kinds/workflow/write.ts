/** Writes workflows: makes them, and changes them in place with the version that was read a moment before. */
import { z } from 'zod'
import { equal, Fault, lots } from '../../../base/index.ts'
import { fits, type Jira, waitForTask } from '../../../jira/index.ts'
import { inTurn, once } from '../in-turn.ts'
import { mappingsFor, type Said } from '../moves.ts'
import { workflowPlace } from '../usage.ts'
import { type Events, eventsOf } from './events.ts'
import { normalise } from './normalise.ts'
import { bulkRead } from './read.ts'
import { wire } from './rules.ts'
import { statusesIn } from './statuses.ts'
import type { Approval, Conditions, StatusUse, Transition, Workflow } from './value.ts'

const STATUS = z.looseObject({
  id: z.string(),
  name: z.string(),
  statusCategory: z.string(),
})
/** Workflows made by one request. */
export const CREATE = '/rest/api/3/workflows/create'
const MADE = z.looseObject({ workflows: z.array(z.looseObject({ id: z.string(), name: z.string() })) })
const UPDATED = z.looseObject({ taskId: z.string().nullish() })
const MOST_STATUSES = 50

export const createWorkflow = async (jira: Jira, workflow: Workflow): Promise<string> =>
  (await createWorkflows(jira, [workflow]))[0] ?? ''

export async function createWorkflows(jira: Jira, all: readonly Workflow[]): Promise<string[]> {
  const statuses = await statusesTold(jira, all)
  const workflows = await Promise.all(all.map(async (one) => ({ name: one.name, ...(await bodyOf(jira, one)) })))
  const body = { scope: { type: 'GLOBAL' }, statuses, workflows }
  const made = await once(jira, () => jira.send('POST', CREATE, body))
  const ids = new Map(fits(MADE, made, CREATE, jira.site).workflows.map(({ id, name }) => [name, id]))
  return all.map(({ name }) => {
    const id = ids.get(name)
    if (id === undefined) throw new Fault('jira.unknown', `${jira.site} did not say that it made the workflow ${name}.`)
    return id
  })
}

/** `said`: a status that goes → the status that takes its issues. Jira moves them in a task of its own. */
export async function updateWorkflow(
  jira: Jira,
  id: string,
  wanted: Workflow,
  now: Workflow,
  said: Said,
): Promise<void> {
  if (equal(normalise(wanted), normalise(now))) return
  const path = '/rest/api/3/workflows/update'
  const body = { ...(await bodyOf(jira, wanted)), ...(await movesOf(jira, id, wanted, now, said)) }
  const statuses = await statusesTold(jira, [wanted])
  const answer = await inTurn(
    jira,
    () => versionOf(jira, id),
    (version) => jira.send('POST', path, { statuses, workflows: [{ id, version, ...body }] }),
  )
  const { taskId } = fits(UPDATED, answer, path, jira.site)
  if (taskId) await waitForTask(jira, `/rest/api/3/task/${taskId}`)
}

/** Jira asks where the issues of every status go that a workflow in use loses, whether there are any or not. */
async function movesOf(jira: Jira, id: string, wanted: Workflow, now: Workflow, said: Said) {
  const into = statusesIn(wanted)
  const gone = now.statuses.map((use) => use.status).filter((status) => !into.includes(status))
  if (gone.length === 0) return {}
  const mappings = await mappingsFor(jira, await workflowPlace(jira, id), { gone, into }, said)
  return {
    defaultStatusMappings: mappings.map(({ oldStatusId, newStatusId }) => ({
      oldStatusReference: oldStatusId,
      newStatusReference: newStatusId,
    })),
  }
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
async function statusesTold(jira: Jira, workflows: readonly Workflow[]) {
  const used = [...new Set(workflows.flatMap((one) => one.statuses.map((use) => use.status)))]
  const found = await Promise.all(
    lots(used, MOST_STATUSES).map((id) => jira.get(z.array(STATUS), '/rest/api/3/statuses', { id })),
  )
  return found.flat().map(({ id, name, statusCategory }) => ({
    id,
    name,
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
