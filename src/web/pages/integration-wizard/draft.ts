/** An integration being set up: what was chosen so far, what is suggested, what is still open. Pure. */
import type { FieldMappingView, IntegrationView, MappingView, SyncOptionsView } from '../../../actions/index.ts'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { FIELD_NAMES, type FieldName, LEVELS } from '../sync/words.ts'
import { toldApart } from './told-apart.ts'

export interface Draft {
  /** Undefined until it is kept by the server. */
  readonly id: string | undefined
  readonly state: IntegrationView['state']
  readonly name: string
  readonly connection: string | null
  /** The id of the site's field for story points. */
  readonly points: string | null
  readonly mapping: MappingView
  /** What a person has decided: suggestions leave it alone. */
  readonly settled: ReadonlySet<FieldName | 'types' | 'name' | 'pushes'>
}

export const NOTHING: Draft = {
  id: undefined,
  state: 'draft',
  name: '',
  connection: null,
  points: null,
  mapping: {
    level: 'initiative',
    projects: [],
    types: [],
    fields: [],
    createsItems: true,
    under: null,
    pushes: null,
    fills: {},
    comments: 'none',
  },
  settled: new Set(),
}

/** All of what was kept before counts as decided. */
export function draftOf({ id, state, name, connection, mapping }: IntegrationView): Draft {
  return {
    ...NOTHING,
    id,
    state,
    name,
    connection,
    mapping,
    settled: new Set([...FIELD_NAMES, 'types', 'name', 'pushes']),
  }
}

/** What fits best, wherever nobody has decided. The same draft comes back when nothing is new. */
export function withSuggestions(draft: Draft, options: SyncOptionsView): Draft {
  const { settled, mapping } = draft
  const { suggested } = options
  const types = settled.has('types') ? mapping.types : (suggested?.types ?? mapping.types)
  const known = types.filter((id) => options.types.some((type) => type.id === id))
  const level = settled.has('types') ? mapping.level : (suggested?.level ?? mapping.level)
  const fields = FIELD_NAMES.flatMap((name) => {
    const from = settled.has(name) ? mapping.fields : (suggested?.fields ?? [])
    return from.filter(({ field }) => field === name).map((one) => ofTypes(one, known, options))
  })
  const place = { projects: mapping.projects, types: known }
  const pushes = pushesOf(settled.has('pushes') ? mapping.pushes : (suggested?.pushes ?? null), place, options)
  const next = { ...mapping, level, types: known, fields, pushes }
  const name = settled.has('name') ? draft.name : suggestedName(next, options)
  const same = JSON.stringify([next, name]) === JSON.stringify([mapping, draft.name])
  return same ? draft : { ...draft, name, mapping: next }
}

/** Of other types' statuses none is placed, let alone written. */
function ofTypes(mapping: FieldMappingView, types: readonly string[], options: SyncOptionsView): FieldMappingView {
  if (!isOfStatuses(mapping) || !mapping.values || options.statuses.length === 0) return mapping
  const ids = new Set(statusesOf(options, types).map(({ id }) => id))
  const kept = Object.entries(mapping.values).map(([stage, all]) => [stage, all.filter((id) => ids.has(id))] as const)
  return { ...mapping, values: Object.fromEntries(kept.filter(([, some]) => some.length > 0)) }
}

/** What is pushed becomes an issue of one of the types, in one of the projects, that are aligned. */
function pushesOf(
  pushes: MappingView['pushes'],
  { projects, types }: Pick<MappingView, 'projects' | 'types'>,
  options: SyncOptionsView,
): MappingView['pushes'] {
  if (pushes === null) return null
  const isInside = projects.length === 0 || projects.includes(pushes.project)
  if (isInside && types.includes(pushes.type)) return pushes
  const project = isInside ? pushes.project : (projects[0] ?? pushes.project)
  const there = options.types.filter((type) => types.includes(type.id) && type.projects.includes(project))
  const type = there.find(({ id }) => id === pushes.type) ?? there[0]
  return type ? { project, type: type.id } : null
}

