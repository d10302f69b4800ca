/** Fields, flows and policies as people read them: each choice with the one sentence that explains it. Pure. */
import type { FieldMappingView, MappingView } from '../../../actions/index.ts'

export type FieldName = FieldMappingView['field']
export type Flow = FieldMappingView['flow']
export type Policy = FieldMappingView['policy']
export type Level = MappingView['level']

/** In the order in which they are shown. */
export const FIELDS: Readonly<Record<FieldName, string>> = {
  name: 'Name',
  description: 'Description',
  stage: 'Stage',
  owner: 'Owner',
  start: 'Start',
  due: 'Due',
  health: 'Health',
  labels: 'Labels',
}
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]

/** Conflicts and steps name a field as text. */
export const fieldWord = (field: string): string => (FIELDS as Readonly<Record<string, string>>)[field] ?? field

export const LEVELS: Readonly<Record<Level, readonly [one: string, many: string]>> = {
  objective: ['objective', 'Objectives'],
  initiative: ['initiative', 'Initiatives'],
  outcome: ['outcome', 'Outcomes'],
}

export const HEALTHS = [
  { id: 'on-track', name: 'On track' },
  { id: 'at-risk', name: 'At risk' },
  { id: 'off-track', name: 'Off track' },
] as const

export const POLICIES: Readonly<Record<Policy, readonly [word: string, says: string]>> = {
  newest: ['Newest wins', 'The later edit wins; the other is kept and can be restored.'],
  jira: ['Jira wins', 'Jira’s value wins; ours is kept and can be restored.'],
  portfolio: ['Fairlead wins', 'Fairlead’s value wins; Jira’s is kept and can be restored.'],
  merge: ['Join', 'What either side added or took away holds; nothing is lost.'],
  ask: ['Ask', 'Both stay as they are until a person chooses under Conflicts.'],
}

/** Only sets can be joined. */
export const policiesFor = (field: FieldName): readonly Policy[] =>
  (Object.keys(POLICIES) as Policy[]).filter((policy) => policy !== 'merge' || field === 'labels')

export function ruleText({ flow, policy }: Pick<FieldMappingView, 'flow' | 'policy'>): string {
  if (flow === 'from-jira') return 'Jira says it; here it can only be read.'
  if (flow === 'to-jira') return 'Fairlead says it; an edit made in Jira is replaced, kept and shown as a conflict.'
  return `Where both changed: ${POLICIES[policy][1].charAt(0).toLowerCase()}${POLICIES[policy][1].slice(1)}`
}

/** "Initiatives ⇄ Epic in PAY, OPS". */
export function integrationText(level: Level, types: readonly string[], projects: readonly string[]): string {
  return `${LEVELS[level][1]} ⇄ ${types.join(', ')} in ${projects.join(', ')}`
}
