/** Fields on the tabs of a screen: each stands on one tab only, in the order that people see. */
import { refuse } from '../http.ts'
import type { Field, Screen, ScreenTab } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'
import { traitsOf } from './field-use.ts'

/** Fields that may be put on the screen: not there yet, not in the trash, and of the sort that stands on screens. */
export function availableFields(site: Site, screen: Screen): Field[] {
  const placed = new Set(screen.tabs.flatMap((tab) => tab.fieldIds))
  return [...site.tables.fields.values()].filter(
    (field) => !placed.has(field.id) && field.trashedAt === null && traitsOf(field).orderable,
  )
}

export function addTabField(site: Site, screen: Screen, tab: ScreenTab, field: Field): void {
  if (screen.tabs.some((one) => one.fieldIds.includes(field.id)))
    throw refuse(400, `The field with id '${field.id}' is already on the screen.`)
  if (!availableFields(site, screen).includes(field))
    throw refuse(400, `The field with id '${field.id}' cannot be put on a screen.`)
  tab.fieldIds.push(field.id)
  note(site, 'Field added to screen', screen)
}

export function removeTabField(site: Site, screen: Screen, tab: ScreenTab, fieldId: string): void {
  tab.fieldIds.splice(placeOf(tab, fieldId), 1)
  note(site, 'Field removed from screen', screen)
}

export type Move = { readonly after: string } | { readonly position: 'Earlier' | 'Later' | 'First' | 'Last' }

/** Leaves no record: Atlassian's page names no moves. */
export function moveTabField(tab: ScreenTab, fieldId: string, move: Move): void {
  const at = placeOf(tab, fieldId)
  const rest = tab.fieldIds.filter((id) => id !== fieldId)
  const to = 'after' in move ? rest.indexOf(move.after) + 1 : target(move.position, at, rest.length)
  if (to < 0 || to > rest.length || ('after' in move && to === 0))
    throw refuse(404, `The field with id '${fieldId}' cannot be moved there.`)
  tab.fieldIds = [...rest.slice(0, to), fieldId, ...rest.slice(to)]
}

const target = (position: 'Earlier' | 'Later' | 'First' | 'Last', at: number, last: number): number =>
  ({ Earlier: at - 1, Later: at + 1, First: 0, Last: last })[position]

function placeOf(tab: ScreenTab, fieldId: string): number {
  const at = tab.fieldIds.indexOf(fieldId)
  if (at < 0) throw refuse(404, `The field with id '${fieldId}' is not on the tab.`)
  return at
}
