/** An item's fields, flows and policies as people read them. Pure. */
import type { FieldSaidView } from '../../../actions/index.ts'

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  stage: 'Stage',
  owner: 'Owner',
  start: 'Start',
  due: 'Due',
  health: 'Health',
  labels: 'Labels',
}
export const fieldWord = (field: string): string => FIELDS[field] ?? field

/** Who says a field, in one sentence. */
export function flowText({ flow, jiraName }: Pick<FieldSaidView, 'flow' | 'jiraName'>): string {
  const field = jiraName === null ? 'a field of Jira' : `Jira’s ${jiraName}`
  if (flow === null) return 'It is kept here alone; Jira does not know it.'
  if (flow === 'from-jira') return `${field} says it; here it can only be read.`
  if (flow === 'to-jira') return `It is said here and written to ${field}.`
  return `It is aligned with ${field}, in both directions.`
}

const POLICIES: Readonly<Record<string, string>> = {
  newest: 'Where both changed, the later edit wins; the other is kept.',
  jira: 'Where both changed, Jira’s value wins; ours is kept.',
  portfolio: 'Where both changed, Fairlead’s value wins; Jira’s is kept.',
  merge: 'Where both changed, what either side added or took away holds.',
  ask: 'Where both changed, a person chooses.',
}
export const policyText = (policy: string | null): string | undefined =>
  policy === null ? undefined : POLICIES[policy]
