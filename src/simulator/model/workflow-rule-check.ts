/** Is a rule known, does it belong where it stands, and does everything it names exist? */
import { isArray, type Json } from '../../base/index.ts'
import type { WorkflowRule } from '../records.ts'
import type { Site } from '../site.ts'
import { PERMISSIONS } from './permission-keys.ts'
import { rulesOf } from './workflow.ts'
import { aboutRule, type Finding } from './workflow-finding.ts'
import {
  APP_RULES,
  type Holds,
  isForInitialTransition,
  parametersOf,
  type RuleParameter,
  type RuleType,
  SYSTEM_RULES,
  TRIGGER_RULE,
} from './workflow-rule.ts'

/** Where a rule stands: the list it is in, and whether the transition creates issues. */
export interface Place {
  readonly type: RuleType | 'Trigger'
  readonly isInitial: boolean
  readonly isTeamManaged: boolean
}

export function ruleFindings(site: Site, rule: WorkflowRule, place: Place): Finding[] {
  if (place.type === 'Trigger' ? rule.ruleKey === TRIGGER_RULE : isAppRule(site, rule, place.type)) return []
  const known = SYSTEM_RULES.get(rule.ruleKey)
  const unsupported = (why: string) => [aboutRule('UNSUPPORTED_RULE', `The rule "${rule.ruleKey}" ${why}.`, rule)]
  if (!known || known.type !== place.type) return unsupported('is not supported here')
  if (place.isInitial && !isForInitialTransition(known)) return unsupported('cannot be on the initial transition')
  if (known.isTeamManaged && !place.isTeamManaged) return unsupported('is for team-managed projects')
  const parameters = parametersOf(known, rule.parameters)
  const strangers = Object.keys(rule.parameters).filter((name) => !(name in parameters))
  const isEmpty = known.needsAny && Object.values(rule.parameters).every((value) => value === '')
  return [
    ...strangers.map((name) => invalid(rule, name)),
    ...(isEmpty ? [aboutRule('INVALID_RULE_CONFIGURATION', NOTHING_SET, rule)] : []),
    ...Object.entries(parameters).flatMap(([name, parameter]) => parameterFindings(site, rule, name, parameter)),
    ...(rule.parameters.type === 'to-selected-user' && !rule.parameters.accountId ? [missing(rule, 'accountId')] : []),
  ]
}

const NOTHING_SET = 'The rule is missing configuration and will block transition for everyone.'
const missing = (rule: WorkflowRule, name: string): Finding =>
  aboutRule('MISSING_RULE_PARAMETER', `Missing parameter "${name}" in rule "${rule.id}".`, rule)
const invalid = (rule: WorkflowRule, name: string): Finding =>
  aboutRule('INVALID_RULE_PARAMETER', `Invalid value in '${name}' parameter.`, rule)

/** Apps leave their names only in the rules they brought: one that no workflow of the site uses is not installed. */
function isAppRule(site: Site, { ruleKey, parameters }: WorkflowRule, type: RuleType): boolean {
  if (APP_RULES.get(ruleKey) !== type) return false
  const app = appOf(parameters)
  return [...site.tables.workflows.values()].flatMap(rulesOf).some((one) => appOf(one.parameters) === app)
}

export const appOf = ({ appKey, key }: WorkflowRule['parameters']): string => appKey ?? key ?? ''

function parameterFindings(site: Site, rule: WorkflowRule, name: string, parameter: RuleParameter): Finding[] {
  const value = rule.parameters[name] ?? ''
  if (value === '') return parameter.required ? [missing(rule, name)] : []
  if (parameter.isList) return isListText(value) ? [] : [invalid(rule, name)]
  const { holds, words = [], most } = parameter
  if (holds === undefined) return words.length === 0 || words.includes(value) ? [] : [invalid(rule, name)]
  const ids = value.split(',').map((one) => one.trim())
  if (most !== undefined && ids.length > most) return [invalid(rule, name)]
  return ids
    .filter((id) => !words.includes(id) && !exists(site, holds, id, rule))
    .map((id) => aboutRule(`${code(holds)}_NOT_FOUND`, `The rule names ${holds} "${id}", which was not found.`, rule))
}

const code = (holds: Holds): string => (holds === 'fieldValue' ? 'FIELD_VALUE' : holds.toUpperCase())

function isListText(text: string): boolean {
  try {
    return isArray(JSON.parse(text) as Json)
  } catch {
    return false
  }
}

function exists(site: Site, holds: Holds, id: string, rule: WorkflowRule): boolean {
  const { fields, statuses, groups, projectRoles, users, screens, resolutions, priorities } = site.tables
  if (holds === 'permission') return PERMISSIONS.get(id)?.type === 'PROJECT'
  if (holds === 'fieldValue') {
    const table = { resolution: resolutions, priority: priorities }[rule.parameters.field ?? '']
    return table === undefined || table.has(id)
  }
  const tables = { field: fields, status: statuses, group: groups, role: projectRoles, user: users, screen: screens }
  return tables[holds].has(id)
}
