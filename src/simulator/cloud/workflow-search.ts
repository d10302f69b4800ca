/** The older search for workflows on Cloud, deprecated but served: /rest/api/3/workflow/search. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, every, expands, first, flag, type Reply, type Route } from '../http.ts'
import { projectsWithWorkflow, schemesWith } from '../model/workflow.ts'
import { ordered, page } from '../paging.ts'
import type { ConditionGroup, Workflow, WorkflowRule, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { showProjectDetails } from './show-project.ts'
import { ORDER } from './workflow.ts'

export const workflowSearchRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: ['manage:jira-project'],
    method: 'GET',
    path: '/rest/api/3/workflow/search',
    operation: 'getWorkflowsPaginated',
    handle: search,
  },
]

/** Workflows of team-managed projects do not show here. */
function search(ask: Ask): Reply {
  const { site } = ask
  const names = every(ask, 'workflowName')
  const query = first(ask, 'queryString')?.toLowerCase() ?? ''
  const isActive = first(ask, 'isActive') === undefined ? null : flag(ask, 'isActive', false)
  const rows = [...site.tables.workflows.values()].filter(
    (one) =>
      one.projectId === null &&
      (names.length === 0 || names.includes(one.name)) &&
      one.name.toLowerCase().includes(query) &&
      (isActive === null || isActive === projectsWithWorkflow(site, one.id).length > 0),
  )
  const expanded = expands(ask)
  return page(ask, ordered(rows, first(ask, 'orderBy'), ORDER), (one) => show(site, one, expanded))
}

function show(site: Site, workflow: Workflow, expanded: ReadonlySet<string>): JsonObject {
  const { id, name, description, system, statuses } = workflow
  const has = (...names: readonly string[]): boolean => names.some((one) => expanded.has(one))
  const projects = projectsWithWorkflow(site, id)
  const schemes = schemesWith(site, id).map((one) => ({ id: one.id, name: one.name }))
  return {
    id: { name, entityId: id },
    description,
    ...(has('transitions', 'transitions.rules', 'transitions.properties')
      ? { transitions: workflow.transitions.map((one) => showTransition(site, one, expanded)) }
      : {}),
    ...(has('statuses', 'statuses.properties')
      ? {
          statuses: statuses.map(({ statusId, properties }) => ({
            id: statusId,
            name: site.tables.statuses.get(statusId)?.name ?? '',
            ...(has('statuses.properties') ? { properties: statusProperties(properties) } : {}),
          })),
        }
      : {}),
    ...(has('default') ? { isDefault: system } : {}),
    ...(has('schemes') ? { schemes } : {}),
    ...(has('projects') ? { projects: projects.map((one) => showProjectDetails(site, one)) } : {}),
    ...(has('hasDraftWorkflow') ? { hasDraftWorkflow: false } : {}),
    ...(has('operations') ? { operations: { canEdit: !system, canDelete: !system && schemes.length === 0 } } : {}),
    created: jiraTime(workflow.createdAt),
    updated: jiraTime(workflow.updatedAt),
  }
}

/** Whether issues can be edited is said twice, as in the document's example. */
function statusProperties(properties: Readonly<Record<string, string>>): JsonObject {
  return { ...properties, issueEditable: properties['jira.issue.editable'] !== 'false' }
}

/** Rules go by their new keys here too: their old class names are not kept (docs/jira-assumptions.md, workflows). */
function showTransition(site: Site, transition: WorkflowTransition, expanded: ReadonlySet<string>): JsonObject {
  const { id, name, description, type, links, toStatusId, transitionScreen, properties, conditions } = transition
  const screen = site.tables.screens.get(transitionScreen?.parameters.screenId ?? '')
  return {
    id,
    name,
    description,
    from: links.map((one) => one.fromStatusId),
    to: toStatusId,
    type: type.toLowerCase(),
    ...(screen ? { screen: { id: screen.id, name: screen.name } } : {}),
    ...(expanded.has('transitions.rules')
      ? {
          rules: {
            ...(conditions ? { conditionsTree: showTree(conditions) } : {}),
            validators: transition.validators.map(showRule),
            postFunctions: transition.actions.map(showRule),
          },
        }
      : {}),
    ...(expanded.has('transitions.properties') ? { properties } : {}),
  }
}

const showRule = ({ ruleKey, parameters }: WorkflowRule): JsonObject => ({ type: ruleKey, configuration: parameters })

function showTree({ operation, conditions, conditionGroups }: ConditionGroup): JsonObject {
  return {
    nodeType: 'compound',
    operator: operation === 'ALL' ? 'AND' : 'OR',
    conditions: [
      ...conditions.map((one) => ({ nodeType: 'simple', ...showRule(one) })),
      ...conditionGroups.map(showTree),
    ],
  }
}
