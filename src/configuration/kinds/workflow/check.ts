/** What a workflow cannot take along, or what Jira would refuse, found without asking Jira. */
import type { Problem } from '../../../base/index.ts'
import { isApps, systemName } from './rules.ts'
import { type Rule, rulesOf, type Workflow } from './value.ts'

type Finding = Omit<Problem, 'about'>

export function check(wanted: Workflow, now: Workflow | undefined): Finding[] {
  return [
    ...renamed(wanted, now),
    ...wanted.transitions.flatMap((one) => rulesOf(one).flatMap((rule) => ofRule(rule, one.name))),
  ]
}

function renamed(wanted: Workflow, now: Workflow | undefined): Finding[] {
  if (now === undefined || now.name === wanted.name) return []
  return [
    {
      severity: 'blocks',
      code: 'workflow-name',
      says: `Jira's API cannot rename "${now.name}" to "${wanted.name}".`,
      remedy: 'Rename it in Jira, or deploy it as a new workflow.',
    },
  ]
}

function ofRule(rule: Rule, transition: string): Finding[] {
  const where = `The transition "${transition}"`
  if (isApps(rule))
    return [
      {
        severity: 'warns',
        code: 'app-rule',
        says: `${where} has a rule of an app (${rule.ruleKey}, ${appOf(rule)}); what the app keeps in it is carried unchanged.`,
        remedy: 'See that the app is installed on the target, and that its settings name nothing of the source.',
      },
    ]
  if (rule.ruleKey === 'system:trigger-webhook')
    return [
      {
        severity: 'blocks',
        code: 'webhook-rule',
        says: `${where} triggers a webhook, and webhooks have other ids on every site.`,
        remedy: 'Take the post function out on the source and add it on the target by hand.',
      },
    ]
  return optionsIn(rule, where)
}

/** Options of a custom field stand as ids in rules, and an option has no name that is its own. */
function optionsIn({ ruleKey, parameters }: Rule, where: string): Finding[] {
  const compared = ruleKey === 'system:check-field-value' && parameters.comparisonType === 'OPTIONID'
  if (compared && isCustom(parameters.fieldId))
    return [
      {
        severity: 'blocks',
        code: 'option-id',
        says: `${where} compares a custom field with options by their ids, which differ on every site.`,
        remedy: 'Compare with text on the source, or leave the workflow out.',
      },
    ]
  const updated = ruleKey === 'system:update-field' && isCustom(parameters.field)
  if (updated && /^\d+$/.test(String(parameters.value ?? '')))
    return [
      {
        severity: 'warns',
        code: 'option-id',
        says: `${where} sets a custom field to ${String(parameters.value)}. If that is an option, it is another one on the target.`,
        remedy: 'Look at the post function after the deployment.',
      },
    ]
  return []
}

const isCustom = (field: Rule['parameters'][string] | undefined): boolean => /^custom/.test(systemName(field))

const appOf = ({ parameters }: Rule): string => String(parameters.appKey ?? parameters.key ?? 'unknown')
