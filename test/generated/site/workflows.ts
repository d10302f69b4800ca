/** Workflows on a site, refused where Jira would refuse them. */
import { type StatusInput, sketchFindings } from '../../../src/simulator/model/workflow-check.ts'
import { createWorkflow, type Draft } from '../../../src/simulator/model/workflow-save.ts'
import type { ConditionGroup, Workflow as Row, WorkflowApproval, WorkflowRule } from '../../../src/simulator/records.ts'
import type { Site } from '../../../src/simulator/site.ts'
import { appOf } from '../design/rules.ts'
import type { Approval, Conditions, Parameter, Rule, Transition, Workflow } from '../design/types.ts'
import { EVENTS } from '../design/workflows.ts'
import type { Tags } from './tags.ts'

export function buildWorkflow(site: Site, workflow: Workflow, tags: Tags): Row {
  let rules = 0
  const rule = ({ ruleKey, parameters }: Rule): WorkflowRule => ({
    id: `${rules++}`,
    ruleKey,
    parameters: told(parameters, tags),
  })
  const { name, description, start, looped } = workflow
  const draft: Draft = {
    ...{ name, description, projectId: null, startPointLayout: start },
    ...(looped === null ? {} : { loopedTransitionContainerLayout: looped }),
    statuses: workflow.statuses.map(({ status, layout, properties, approval }) => ({
      statusId: tags.id(status),
      layout,
      properties: told(properties, tags),
      ...(approval ? { approval: approvalOf(approval, tags) } : {}),
    })),
    transitions: workflow.transitions.map((one) => transitionOf(site, one, tags, rule)),
  }
  const errors = sketchFindings(site, draft, inputs(site, draft)).filter(({ level }) => level === 'ERROR')
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(' ')}`)
  return createWorkflow(site, draft, new Map())
}

const approvalOf = ({ field, prePopulated, approved, rejected, ...plain }: Approval, tags: Tags): WorkflowApproval => ({
  ...plain,
  fieldId: tags.id(field),
  prePopulatedFieldId: prePopulated === null ? null : tags.id(prePopulated),
  transitionApproved: String(approved),
  transitionRejected: String(rejected),
})

const numberOf = (site: Site, event: string): string => {
  const found = [...site.ownEvents].find(([, name]) => name === event)
  if (!found) throw new Error(`the site has no event ${event}`)
  return String(found[0])
}

/** The same apps and events everywhere, and nothing of them by the same number: an app is known by a rule that it left. */
export function installApps(site: Site, tags: Tags): void {
  const first = 1 + Number([...site.tables.statuses.keys()][0]) * 10
  for (const [at, name] of EVENTS.entries()) site.ownEvents.set(first + at, name)
  const rules = ['connect:expression-validator', 'forge:expression-validator'].map((ruleKey, at) => ({
    ...{ id: `${at}`, ruleKey, parameters: { ...appOf(ruleKey), config: '{}' } },
  }))
  const status = tags.id('statuses=Open')
  const begin = {
    ...{ id: '1', type: 'INITIAL' as const, name: 'Create', description: '', toStatusId: status, links: [] },
  }
  const none = { actions: [], triggers: [], conditions: null, transitionScreen: null, properties: {} }
  createWorkflow(
    site,
    {
      ...{ name: 'Of the apps', description: '', projectId: null, startPointLayout: null },
      statuses: [{ statusId: status, layout: null, properties: {} }],
      transitions: [{ ...begin, ...none, validators: rules }],
    },
    new Map(),
  )
}

function inputs(site: Site, draft: Draft): StatusInput[] {
  return draft.statuses.flatMap(({ statusId }) => {
    const status = site.tables.statuses.get(statusId)
    return status ? [{ ...status, reference: statusId }] : []
  })
}

function transitionOf(
  site: Site,
  one: Transition,
  tags: Tags,
  rule: (one: Rule) => WorkflowRule,
): Draft['transitions'][number] {
  const { type, name, description } = one
  const group = ({ operation, conditions, groups }: Conditions): ConditionGroup => ({
    operation,
    conditions: conditions.map(rule),
    conditionGroups: groups.map(group),
  })
  return {
    ...{ id: String(one.id), type, name, description, toStatusId: tags.id(one.to) },
    links: one.from.map(({ status, ...ports }) => ({ fromStatusId: tags.id(status), ...ports })),
    properties: told(one.properties, tags),
    ...(one.event === null ? {} : { customIssueEventId: numberOf(site, one.event) }),
    actions: one.actions.map(rule),
    validators: one.validators.map(rule),
    triggers: one.triggers.map(rule),
    conditions: one.conditions && group(one.conditions),
    transitionScreen: one.screen && rule(one.screen),
  }
}

function told(parameters: Readonly<Record<string, Parameter>>, tags: Tags): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, textOf(parameter, tags)]))
}

function textOf(parameter: Parameter, tags: Tags): string {
  if (typeof parameter === 'string') return parameter
  const ids = tags.all(parameter.tags)
  return parameter.json ? JSON.stringify(ids) : [...(parameter.words ?? []), ...ids].join(',')
}
