/** Draws the rules of transitions: every one that Jira brings, with every parameter it may have. */
import { PERMISSIONS } from '../../../src/simulator/model/permission-keys.ts'
import {
  APP_RULES,
  type Holds,
  isForInitialTransition,
  type RuleParameter,
  type RuleType,
  SYSTEM_RULES,
  type SystemRule,
  TRIGGER_RULE,
} from '../../../src/simulator/model/workflow-rule.ts'
import type { Desk } from './desk.ts'
import type { Conditions, Parameter, Rule, Tag } from './types.ts'

/** Webhooks have other ids on every site, so a plan refuses the rule that triggers one. */
const NOT_CARRIED: ReadonlySet<string> = new Set(['system:trigger-webhook'])
const CARRIED = [...SYSTEM_RULES.values()].filter((rule) => !rule.isTeamManaged && !NOT_CARRIED.has(rule.key))
const PERMISSION_KEYS = [...PERMISSIONS.values()].filter(({ type }) => type === 'PROJECT').map(({ key }) => key)

export function drawRules(desk: Desk, type: RuleType, isInitial: boolean, most: number): Rule[] {
  const known = CARRIED.filter((rule) => rule.type === type && (!isInitial || isForInitialTransition(rule)))
  const ofApps = [...APP_RULES].flatMap(([key, of]) => (of === type ? [key] : []))
  return Array.from({ length: desk.draw.between(0, most) }, () =>
    ofApps.length > 0 && desk.draw.chance(0.15)
      ? drawAppRule(desk, desk.draw.pick(ofApps))
      : drawRule(desk, desk.draw.pick(known)),
  )
}

/** Both sites have these apps. */
export const APPS = {
  connect: 'com.example.rules',
  forge: 'ari:cloud:ecosystem::extension/example/static/rules',
} as const

export const appOf = (ruleKey: string): Record<string, string> =>
  ruleKey.startsWith('connect:') ? { appKey: APPS.connect } : { key: APPS.forge }

/** What the app keeps names fields of the site, in whatever words. */
function drawAppRule({ draw, names, design }: Desk, ruleKey: string): Rule {
  const fields = design.fields.map(({ tag }) => tag)
  const config: Parameter =
    fields.length > 0 && draw.chance(0.6)
      ? { tags: draw.some(fields, 1, 2), json: true }
      : names.text() || '{"on":true}'
  return { ruleKey, parameters: { ...appOf(ruleKey), config, disabled: draw.pick(['true', 'false']) } }
}

export function drawConditions(desk: Desk, depth = 0): Conditions {
  const { draw } = desk
  const groups = depth < 2 && draw.chance(0.3) ? [drawConditions(desk, depth + 1)] : []
  const rules = drawRules(desk, 'Condition', false, 2)
  const conditions = rules.length + groups.length === 0 ? [drawRule(desk, ANYBODY)] : rules
  return { operation: draw.pick(['ANY', 'ALL']), conditions, groups }
}

const ANYBODY = SYSTEM_RULES.get('system:restrict-issue-transition') as SystemRule

export const drawTrigger = (desk: Desk): Rule => ({
  ruleKey: TRIGGER_RULE,
  parameters: {
    enabledTriggers: desk.draw.pick(['pull-request-merged-trigger', 'branch-created-trigger,commit-created-trigger']),
  },
})

function drawRule(desk: Desk, rule: SystemRule): Rule {
  const special = SPECIAL[rule.key]?.(desk)
  if (special) return { ruleKey: rule.key, parameters: special }
  const ruleType = rule.variants ? desk.draw.pick(Object.keys(rule.variants)) : undefined
  const all = Object.entries({ ...rule.parameters, ...rule.variants?.[ruleType ?? ''] })
  const parameters = all.flatMap(([name, parameter]): [string, Parameter][] => {
    if (name === 'ruleType') return [[name, ruleType ?? '']]
    return parameter.required || desk.draw.chance(0.5) ? [[name, drawParameter(desk, name, parameter)]] : []
  })
  if (rule.needsAny && parameters.length === 0) parameters.push(['permissionKeys', desk.draw.pick(PERMISSION_KEYS)])
  return { ruleKey: rule.key, parameters: Object.fromEntries(parameters) }
}

