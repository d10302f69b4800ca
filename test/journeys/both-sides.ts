/** What both sides say of an epic, field by field, in words that can be compared. */
import type { Json } from '../../src/base/index.ts'
import type { Row } from '../comparer/state.ts'
import type { Client } from './client.ts'
import type { InJira } from './in-jira.ts'

export const FIELDS = ['name', 'description', 'stage', 'owner', 'start', 'due', 'labels'] as const
export type Said = Readonly<Record<(typeof FIELDS)[number], string>>

/** Statuses of acme's epics, as the stages that they stand for. */
const STAGES: Readonly<Record<string, string>> = {
  ...{ 'To Do': 'Planned', 'In Progress': 'Under way', Done: 'Done', Cancelled: 'Dropped' },
}

export async function saidInJira(acme: InJira, key: string): Promise<Said> {
  const fields = await acme.see(key)
  return {
    name: fields.summary,
    description: textOf(fields.description),
    stage: STAGES[fields.status.name] ?? fields.status.name,
    owner: fields.assignee?.displayName ?? '',
    start: fields[acme.field('Target start')] ?? '',
    due: fields[acme.field('Target end')] ?? '',
    labels: [...fields.labels].sort().join(', '),
  }
}

export async function saidHere(ada: Client, id: string): Promise<Said> {
  const { fields } = await ada.get('items.get', { id })
  return Object.fromEntries(
    FIELDS.map((name) => [name, fields.find(({ field }) => field === name)?.text ?? '']),
  ) as unknown as Said
}

/** The form of a new or edited issue. */
export function formOf(acme: InJira, { name, description, owner, start, due, labels }: Omit<Said, 'stage'>): Row {
  const isCloud = acme.site.kind === 'cloud'
  const person = [...acme.site.tables.users.values()].find(({ displayName }) => displayName === owner)
  const who = isCloud ? { accountId: person?.accountId } : { name: person?.name }
  return {
    summary: name,
    description: isCloud ? documentOf(description) : description,
    ...(owner === '' ? {} : { assignee: who }),
    [acme.field('Target start')]: start,
    [acme.field('Target end')]: due,
    labels: labels.split(', '),
  }
}

const documentOf = (text: string): Json => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

function textOf(value: Row | string | null): string {
  if (value === null || typeof value === 'string') return value ?? ''
  return value.text ?? (value.content ?? []).map(textOf).join('')
}
