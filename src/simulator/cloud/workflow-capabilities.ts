/** The rules that a workflow can have, on Cloud: /rest/api/3/workflows/capabilities. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, first, ok, type Reply, type Route, refuse } from '../http.ts'
import { rulesOf, workflowFor } from '../model/workflow.ts'
import {
  APP_RULES,
  isForInitialTransition,
  SYSTEM_RULES,
  type SystemRule,
  TRIGGER_RULE,
} from '../model/workflow-rule.ts'
import { appOf } from '../model/workflow-rule-check.ts'
import type { Workflow, WorkflowRule } from '../records.ts'
import { visibleWorkflows } from './workflow-access.ts'

export const workflowCapabilityRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/workflows/capabilities',
    operation: 'workflowCapabilities',
    handle: capabilities,
  },
]

function capabilities(ask: Ask): Reply {
  const isTeamManaged = (meant(ask)?.projectId ?? null) !== null
  const rules = visibleWorkflows(ask).flatMap(rulesOf)
  return ok({
    editorScope: isTeamManaged ? 'PROJECT' : 'GLOBAL',
    projectTypes: ['software', 'business'],
    systemRules: [...SYSTEM_RULES.values()].filter((one) => isTeamManaged || !one.isTeamManaged).map(showRule),
    connectRules: oncePerApp(rules, 'connect:').map(showConnectRule),
    forgeRules: oncePerApp(rules, 'forge:').map(showForgeRule),
    triggerRules: [{ ruleKey: TRIGGER_RULE, availableTypes: TRIGGERS }],
  })
}

/** By id, or as followed by an issue type in a project; none of them asks for what global workflows can do. */
function meant(ask: Ask): Workflow | null {
  const { site } = ask
  const [workflowId, projectId, issueTypeId] = ['workflowId', 'projectId', 'issueTypeId'].map((one) => first(ask, one))
  const visible = visibleWorkflows(ask)
  if (workflowId !== undefined) {
    const workflow = visible.find((one) => one.id === workflowId)
    if (!workflow) throw refuse(400, `The workflow '${workflowId}' was not found.`)
    return workflow
  }
  if (projectId === undefined && issueTypeId === undefined) return null
  const project = site.tables.projects.get(projectId ?? '')
  if (!project || !site.tables.issueTypes.has(issueTypeId ?? ''))
    throw refuse(400, 'A project and an issue type that exist must be given together.')
  return workflowFor(site, project, issueTypeId ?? '')
}

function showRule(rule: SystemRule): JsonObject {
  const { key, name, description, type } = rule
  return {
    ruleKey: key,
    name,
    description,
    ruleType: type,
    isAvailableForInitialTransition: isForInitialTransition(rule),
    isVisible: true,
    incompatibleRuleKeys: [],
  }
}

/** Apps are known by the rules that they left in workflows. */
function oncePerApp(rules: readonly WorkflowRule[], prefix: string): WorkflowRule[] {
  const own = rules.filter((one) => one.ruleKey.startsWith(prefix))
  return [...new Map(own.map((one) => [`${one.ruleKey} ${appOf(one.parameters)}`, one])).values()]
}

function showConnectRule({ ruleKey, parameters }: WorkflowRule): JsonObject {
  const name = appOf(parameters)
  return {
    addonKey: name,
    moduleKey: 'rule',
    name,
    description: `A rule of ${name}.`,
    ruleKey,
    ruleType: APP_RULES.get(ruleKey) ?? '',
    createUrl: '/rule/create?id={rule.id}',
    editUrl: '/rule/edit?id={rule.id}',
    viewUrl: '/rule/view?id={rule.id}',
  }
}

function showForgeRule({ ruleKey, parameters }: WorkflowRule): JsonObject {
  const id = appOf(parameters)
  const name = id.split('/').at(-1) ?? id
  return { id, name, description: `A rule of ${name}.`, ruleKey, ruleType: APP_RULES.get(ruleKey) ?? '' }
}

const DEVELOPMENT = 'com.atlassian.jira.plugins.jira-development-integration-plugin:'
const TRIGGERS = ['branch-created', 'commit-created', 'pull-request-created', 'pull-request-merged'].map((event) => {
  const words = event.replaceAll('-', ' ')
  return {
    type: `${DEVELOPMENT}${event}-trigger`,
    name: words.charAt(0).toUpperCase() + words.slice(1),
    description: `Transitions the issue by itself: ${words} in a connected repository.`,
  }
})