function drawParameter(desk: Desk, name: string, { holds, words = [], most }: RuleParameter): Parameter {
  const { draw } = desk
  if (holds === 'permission') return draw.some(PERMISSION_KEYS, 1, Math.min(most ?? 2, 2)).join(',')
  if (holds !== undefined) {
    const tags = draw.shuffled(draw.some(tagsFor(desk, name, holds), 1, most ?? 3))
    return { tags, ...(words.length > 0 ? { words: draw.some(words, 0, 2) } : {}) }
  }
  if (words.length > 0) return draw.pick(words)
  return /number/i.test(name) ? String(draw.between(1, 30)) : desk.names.text() || 'text'
}

const TABLES = {
  field: 'fields',
  status: 'statuses',
  group: 'groups',
  role: 'roles',
  user: 'people',
  screen: 'screens',
} as const

function tagsFor(desk: Desk, name: string, holds: Exclude<Holds, 'permission'>): Tag[] {
  if (holds === 'fieldValue') return []
  const wanted = /^date\dField/.test(name)
    ? /date/
    : /UserCustom/.test(name)
      ? /user/
      : /groupCustom/.test(name)
        ? /group/
        : null
  const own = wanted ? desk.design.fields.filter(({ type }) => wanted.test(type)).map(({ tag }) => tag) : []
  return own.length > 0 ? own : desk.all(TABLES[holds])
}

/** Rules whose parameters hang together. */
const SPECIAL: Readonly<Record<string, (desk: Desk) => Rule['parameters']>> = {
  'system:update-field': (desk) => {
    const mode = desk.draw.chance(0.3) ? { mode: desk.draw.pick(['append', 'replace']) } : {}
    return { ...drawUpdate(desk), ...mode }
  },
  'system:check-field-value': (desk) => ({ ...drawComparison(desk), comparator: desk.draw.pick(['=', '!=', '>']) }),
  'system:change-assignee': (desk) => {
    const type = desk.draw.pick(['to-selected-user', 'to-unassigned', 'to-current-user', 'to-default-user'])
    return { type, ...(type === 'to-selected-user' ? { accountId: { tags: [desk.one('people')] } } : {}) }
  },
  'system:trigger-agent': ({ draw }) => ({
    agentId: { tags: ['people=fairlead.service@acme.example'] },
    ...(draw.chance(0.5) ? { promptValue: 'Look at %%ISSUE%%.' } : {}),
  }),
}

function drawUpdate(desk: Desk): Rule['parameters'] {
  const texts = desk.design.fields.filter(({ type }) => /text(field|area)$/.test(type)).map(({ tag }) => tag)
  const field = desk.draw.pick(['resolution', 'priority', 'assignee', 'reporter', 'description', ...texts])
  const tables = { resolution: 'resolutions', priority: 'priorities', assignee: 'people', reporter: 'people' } as const
  const table = tables[field as keyof typeof tables]
  const value: Parameter = desk.draw.chance(0.1)
    ? ''
    : table
      ? { tags: [desk.one(table)] }
      : desk.draw.pick(['%%CURRENT_DATETIME%%', 'text', 'a,b'])
  return { field: { tags: [field.includes('+') || field.includes('~') ? field : `fields=${field}`] }, value }
}

function drawComparison(desk: Desk): Rule['parameters'] {
  const { draw } = desk
  if (draw.chance(0.4)) {
    const [field, table] = draw.pick([
      ['resolution', 'resolutions'],
      ['priority', 'priorities'],
      ['issuetype', 'issueTypes'],
    ] as const)
    const fieldValue: Parameter = { tags: desk.some(table, 1, 2), json: true }
    return { fieldId: { tags: [`fields=${field}`] }, fieldValue, comparisonType: 'OPTIONID' }
  }
  const comparisonType = draw.pick(['STRING', 'NUMBER', 'DATE', 'DATE_WITHOUT_TIME'])
  return {
    fieldId: { tags: [desk.one('fields')] },
    fieldValue: JSON.stringify([draw.pick(['a,b', '5', '2026-01-01'])]),
    comparisonType,
  }
}
