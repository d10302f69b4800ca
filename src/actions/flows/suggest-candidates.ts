/** Which fields of Jira could be what: told by what Jira made them, then by what they hold, then by their names. Pure. */
import type { SiteField } from '../../jira/index.ts'
import { type JiraType, jiraTypeOf } from '../../sync/index.ts'
import { readName, type Says } from './suggest-names.ts'

/** What is looked for by its look; all else of an item has one field in every Jira. */
export type Sought = 'start' | 'due' | 'health' | 'points' | 'owner'

export interface Candidate {
  readonly field: SiteField
  /** One short reason, for people. */
  readonly because: string
  readonly says: Says
}

interface Search {
  readonly types: readonly JiraType[]
  readonly says: readonly Says[]
  /** Jira’s own field, by id. */
  readonly own?: string
  /** The ends of custom fields’ types that Jira’s own products made for it. */
  readonly made?: Readonly<Record<string, string>>
}

const SEARCHES: Readonly<Record<Sought, Search>> = {
  start: {
    types: ['date', 'datetime'],
    says: ['start'],
    made: { 'jpo-custom-field-baseline-start': 'It is the target start of Jira’s plans' },
  },
  due: {
    types: ['date', 'datetime'],
    says: ['end'],
    own: 'duedate',
    made: { 'jpo-custom-field-baseline-end': 'It is the target end of Jira’s plans' },
  },
  health: { types: ['option'], says: ['health', 'confidence', 'status'] },
  points: {
    types: ['number'],
    says: ['points'],
    made: { 'jsw-story-points': 'Jira Software made it for story points' },
  },
  owner: { types: ['user'], says: ['owner'], own: 'assignee' },
}

/** Numbers that could be story points, for a person to choose from. */
export const pointFields = (fields: readonly SiteField[]): SiteField[] =>
  candidatesFor('points', fields).map(({ field }) => field)

export function candidatesFor(sought: Sought, fields: readonly SiteField[]): Candidate[] {
  const { types, says, own, made } = SEARCHES[sought]
  // Another field of the name that Jira gives to its own, whatever the language.
  const called = fields
    .find(({ id }) => id === own)
    ?.name.trim()
    .toLowerCase()
  return fields.flatMap((field): Candidate[] => {
    const [first] = says
    if (!first || !types.includes(jiraTypeOf(field))) return []
    if (field.id === own) return [{ field, says: first, because: 'It is Jira’s own field for it' }]
    if (!field.custom) return []
    const because = made?.[field.schema?.split(':').at(-1) ?? '']
    if (because) return [{ field, says: first, because }]
    if (isOfAnother(sought, field)) return []
    if (field.name.trim().toLowerCase() === called)
      return [{ field, says: first, because: `It is called as Jira’s own “${field.name}”` }]
    const read = [field.name, field.untranslated ?? ''].flatMap(readName).find((one) => says.includes(one))
    return read ? [{ field, says: read, because: 'Its name says so, and it holds what fits' }] : []
  })
}

/** Fields whose names say nothing, and that could hold it all the same; lists without the right options could not. */
export function unreadFor(sought: Sought, fields: readonly SiteField[], read: readonly Candidate[]): SiteField[] {
  if (sought === 'health') return []
  const known = new Set(read.map(({ field }) => field.id))
  const { types } = SEARCHES[sought]
  return fields.filter((field) => field.custom && !known.has(field.id) && types.includes(jiraTypeOf(field)))
}

/** What Jira made for one thing is not another, whatever people call it. */
function isOfAnother(sought: Sought, { schema }: SiteField): boolean {
  const kind = schema?.split(':').at(-1) ?? ''
  return Object.entries(SEARCHES).some(([other, { made }]) => other !== sought && made !== undefined && kind in made)
}
