/** Reads workflows: their ids by a search, then themselves, many with each request. */

import { z } from 'zod'
import { lots } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import type { Found, Which } from '../../kind.ts'
import { isMeant } from '../api.ts'
import { type Events, eventsOf } from './events.ts'
import { shown } from './rules.ts'
import type { Approval, Conditions, Rule, StatusUse, Transition, Workflow } from './value.ts'

const POINT = z.object({ x: z.number(), y: z.number() }).nullish().catch(null)
const RULE = z.looseObject({ ruleKey: z.string(), parameters: z.record(z.string(), z.string()).nullish() })
type WireRule = z.infer<typeof RULE>
const CONDITIONS = z.looseObject({
  operation: z.string().nullish(),
  conditions: z.array(RULE).nullish(),
  get conditionGroups() {
    return z.array(CONDITIONS).nullish()
  },
})
type WireConditions = z.infer<typeof CONDITIONS>
const PROPERTIES = z.record(z.string(), z.string()).nullish()
const APPROVAL = z.looseObject({
  active: z.string(),
  conditionType: z.string(),
  conditionValue: z.string(),
  exclude: z.array(z.string()).nullish(),
  fieldId: z.string(),
  prePopulatedFieldId: z.string().nullish(),
  transitionApproved: z.string(),
  transitionRejected: z.string(),
})
const STATUS_USE = z.looseObject({
  statusReference: z.string(),
  layout: POINT,
  properties: PROPERTIES,
  approvalConfiguration: APPROVAL.nullish(),
})
const TRANSITION = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  type: z.string(),
  toStatusReference: z.string().nullish(),
  links: z
    .array(
      z.looseObject({
        fromStatusReference: z.string().nullish(),
        fromPort: z.number().nullish(),
        toPort: z.number().nullish(),
      }),
    )
    .nullish(),
  customIssueEventId: z.string().nullish(),
  properties: PROPERTIES,
  transitionScreen: RULE.nullish(),
  conditions: CONDITIONS.nullish(),
  validators: z.array(RULE).nullish(),
  actions: z.array(RULE).nullish(),
  triggers: z.array(RULE).nullish(),
})
export const WORKFLOW = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  isEditable: z.boolean().nullish(),
  scope: z.looseObject({ type: z.string() }).nullish(),
  version: z.looseObject({ id: z.string(), versionNumber: z.number() }).nullish(),
  startPointLayout: POINT,
  loopedTransitionContainerLayout: POINT,
  statuses: z.array(STATUS_USE),
  transitions: z.array(TRANSITION),
})
const READ = z.looseObject({
  workflows: z.array(WORKFLOW),
  statuses: z.array(z.looseObject({ id: z.string(), statusReference: z.string() })),
})
const LISTED = z.object({ id: z.string(), name: z.string(), scope: z.looseObject({ type: z.string() }).nullish() })

/** The document names no limit for one request; the open peer asks for so many (jira-assumptions, workflows). */
const MOST = 25

export const readWorkflows = async (jira: Jira, which: Which): Promise<Found<Workflow>[]> =>
  readSome(jira, which !== 'all' && 'id' in which ? [which.id] : await list(jira, which))

export async function readSome(jira: Jira, ids: readonly string[]): Promise<Found<Workflow>[]> {
  const read = await bulkRead(jira, ids)
  const named = read.some(({ row }) => row.transitions.some((one) => one.customIssueEventId))
  const events = await eventsOf(jira, named)
  return read.map(({ row, statusOf }) => ({
    id: row.id,
    value: {
      name: row.name,
      description: row.description ?? '',
      startPointLayout: row.startPointLayout ?? null,
      loopedTransitionContainerLayout: row.loopedTransitionContainerLayout ?? null,
      statuses: row.statuses.map((use) => statusUse(use, statusOf)),
      transitions: row.transitions.map((one) => transition(one, statusOf, events)),
    },
    ...(row.isEditable === false ? { locked: 'Jira lets nobody edit this workflow.' } : {}),
  }))
}

async function list(jira: Jira, which: Which): Promise<string[]> {
  const filter = which !== 'all' && 'name' in which ? { queryString: which.name } : {}
  const rows = await jira.all(LISTED, '/rest/api/3/workflows/search', { scope: 'GLOBAL', ...filter })
  return rows
    .filter((row) => (row.scope?.type ?? 'GLOBAL') === 'GLOBAL' && isMeant(which, row.name))
    .map((row) => row.id)
}

type StatusOf = (reference: string) => string

/** Whole workflows, each with what its status references stand for: those are the answer's own. */
export async function bulkRead(jira: Jira, ids: readonly string[]) {
  const answers = await Promise.all(
    lots(ids, MOST).map((workflowIds) => jira.ask(READ, '/rest/api/3/workflows', { workflowIds })),
  )
  return answers.flatMap(({ workflows, statuses }) => {
    const known = new Map(statuses.map((status) => [status.statusReference, status.id]))
    const statusOf: StatusOf = (reference) => known.get(reference) ?? reference
    return workflows.map((row) => ({ row, statusOf }))
  })
}

function statusUse(use: z.infer<typeof STATUS_USE>, statusOf: StatusOf): StatusUse {
  return {
    status: statusOf(use.statusReference),
    layout: use.layout ?? null,
    properties: use.properties ?? {},
    approval: use.approvalConfiguration ? approval(use.approvalConfiguration) : null,
  }
}

function approval(held: z.infer<typeof APPROVAL>): Approval {
  return {
    active: held.active,
    conditionType: held.conditionType,
    conditionValue: held.conditionValue,
    exclude: [...(held.exclude ?? [])].sort(),
    field: held.fieldId,
    prePopulatedField: held.prePopulatedFieldId ?? null,
    transitionApproved: Number(held.transitionApproved),
    transitionRejected: Number(held.transitionRejected),
  }
}

function transition(row: z.infer<typeof TRANSITION>, statusOf: StatusOf, events: Events): Transition {
  return {
    id: Number(row.id),
    name: row.name,
    description: row.description ?? '',
    type: row.type,
    to: row.toStatusReference ? statusOf(row.toStatusReference) : null,
    links: (row.links ?? []).map((link) => ({
      from: link.fromStatusReference ? statusOf(link.fromStatusReference) : null,
      fromPort: link.fromPort ?? null,
      toPort: link.toPort ?? null,
    })),
    event: row.customIssueEventId ? events.name(row.customIssueEventId) : null,
    properties: row.properties ?? {},
    screen: row.transitionScreen ? rule(row.transitionScreen) : null,
    conditions: row.conditions ? conditions(row.conditions) : null,
    validators: (row.validators ?? []).map(rule),
    actions: (row.actions ?? []).map(rule),
    triggers: (row.triggers ?? []).map(rule),
  }
}

const rule = ({ ruleKey, parameters }: WireRule): Rule => shown(ruleKey, parameters ?? {})

function conditions(group: WireConditions): Conditions {
  return {
    operation: group.operation ?? 'ALL',
    conditions: (group.conditions ?? []).map(rule),
    conditionGroups: (group.conditionGroups ?? []).map(conditions),
  }
}
