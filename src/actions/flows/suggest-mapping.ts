/** Suggests what of Jira fits what of an item, each with its reason; what is ambiguous is left to a person. Pure. */
import type { Problem } from '../../base/index.ts'
import type { ProjectIssueType, SiteField } from '../../jira/index.ts'
import { ITEM_FIELDS, type ItemField, type Stage } from '../../portfolio/index.ts'
import { type FieldMapping, type Flow, flowsFor, jiraTypeOf } from '../../sync/index.ts'
import { type Candidate, candidatesFor, type Sought, unreadFor } from './suggest-candidates.ts'
import { type Choice as Chosen, chooseOne, type Evidence, type Field, toCount } from './suggest-choice.ts'
import { healthValues, type Status, stageValues, type Values } from './suggest-values.ts'

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
  /** Fields that some form of any issue type has. */
  readonly anywhere: ReadonlySet<string>
  /** How many issues have a value, of the fields that `rivals` names; what could not be counted is not in it. */
  readonly used: ReadonlyMap<string, number>
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

/** The types that stand highest above stories: epics, or what an organisation put above them. */
export function topTypes(types: Offered['types']): Offered['types'] {
  const highest = Math.max(0, ...types.map(({ hierarchyLevel }) => hierarchyLevel))
  return highest === 0 ? [] : types.filter(({ hierarchyLevel }) => hierarchyLevel === highest)
}

/** One that flows, and why it is the one. */
type Reasoned = FieldMapping & { readonly because: string }

export interface Suggestion {
  readonly fields: readonly FieldMapping[]
  /** Why each was suggested, by the item’s field. */
  readonly because: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

const OF_ITEMS = ['owner', 'start', 'due', 'health'] as const satisfies readonly Sought[]

/** Fields whose use must be known before one of them is chosen: on issues that would be items, and on what is below. */
export function rivals(offered: Offered): { readonly ofItems: readonly string[]; readonly ofAll: readonly string[] } {
  const of = (sought: Sought): string[] => toCount(fieldsFor(sought, offered), seenFor(sought, offered))
  return { ofItems: [...new Set(OF_ITEMS.flatMap(of))], ofAll: of('points') }
}

/** The field that holds how large an issue is. */
export const suggestPoints = (offered: Offered): Chosen => chosen('points', offered)

export function suggestFields(offered: Offered, types: readonly string[]): Suggestion {
  const sought = OF_ITEMS.map((field) => ({ field, ...chosen(field, offered) }))
  const fields = [
    ...own('name', 'summary', offered),
    ...own('description', 'description', offered),
    stageField(offered, types),
    ...sought.flatMap(({ field, found }) => (found ? [soughtField(field, found, offered)] : [])),
    ...own('labels', 'labels', offered),
  ]
  const [kept, problems] = byScreens(fields, offered)
  return {
    fields: kept.map(({ because: _, ...mapping }) => mapping),
    because: Object.fromEntries(kept.map(({ field, because }) => [field, because])),
    problems: [...sought.flatMap((one) => one.problems), ...problems],
  }
}

const chosen = (sought: Sought, offered: Offered): Chosen =>
  chooseOne(fieldsFor(sought, offered), { seen: seenFor(sought, offered), used: offered.used })

/** Of points, which stand on what is below, all forms count. */
function seenFor(sought: Sought, { form, somewhere, anywhere }: Offered): Evidence['seen'] {
  if (form === null) return null
  return sought === 'points' ? anywhere : somewhere
}

function fieldsFor(sought: Sought, offered: Offered): Field {
  const projects = new Set(offered.types.flatMap((type) => type.projects))
  const here = offered.fields.filter(({ project }) => !project || projects.has(project))
  const read = candidatesFor(sought, here)
  const candidates = sought === 'health' ? read.filter((one) => valuesOf(one, offered) !== undefined) : read
  return { about: sought, candidates, unread: unreadFor(sought, here, read) }
}

const valuesOf = ({ field, says }: Candidate, { options }: Offered): Values | undefined =>
  healthValues(options.get(field.id) ?? [], says === 'confidence')

function own(field: 'name' | 'description' | 'labels', jira: string, { fields }: Offered): Reasoned[] {
  if (!fields.some(({ id }) => id === jira)) return []
  const policy = field === 'labels' ? 'merge' : 'newest'
  return [{ field, jira, flow: 'both', policy, because: 'It is Jira’s own field for it.' }]
}

function stageField({ statuses, stages }: Offered, types: readonly string[]): Reasoned {
  const theirs = statuses.filter((status) => status.types.some((type) => types.includes(type)))
  const because = 'Statuses are placed by their names where these are plain, else by Jira’s categories.'
  return {
    ...{ field: 'stage', jira: 'status', flow: 'both', policy: 'newest' },
    ...{ values: stageValues(theirs, stages), because },
  }
}

function soughtField(field: Exclude<Sought, 'points'>, found: Candidate, offered: Offered): Reasoned {
  const values = field === 'health' ? valuesOf(found, offered) : undefined
  const because = values ? `${found.because}, and its options tell all three apart.` : `${found.because}.`
  return { field, jira: found.field.id, flow: 'both', policy: 'newest', ...(values ? { values } : {}), because }
}

/** What issues of these types cannot hold would flow from Jira as nothing, over what is said here. */
function byScreens(fields: readonly Reasoned[], offered: Offered): readonly [Reasoned[], Problem[]] {
  const off = fields.filter(({ field, jira }) => field !== 'stage' && offered.form?.has(jira) === false)
  const nowhere = off.filter(({ jira }) => !offered.somewhere.has(jira))
  return [
    fields
      .filter((mapping) => !nowhere.includes(mapping))
      .map((mapping) => (off.includes(mapping) ? { ...mapping, flow: 'from-jira' } : mapping)),
    off.map((mapping) =>
      nowhere.includes(mapping) ? onNoScreen(mapping, offered.fields) : offScreen(mapping, offered.fields),
    ),
  ]
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
