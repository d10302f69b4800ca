/** What a workflow cannot take along, or what Jira would refuse, found without asking Jira. */
import { blocks, type Finding, warns } from '../findings.ts'
import { isApps, systemName } from './rules.ts'
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
        `${where} has a rule of an app (${ruleKey}, ${String(parameters.appKey ?? parameters.key ?? 'unknown')}); what the app keeps in it is carried unchanged.`,
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
  return optionsIn(rule, where)
}

/** Options of a custom field stand as ids in rules, and an option has no name that is its own. */
function optionsIn({ ruleKey, parameters }: Rule, where: string): Finding[] {
  const isCompared = ruleKey === 'system:check-field-value' && parameters.comparisonType === 'OPTIONID'
  if (isCompared && isCustom(parameters.fieldId))
    return [
      blocks(
        'option-id',
        `${where} compares a custom field with options by their ids, which differ on every site.`,
        'Compare with text on the source, or leave the workflow out.',
      ),
    ]
  const value = String(parameters.value ?? '')
  if (ruleKey !== 'system:update-field' || !isCustom(parameters.field) || !/^\d+$/.test(value)) return []
  return [
    warns(
      'option-id',
      `${where} sets a custom field to ${value}. If that is an option, it is another one on the target.`,
      'Look at the post function after the deployment.',
    ),
  ]
}

const isCustom = (field: Rule['parameters'][string] | undefined): boolean => /^custom/.test(systemName(field))