/** "Initiatives in PAY, OPS". */
export function suggestedName({ level, projects }: MappingView, options: SyncOptionsView): string {
  const keys = options.projects.filter(({ id }) => projects.includes(id)).map(({ key }) => key)
  return keys.length === 0 ? '' : `${LEVELS[level][1]} in ${keys.join(', ')}`.slice(0, 100)
}

export type Offer = SyncOptionsView['fields'][number]

/** One field of Jira is aligned with one of ours only. */
export function fitting(options: SyncOptionsView, { fields }: MappingView, field: FieldName): readonly Offer[] {
  const taken = new Set(fields.filter((one) => one.field !== field).map(({ jira }) => jira))
  return toldApart(options.fields).filter(({ id, fits }) => fits.includes(field) && !taken.has(id))
}

/** The others, each with why it is not to be chosen. */
export function unfit(
  options: SyncOptionsView,
  { fields }: MappingView,
  field: FieldName,
): readonly { readonly id: string; readonly name: string; readonly why: string }[] {
  const other = new Map(fields.filter((one) => one.field !== field).map((one) => [one.jira, one.field]))
  return toldApart(options.fields).flatMap(({ id, name, fits, holds }) => {
    const taken = other.get(id)
    if (!fits.includes(field)) return [{ id, name, why: `holds ${holds}` }]
    return taken === undefined ? [] : [{ id, name, why: `is aligned with ${fieldWord(taken)}` }]
  })
}

/** As chosen: in a direction that Jira's field has, and with nothing of the field before. */
export function chosen(before: FieldMappingView | undefined, field: FieldName, offer: Offer): FieldMappingView {
  const flows = offer.flows[field] ?? []
  const flow = before && flows.includes(before.flow) ? before.flow : (flows[0] ?? 'from-jira')
  const policy = before?.policy ?? (field === 'labels' ? 'merge' : 'newest')
  return { field, jira: offer.id, flow, policy, ...(needsValues(field) ? { values: {} } : {}) }
}

const needsValues = (field: FieldName): boolean => field === 'stage' || field === 'health'

/** Statuses are placed by issue type, all else by the options of its field. */
export const isOfStatuses = ({ field, jira }: FieldMappingView): boolean => field === 'stage' && jira === 'status'

export const mappingOf = ({ fields }: MappingView, field: FieldName): FieldMappingView | undefined =>
  fields.find((one) => one.field === field)

/** Several fields of Jira could be it, none stands out, and nobody has said which. */
const AMBIGUOUS = 'ambiguous-field'
export function ambiguous({ mapping, settled }: Draft, { problems }: SyncOptionsView): readonly FieldName[] {
  const asked = new Set(problems.filter(({ code }) => code === AMBIGUOUS).map(({ about }) => about))
  return FIELD_NAMES.filter((name) => asked.has(name) && !settled.has(name) && !mappingOf(mapping, name))
}
/** What is wrong with the projects and types themselves. */
export const otherProblems = ({ problems }: SyncOptionsView): SyncOptionsView['problems'] =>
  problems.filter(({ code }) => code !== AMBIGUOUS)

export const statusesOf = (options: SyncOptionsView, types: readonly string[]): SyncOptionsView['statuses'] =>
  options.statuses.filter((status) => status.types.some((type) => types.includes(type)))

/** Stages and health need to know which of Jira's values stands for which of ours. */
export const lacksValues = ({ field, values }: FieldMappingView): boolean =>
  needsValues(field) && Object.keys(values ?? {}).length === 0

/** Whether the server would take it. */
export const isWhole = ({ name, connection, mapping: { projects, types, fields } }: Draft): boolean =>
  name.trim() !== '' &&
  connection !== null &&
  projects.length > 0 &&
  types.length > 0 &&
  fields.length > 0 &&
  !fields.some(lacksValues)
