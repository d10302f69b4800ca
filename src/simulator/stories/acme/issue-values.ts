/** What Acme's issues have in their custom fields, by what their screens ask for. */
import type { Json } from '../../../base/index.ts'
import { screenFor } from '../../model/issue-fields.ts'
import type { Field } from '../../records.ts'
import type { Site } from '../../site.ts'
import { jiraDate, jiraTime } from '../../time.ts'
import { between, chance, pick } from '../build/dice.ts'
import { type Place, someValue } from '../build/values.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Set by how the work goes, not by who writes it down. */
const LEFT_ALONE = new Set([
  'Sprint',
  'Rank',
  'Story Points',
  'Epic Name',
  'Epic Link',
  'Target release',
  'Fixed in builds',
])

export function customValues(place: Place): Record<string, Json> {
  const { site } = place
  const values: Record<string, Json> = {}
  for (const field of fieldsShown(place)) {
    if (LEFT_ALONE.has(field.name) || !chance(site, 0.55)) continue
    const value = someValue(place, field) === null ? null : (MADE[field.name]?.(place) ?? someValue(place, field))
    if (value !== null) values[field.id] = value
  }
  return values
}

/** Values that must look like something. */
const MADE: Readonly<Record<string, (place: Place) => Json>> = {
  'Business value': ({ site }) => between(site, 0, 20) * 5,
  'Parcels per day': ({ site }) => between(site, 1, 90) * 50,
  Amount: ({ site }) => between(site, 10_000, 4_000_000) / 100,
  'Customer reference': ({ site }) => `${pick(site, ['NO', 'CV', 'KO'])}-${between(site, 10_000, 99_999)}`,
  'Target start': ({ at }) => jiraDate(at + 7 * DAY),
  'Target end': ({ site, at }) => jiraDate(at + between(site, 20, 150) * DAY),
  'Incident start': ({ at }) => jiraTime(at - HOUR),
  'Incident end': ({ site, at }) => jiraTime(at + between(site, 1, 30) * HOUR),
  'Design document': ({ site }) => `https://wiki.acme.example/design/${between(site, 10, 400)}`,
  Runbook: ({ site }) => `https://runbooks.acme.example/${between(site, 1, 60)}`,
}

/** Custom fields on the screen that edits issues of this type. */
export function fieldsShown({ site, project, typeId }: Pick<Place, 'site' | 'project' | 'typeId'>): Field[] {
  const screen = screenFor(site, project, typeId, 'edit')
  return (screen?.tabs ?? []).flatMap((tab) => tab.fieldIds.flatMap((id) => custom(site, id)))
}

function custom(site: Site, id: string): Field[] {
  const field = site.tables.fields.get(id)
  return field?.custom ? [field] : []
}
