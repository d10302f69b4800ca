/** Values for custom fields by chance: always one that the field, the project and the issue type allow. */
import type { Instant, Json } from '../../../base/index.ts'
import { type FieldKind, kindOf } from '../../model/field-kind.ts'
import { contextFor } from '../../model/field-scope.ts'
import type { Field, FieldContext, Project } from '../../records.ts'
import type { Site } from '../../site.ts'
import { jiraDate, jiraTime } from '../../time.ts'
import { between, pick, some } from './dice.ts'
import { richText } from './rich-text.ts'

const DAY = 86_400_000

export interface Place {
  readonly site: Site
  readonly project: Project
  readonly typeId: string
  /** Who may be named. */
  readonly team: readonly string[]
  readonly at: Instant
  /** What free text says. */
  readonly text: string
}

/** Null when the field cannot have a value there, or has none that a story would make. */
export function someValue(place: Place, field: Field): Json {
  const context = contextFor(field, place.project.id, place.typeId)
  return context ? (MAKERS[kindOf(field)]?.(place, context) ?? null) : null
}

type Maker = (place: Place, context: FieldContext) => Json

const option: Maker = ({ site }, context) => {
  const open = context.options.filter((one) => !one.disabled && one.parentId === null)
  return open.length === 0 ? null : { option: pick(site, open).id }
}
const options: Maker = ({ site }, context) => {
  const open = context.options.filter((one) => !one.disabled)
  const chosen = some(site, open, between(site, 1, 3))
  return chosen.length === 0 ? null : chosen.map(({ id }) => ({ option: id }))
}
const cascade: Maker = ({ site }, context) => {
  const top = pick(
    site,
    context.options.filter((one) => one.parentId === null),
  )
  const below = context.options.filter((one) => one.parentId === top.id)
  return below.length === 0 ? { option: top.id } : { option: top.id, child: pick(site, below).id }
}
const version: Maker = ({ site, project }) => (project.versions.length === 0 ? null : pick(site, project.versions).id)

const MAKERS: Readonly<Partial<Record<FieldKind, Maker>>> = {
  option,
  options,
  cascade,
  version,
  versions: ({ site, project }) => {
    const ids = some(site, project.versions, between(site, 1, 2)).map(({ id }) => id)
    return ids.length === 0 ? null : ids
  },
  number: ({ site }) => between(site, 1, 40) * 5,
  text: ({ text }) => text,
  richText: ({ site, text }) => richText(site, [text]),
  date: ({ site, at }) => jiraDate(at + between(site, 5, 120) * DAY),
  datetime: ({ site, at }) => jiraTime(at + between(site, 1, 72) * 3_600_000),
  user: ({ site, team }) => ({ user: pick(site, team) }),
  users: ({ site, team }) => some(site, team, between(site, 1, 2)).map((user) => ({ user })),
  group: ({ site }) => ({ group: pick(site, [...site.tables.groups.keys()]) }),
  groups: ({ site }) => some(site, [...site.tables.groups.keys()], 2).map((group) => ({ group })),
  labels: ({ site }) => some(site, ['GDPR', 'customs', 'ADR', 'driving-hours', 'food'], between(site, 1, 2)),
  project: ({ site, project }) =>
    pick(
      site,
      [...site.tables.projects.keys()].filter((id) => id !== project.id),
    ),
}
