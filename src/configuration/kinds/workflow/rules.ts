/** The rules that Jira brings: which parameter refers to what, and how it is written. From the document's operation workflowCapabilities. */
import { isAccount } from '../../jql/find.ts'
import { markFields, toText } from '../../jql/template.ts'
import type { Reference } from '../../kind.ts'
import type { Rule } from './value.ts'

type Refers = Omit<Reference, 'at'>

export interface Parameter {
  /** `list`: joined by commas. `json`: a JSON list in text. `text`: anything; what is surely an id is marked in it. */
  readonly written: 'one' | 'list' | 'json' | 'text'
  /** What it names, or what is marked in it; a function where another parameter of the rule decides. */
  readonly refers: Refers | ((rule: Rule) => Refers | undefined)
  /** Words with a meaning of their own among the ids. */
  readonly words?: readonly string[]
}

const FIELD: Refers = { kind: ['custom-field', 'system-field'] }
const STATUS: Refers = { kind: 'status' }
const GROUP: Refers = { kind: 'group' }
const USER: Refers = { kind: 'user', missing: 'drop' }

const one = (refers: Parameter['refers'], words?: readonly string[]): Parameter => ({
  written: 'one',
  refers,
  ...(words ? { words } : {}),
})
const list = (refers: Refers, words?: readonly string[]): Parameter => ({ ...one(refers, words), written: 'list' })

/** Whatever a rule holds that nobody but its maker understands. */
const TEXT: Parameter = { written: 'text', refers: { kind: 'custom-field' } }

/** System fields whose values are objects of the site. Values of custom fields cannot be told apart from text. */
export const VALUES: Readonly<Record<string, Refers>> = {
  resolution: { kind: 'resolution' },
  priority: { kind: 'priority' },
  issuetype: { kind: 'issue-type' },
  assignee: USER,
  reporter: USER,
}
/** The field is an id on a site and a key in a snapshot; both end in the system field's name. */
export const systemName = (field: Rule['parameters'][string] | undefined): string =>
  String(field ?? '').replace(/^system-field:/, '')
/** Of custom fields only people can be told from text: an account on a site, a key in a snapshot. */
const isPerson = (value: string): boolean => value.startsWith('user:') || isAccount(value)
const updatedTo = (rule: Rule): Refers | undefined =>
  VALUES[systemName(rule.parameters.field)] ?? (isPerson(String(rule.parameters.value ?? '')) ? USER : undefined)
const comparedWith = (rule: Rule): Refers | undefined =>
  rule.parameters.comparisonType === 'OPTIONID' ? VALUES[systemName(rule.parameters.fieldId)] : undefined

/** Rule key → parameter → what it refers to. A rule that is not here is an app's. */
export const RULES: Readonly<Record<string, Readonly<Record<string, Parameter>>>> = {
  'system:check-permission-validator': {},
  'system:parent-or-child-blocking-validator': { statusIds: list(STATUS) },
  'system:previous-status-validator': { previousStatusIds: list(STATUS) },
  'system:validate-field-value': {
    fieldsRequired: list(FIELD),
    groupsExemptFromValidation: list(GROUP),
    fieldKey: one(FIELD),
    date1FieldKey: one(FIELD),
    date2FieldKey: one(FIELD),
  },
  'system:proforma-forms-attached': {},
  'system:proforma-forms-submitted': {},
  'system:check-field-value': { fieldId: one(FIELD), fieldValue: { written: 'json', refers: comparedWith } },
  'system:restrict-issue-transition': {
    accountIds: list(USER, ['allow-assignee', 'allow-reporter', 'accountIds']),
    roleIds: list({ kind: 'project-role' }),
    groupIds: list(GROUP),
    groupCustomFields: list(FIELD),
    allowUserCustomFields: list(FIELD),
    denyUserCustomFields: list(FIELD),
  },
  'system:previous-status-condition': { previousStatusIds: list(STATUS) },
  'system:parent-or-child-blocking-condition': { statusIds: list(STATUS) },
  'system:separation-of-duties': { fromStatusId: one(STATUS), toStatusId: one(STATUS) },
  'system:restrict-from-all-users': {},
  'system:jsd-approvals-block-until-approved': { approvalConfigurationJson: TEXT },
  'system:jsd-approvals-block-until-rejected': { approvalConfigurationJson: TEXT },
  'system:block-in-progress-approval': {},
  'system:change-assignee': { accountId: one(USER) },
  'system:copy-value-from-other-field': { sourceFieldKey: one(FIELD), targetFieldKey: one(FIELD) },
  'system:update-field': { field: one(FIELD), value: one(updatedTo) },
  'system:trigger-webhook': {},
  'system:trigger-agent': { agentId: one({ kind: 'user' }) },
  'system:remind-people-to-update-fields': { remindingFieldIds: list(FIELD) },
  'system:transition-screen': { screenId: one({ kind: 'screen' }) },
  'system:development-triggers': {},
}

/** Names of parameters that are sets. */
export const LISTS: ReadonlySet<string> = new Set(
  Object.values(RULES).flatMap((parameters) =>
    Object.entries(parameters).flatMap(([name, { written }]) => (written === 'list' ? [name] : [])),
  ),
)

export const isApps = (rule: Rule): boolean => RULES[rule.ruleKey] === undefined

/** Parameters that hold a text of their maker's: all of an app's. */
export const isText = (ruleKey: string, name: string): boolean => {
  const known = RULES[ruleKey]
  return known === undefined || known[name]?.written === 'text'
}

/** As Jira writes a rule → as a snapshot holds it. An app's own rule id is dropped with Jira's. */
export function shown(ruleKey: string, parameters: Readonly<Record<string, string>>): Rule {
  const known = RULES[ruleKey]
  const held = Object.entries(parameters).flatMap(([name, text]): [string, string | string[]][] => {
    if (known === undefined) return name === 'id' ? [] : [[name, markFields(text)]]
    return [[name, read(known[name]?.written, text)]]
  })
  return { ruleKey, parameters: Object.fromEntries(held) }
}

function read(written: Parameter['written'] | undefined, text: string): string | string[] {
  if (written === 'list') return text.split(',').flatMap((part) => part.trim() || [])
  if (written === 'text') return markFields(text)
  return written === 'json' ? (listIn(text) ?? text) : text
}

function listIn(text: string): string[] | undefined {
  try {
    const held: unknown = JSON.parse(text)
    return Array.isArray(held) && held.every((part) => typeof part === 'string') ? held : undefined
  } catch {
    return undefined
  }
}

export function wire({ ruleKey, parameters }: Rule): { ruleKey: string; parameters: Record<string, string> } {
  const text = Object.entries(parameters).map(([name, held]) => [
    name,
    typeof held === 'string'
      ? isText(ruleKey, name)
        ? toText(held)
        : held
      : LISTS.has(name)
        ? held.join(',')
        : JSON.stringify(held),
  ])
  return { ruleKey, parameters: Object.fromEntries(text) }
}
