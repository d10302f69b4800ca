/** A field of Jira by name; its id where nobody has said the name. Pure. */
import type { SyncOptionsView } from '../../../actions/index.ts'

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

export const jiraFieldName = (id: string, options: SyncOptionsView | undefined): string =>
  options?.fields.find((field) => field.id === id)?.name ?? EVERYWHERE[id] ?? id
