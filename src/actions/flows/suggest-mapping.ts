/** Suggests what of Jira fits what of an item: by a field's type first, then by its name; what is ambiguous is left to a person. Pure. */
import type { Problem } from '../../base/index.ts'
import type { ProjectIssueType, SiteField } from '../../jira/index.ts'
import { ITEM_FIELDS, type ItemField, type Stage } from '../../portfolio/index.ts'
import { type FieldMapping, type Flow, flowsFor, jiraTypeOf } from '../../sync/index.ts'
import { healthValues, type Status, stageValues } from './suggest-values.ts'

export interface Choice {
  readonly id: string
  readonly name: string
}

export interface Offered {
  readonly types: readonly (Omit<ProjectIssueType, 'statuses'> & { readonly projects: readonly string[] })[]
  readonly statuses: readonly (Status & { readonly types: readonly string[] })[]
  readonly fields: readonly SiteField[]
  /** Of fields that are chosen from a list, by field id. */
  readonly options: ReadonlyMap<string, readonly Choice[]>
  /** Fields that every form of a new issue has; null where none could be seen. */
  readonly form: ReadonlySet<string> | null
  /** Fields that some form has. */
  readonly somewhere: ReadonlySet<string>
  readonly stages: readonly Stage[]
}

export interface Fit {
  readonly field: ItemField
  readonly flows: readonly Flow[]
}

/** Which of an item's fields a field of Jira can be aligned with, and in which directions. */
export function fitsOf(jira: SiteField): Fit[] {
  const type = jiraTypeOf(jira)
  return ITEM_FIELDS.map((field) => ({ field, flows: flowsFor(field, type, jira.id) })).filter(
    ({ flows }) => flows.length > 0,
  )
}

/** Numbers that a site calls story points: Jira Software's two, and what people named so. */
export function pointFields(fields: readonly SiteField[]): SiteField[] {
  return fields.filter(({ type, name }) => type === 'number' && /^story points?( estimate)?$/i.test(name.trim()))
}

/** The types that stand highest above stories: epics, or what an organisation put above them. */
export function topTypes(types: Offered['types']): Offered['types'] {
  const highest = Math.max(0, ...types.map(({ hierarchyLevel }) => hierarchyLevel))
  return highest === 0 ? [] : types.filter(({ hierarchyLevel }) => hierarchyLevel === highest)
}

export interface Suggestion {
  readonly fields: readonly FieldMapping[]
  readonly problems: readonly Problem[]
}

export function suggestFields(offered: Offered, types: readonly string[]): Suggestion {
  const [start, startProblems] = startField(offered.fields)
  const [health, healthProblems] = healthField(offered)
  const statuses = offered.statuses.filter((status) => status.types.some((type) => types.includes(type)))
  const known = new Set(offered.fields.map(({ id }) => id))
  const plain = (
    field: FieldMapping['field'],
    jira: string,
    policy: FieldMapping['policy'] = 'newest',
  ): FieldMapping[] => (known.has(jira) ? [{ field, jira, flow: 'both', policy }] : [])
  const fields: FieldMapping[] = [
    ...plain('name', 'summary'),
    ...plain('description', 'description'),
    { field: 'stage', jira: 'status', flow: 'both', policy: 'newest', values: stageValues(statuses, offered.stages) },
    ...plain('owner', 'assignee'),
    ...(start ? plain('start', start.id) : []),
    ...plain('due', 'duedate'),
    ...(health ? [health] : []),
    ...plain('labels', 'labels', 'merge'),
  ]
  const off = fields.filter(({ field, jira }) => field !== 'stage' && offered.form?.has(jira) === false)
  // What issues of these types cannot hold would flow from Jira as nothing, over what is said here.
  const nowhere = off.filter(({ jira }) => !offered.somewhere.has(jira))
  return {
    fields: fields
      .filter((mapping) => !nowhere.includes(mapping))
      .map((mapping) => (off.includes(mapping) ? { ...mapping, flow: 'from-jira' } : mapping)),
    problems: [
      ...startProblems,
      ...healthProblems,
      ...off.map((mapping) =>
        nowhere.includes(mapping) ? onNoScreen(mapping, offered.fields) : offScreen(mapping, offered.fields),
      ),
    ],
  }
}

function onNoScreen({ field, jira }: FieldMapping, fields: readonly SiteField[]): Problem {
  const name = fields.find(({ id }) => id === jira)?.name ?? jira
  return {
    severity: 'notes',
    code: 'on-no-screen',
    about: field,
    says: `${name} is on no screen of a new issue of these types, so it is not suggested: an empty one would clear what is said here.`,
    remedy: `Put ${name} on the screens of these issue types, or choose it where their issues hold it all the same.`,
  }
}

/** Jira writes no field that is on no screen. Which screen an edit goes by it tells for single issues only. */
function offScreen({ field, jira }: FieldMapping, fields: readonly SiteField[]): Problem {
  const name = fields.find(({ id }) => id === jira)?.name ?? jira
  return {
    severity: 'notes',
    code: 'not-on-screen',
    about: field,
    says: `${name} is not on the screen of a new issue everywhere, so Jira may refuse to write it: it flows from Jira only.`,
    remedy: `Put ${name} on the screens of these issue types, then let it flow both ways.`,
  }
}

type Found<T> = readonly [T | undefined, readonly Problem[]]

/** “Start date” as Jira names its own goes before what is only like it. */
function startField(fields: readonly SiteField[]): Found<SiteField> {
  const dates = fields.filter(({ type, name }) => type === 'date' && /\b(start|begin)/i.test(name))
  const exact = dates.filter(({ name }) => /^start date$/i.test(name.trim()))
  return onlyOne(exact.length > 0 ? exact : dates, 'start')
}

function healthField({ fields, options }: Offered): Found<FieldMapping> {
  const alike = fields.flatMap((field): (FieldMapping & Choice)[] => {
    const values = healthValues(options.get(field.id) ?? [])
    const named = field.type === 'option' && /health|\brag\b|confidence/i.test(field.name)
    return named && values
      ? [{ id: field.id, name: field.name, field: 'health', jira: field.id, flow: 'both', policy: 'newest', values }]
      : []
  })
  const [found, problems] = onlyOne(alike, 'health')
  if (!found) return [undefined, problems]
  const { id: _, name: __, ...mapping } = found
  return [mapping, problems]
}

function onlyOne<T extends Choice>(found: readonly T[], field: string): Found<T> {
  if (found.length <= 1) return [found[0], []]
  const names = found.map(({ name, id }) => `${name} (${id})`).join(', ')
  const says = `Several fields of Jira could be the item’s ${field}: ${names}.`
  return [
    undefined,
    [{ severity: 'notes', code: 'ambiguous-field', about: field, says, remedy: 'Choose one of them, or none.' }],
  ]
}
