/** What a workflow cannot take along, or what Jira would refuse, found without asking Jira. */
import { blocks, type Finding, warns } from '../findings.ts'
import { isApps, RULES, systemName, VALUES } from './rules.ts'
import { type Rule, rulesOf, type Workflow } from './value.ts'

export function check(wanted: Workflow, now: Workflow | undefined): Finding[] {
  const isRenamed = now !== undefined && now.name !== wanted.name
  return [
    ...(isRenamed ? [renamed(now.name, wanted.name)] : []),
    ...wanted.transitions.flatMap((one) =>
      rulesOf(one).flatMap((rule) => ofRule(rule, `The transition "${one.name}"`)),
    ),
  ]
}

const renamed = (from: string, to: string): Finding =>
  blocks(
    'workflow-name',
    `Jira's API cannot rename "${from}" to "${to}".`,
    'Rename it in Jira, or deploy it as a new workflow.',
  )

function ofRule(rule: Rule, where: string): Finding[] {
  const { ruleKey, parameters } = rule
  if (isApps(rule))
    return [
      warns(
        'app-rule',
        `${where} has a rule of an app (${ruleKey}, ${String(parameters.appKey ?? parameters.key ?? 'unknown')}); what the app keeps in it is carried${strangers(rule)}.`,
        'See that the app is installed on the target, and that its settings name nothing of the source.',
      ),
    ]
  if (ruleKey === 'system:trigger-webhook')
    return [
      blocks(
        'webhook-rule',
        `${where} triggers a webhook, and webhooks have other ids on every site.`,
        'Take the post function out on the source and add it on the target by hand.',
      ),
    ]
  return [...optionsIn(rule, where), ...unknownIds(rule, where)]
}

/** Numbers as long as Jira's ids, and UUIDs; fields of the site stand marked in the text. */
const ID = /\b(?:\d{5,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi

function strangers({ parameters: { appKey: _, key: __, ...held } }: Rule): string {
  const ids = [
    ...new Set(
      Object.values(held).flatMap(
        (text) =>
          String(text)
            .replace(/⟦[^⟧]*⟧/g, '')
            .match(ID) ?? [],
      ),
    ),
  ]
  return ids.length === 0 ? ' unchanged but for fields' : ` with what may be ids of the source: ${ids.join(', ')}`
}

/** Parameters of Jira's own rules that hold what people wrote, or numbers that are no ids. */
const WRITTEN: ReadonlySet<string> = new Set([
  'errorMessage',
  'regexp',
  'promptValue',
  'remindingMessage',
  'numberOfDays',
  'value',
  'fieldValue',
])

/** What the document does not tell of a rule may be an id, and a text may hold more than marked fields. */
function unknownIds({ ruleKey, parameters }: Rule, where: string): Finding[] {
  const known = RULES[ruleKey] ?? {}
  return Object.entries(parameters).flatMap(([name, held]) => {
    if (WRITTEN.has(name) || (known[name] !== undefined && known[name].written !== 'text')) return []
    const ids =
      String(held)
        .replace(/⟦[^⟧]*⟧/g, '')
        .match(ID) ?? []
    return ids.length === 0
      ? []
      : [
          blocks(
            'rule-id',
            `${where} has a rule (${ruleKey}) whose ${name} holds what may be ids of the source: ${ids.join(', ')}.`,
            'Take the rule out on the source and add it on the target by hand, or leave the workflow out.',
          ),
        ]
  })
}

/** Options of a custom field stand as ids in rules, and an option has no name that is its own. */
function optionsIn({ ruleKey, parameters }: Rule, where: string): Finding[] {
  const isCompared = ruleKey === 'system:check-field-value' && parameters.comparisonType === 'OPTIONID'
  if (isCompared && !isCarried(parameters.fieldId))
    return [
      blocks(
        'option-id',
        `${where} compares a field with options by their ids, which differ on every site.`,
        'Compare with text on the source, or leave the workflow out.',
      ),
    ]
  const value = String(parameters.value ?? '')
  if (ruleKey !== 'system:update-field' || !mayHoldIds(parameters.field) || !/^\d+$/.test(value)) return []
  if (value.length >= ID_LENGTH)
    return [
      blocks(
        'option-id',
        `${where} sets a field to ${value}. If that is the id of an option, a version or a component, it is another one on the target.`,
        'Take the post function out on the source and add it on the target by hand, or leave the workflow out.',
      ),
    ]
  return [
    warns(
      'option-id',
      `${where} sets a custom field to ${value}. If that is an option, it is another one on the target.`,
      'Look at the post function after the deployment.',
    ),
  ]
}

/** Jira's ids of what people make begin at 10000. */
const ID_LENGTH = 5

/** Values of these fields are references. */
const isCarried = (field: Rule['parameters'][string] | undefined): boolean => VALUES[systemName(field)] !== undefined

/** What a deployment does not bring, or cannot tell from a number. */
const OTHERS: ReadonlySet<string> = new Set(['components', 'fixVersions', 'versions', 'security', 'parent'])
const mayHoldIds = (field: Rule['parameters'][string] | undefined): boolean =>
  /^custom/.test(systemName(field)) || OTHERS.has(systemName(field))
