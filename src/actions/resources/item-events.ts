/** What happened to an item: who made it, who said what of it, what sync wrote, what it found on both sides. */
import { isArray } from '../../base/index.ts'
import {
  type Db,
  findItem,
  type ItemChange,
  itemHistory,
  listConflicts,
  listSyncSteps,
  type StoredItem,
} from '../../store/index.ts'
import { FIELD_NAMES } from '../../sync/index.ts'
import { fieldNamesOf, nameFields } from '../flows/field-names.ts'
import { namesOf } from '../flows/portfolio-view.ts'
import { type Names, showValue } from '../flows/show-value.ts'
import type { ItemEventView } from '../shapes/index.ts'
import { showConflict } from './show-conflict.ts'
import { iso } from './show-connection.ts'

const MOST = 500

/** Newest first. */
export async function eventsOf(db: Db, name: string): Promise<ItemEventView[]> {
  const item = await findItem(db, name)
  const [changes, steps, conflicts, names] = await Promise.all([
    itemHistory(db, item.id, MOST),
    listSyncSteps(db, { item: item.id, limit: MOST }),
    listConflicts(db, { item: item.id, state: 'all', limit: MOST }),
    namesOf(db),
  ])
  const called = await fieldNamesOf(
    db,
    steps.map(({ connection }) => connection.siteId),
  )
  const events: ItemEventView[] = [
    ...changes.filter(saysSomething).map((change) => changed(change, names)),
    ...steps.map(({ at, endedAt, title, state, why, connection }) => ({
      at: iso(endedAt ?? at),
      who: 'Fairlead',
      what: 'step' as const,
      says: why === null ? title : `${title}: ${nameFields(why, called(connection.siteId))}`,
      state,
    })),
    ...conflicts.map((conflict) => ({
      at: iso(conflict.decidedAt ?? conflict.at),
      who: conflict.decidedBy ?? 'Fairlead',
      what: 'conflict' as const,
      says: showConflict(conflict, names).says,
      state: conflict.state,
    })),
    made(item, changes),
  ]
  return events.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, MOST)
}

/** Newest first: that a field which never had a value has none is no news. */
function saysSomething({ field, value }: ItemChange, at: number, changes: readonly ItemChange[]): boolean {
  const isEmpty = value === null || (isArray(value) && value.length === 0)
  return !isEmpty || changes.slice(at + 1).some((before) => before.field === field)
}

function made({ code, createdAt, createdBy }: StoredItem, changes: readonly ItemChange[]): ItemEventView {
  const first = changes.at(-1)
  const who = first?.name ?? (first?.who === 'jira' ? 'Jira' : createdBy)
  return { at: iso(createdAt), who, what: 'made', says: `${code} was made.`, state: null }
}

function changed({ field, value, who, name, at }: ItemChange, names: Names): ItemEventView {
  const what = (FIELD_NAMES as Readonly<Record<string, string>>)[field] ?? OURS[field] ?? field
  const text = field === 'parent' ? '' : showValue(field, value, names)
  const says =
    field === 'parent' ? 'It was moved.' : text === '' ? `${what} was cleared.` : `${what}: ${text.slice(0, LONGEST)}`
  return { at: iso(at), who: name ?? (who === 'jira' ? 'Jira' : 'Fairlead'), what: 'field', says, state: who }
}

const OURS: Readonly<Record<string, string>> = {
  measure: 'Progress is measured by',
  weight: 'Weight',
  share: 'Share by hand',
  unestimated: 'Without an estimate',
}
const LONGEST = 200
