/** What an integration keeps aligned, and by which rules, in words. Pure. */
import type { FieldMappingView, MappingView } from '../../../actions/index.ts'
import { flowText, policyText } from '../../parts/portfolio/field-words.ts'

export type FieldName = FieldMappingView['field']
export type Flow = FieldMappingView['flow']
export type Policy = FieldMappingView['policy']
export type Level = MappingView['level']

/** In the order in which they are shown. */
export const FIELD_NAMES: readonly FieldName[] = [
  'name',
  'description',
  'stage',
  'owner',
  'start',
  'due',
  'health',
  'labels',
]

export const LEVELS: Readonly<Record<Level, readonly [one: string, many: string]>> = {
  objective: ['objective', 'Objectives'],
  initiative: ['initiative', 'Initiatives'],
  outcome: ['outcome', 'Outcomes'],
}

export const COMMENT_FLOWS = {
  none: 'stay where they are',
  'from-jira': 'of Jira are shown here too',
  both: 'go both ways',
} as const

export const POLICIES: Readonly<Record<Policy, string>> = {
  newest: 'Newest wins',
  jira: 'Jira wins',
  portfolio: 'Fairlead wins',
  merge: 'Join both',
  ask: 'Ask a person',
}

/** Only sets can be joined. */
export const policiesFor = (field: FieldName): readonly Policy[] =>
  (Object.keys(POLICIES) as Policy[]).filter((policy) => policy !== 'merge' || field === 'labels')

/** What holds for a field, in one sentence. */
export function ruleText({ flow, policy }: Pick<FieldMappingView, 'flow' | 'policy'>, jiraName: string): string {
  return (flow === 'both' ? policyText(policy) : undefined) ?? flowText({ flow, jiraName })
}

/** Projects are named as "Payments (PAY)". */
export const projectKey = (name: string): string => /\(([A-Z][A-Z0-9_]*)\)$/.exec(name)?.[1] ?? name

/** "Initiatives ⇄ Epic in PAY, OPS". */
export function integrationText(level: Level, types: readonly string[], projects: readonly string[]): string {
  return `${LEVELS[level][1]} ⇄ ${types.join(', ')} in ${projects.map(projectKey).join(', ')}`
}
