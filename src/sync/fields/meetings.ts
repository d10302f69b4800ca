/** Which types of Jira's fields each field of an item can be said in, in which form and in which directions. Pure. */
import type { ItemField } from '../../portfolio/index.ts'
import { type FieldMapping, FLOWS, type Flow } from '../integration.ts'
import { placed } from './choices.ts'
import { day, dayOfMoment, daysOfSpells } from './days.ts'
import { description } from './description.ts'
import type { Form } from './form.ts'
import { isKeptByJira, type JiraType } from './jira-type.ts'
import { names } from './names.ts'
import { oneOfPeople, person } from './persons.ts'
import { line } from './texts.ts'

type Forms = Readonly<Partial<Record<JiraType, Form>>>

const DAYS: Forms = {
  date: day,
  datetime: dayOfMoment,
  version: daysOfSpells,
  versions: daysOfSpells,
  sprint: daysOfSpells,
}

const FORMS: Readonly<Record<ItemField, Forms>> = {
  name: { text: line, url: line, 'read-only-text': line },
  description: { textarea: description },
  stage: { status: placed, option: placed, cascade: placed, priority: placed, resolution: placed },
  owner: { user: person, users: oneOfPeople },
  start: DAYS,
  due: DAYS,
  health: { option: placed, cascade: placed, priority: placed },
  labels: {
    labels: names,
    options: names,
    components: names,
    versions: names,
    users: names,
    groups: names,
    ...{ sprint: names, team: names },
    ...{ option: names, version: names, group: names, project: names, issuetype: names },
  },
}

/** What Jira holds so that ours could be written, and that is read alone: it stands for more than our words. */
const READ_ALONE: ReadonlySet<string> = new Set([
  'name url',
  'name read-only-text',
  'labels users',
  'labels groups',
  'labels sprint',
  'labels team',
  'labels option',
  'labels version',
  'labels group',
  'labels project',
  'labels issuetype',
])

/** What stands where nobody has said otherwise: what each field was always mapped to. */
const USUAL: Readonly<Record<ItemField, JiraType>> = {
  ...{ name: 'text', description: 'textarea', stage: 'status', owner: 'user', start: 'date', due: 'date' },
  ...{ health: 'option', labels: 'labels' },
}

export const typeOf = ({ type, field }: Pick<FieldMapping, 'type' | 'field'>): JiraType => type ?? USUAL[field]

/** Undefined where the two do not meet. */
export const formOf = (field: ItemField, type: JiraType): Form | undefined => FORMS[field][type]

/** Empty where the two do not meet; the first is the one that people mean mostly. */
export function flowsFor(field: ItemField, type: JiraType, jira: string): readonly Flow[] {
  const form = formOf(field, type)
  if (!form) return []
  const isRead = form.toJira === undefined || isKeptByJira(jira) || READ_ALONE.has(`${field} ${type}`)
  return isRead ? ['from-jira'] : FLOWS
}

/** Whether the day is one of a time zone. */
export const needsZone = (field: ItemField, type: JiraType): boolean =>
  (field === 'start' || field === 'due') && (type === 'datetime' || type === 'sprint')

/** Whether values of Jira's are placed under ours by a person. */
export const needsValues = (field: ItemField): boolean => field === 'stage' || field === 'health'
