/** Jira's fields by the names that people know them by: a custom field's id never stands where its name was ever told. */
import { type Db, fieldNames } from '../../store/index.ts'
import type { ProblemView } from '../shapes/index.ts'

/** Names by id, of one site. */
export type FieldNames = ReadonlyMap<string, string>

/** Fields that every Jira has under these ids. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  summary: 'Summary',
  description: 'Description',
  status: 'Status',
  assignee: 'Assignee',
  reporter: 'Reporter',
  duedate: 'Due date',
  labels: 'Labels',
}

/** Of several sites, each read once. */
export async function fieldNamesOf(db: Db, sites: readonly string[]): Promise<(site: string) => FieldNames> {
  const known = new Map(
    await Promise.all([...new Set(sites)].map(async (site) => [site, await fieldNames(db, site)] as const)),
  )
  return (site) => known.get(site) ?? new Map()
}

export const fieldName = (id: string, names: FieldNames): string => names.get(id) ?? EVERYWHERE[id] ?? id

/** In what Jira or the engine says of them. */
export const nameFields = (text: string, names: FieldNames): string =>
  text.replace(/customfield_\d+/g, (id) => names.get(id) ?? id)

export function nameFieldsOf(problem: ProblemView, names: FieldNames): ProblemView {
  const { says, remedy } = problem
  return { ...problem, says: nameFields(says, names), ...(remedy ? { remedy: nameFields(remedy, names) } : {}) }
}
