/** Reads screens: all of them in one list, their tabs in bulk, the fields tab by tab. */
import { z } from 'zod'
import { Fault, isFault, lots } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import type { Found, Which } from '../../kind.ts'
import { api, isMeant } from '../api.ts'
import { fewAtOnce } from '../few-at-once.ts'
import type { Screen, Tab } from './value.ts'

const SCREEN = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  scope: z.looseObject({}).nullish(),
})
type Row = z.infer<typeof SCREEN>
export const TAB = z.looseObject({ id: z.number(), name: z.string() })
type LiveTab = z.infer<typeof TAB>
const FIELD = z.looseObject({ id: z.string() })
const BULK = z.looseObject({
  total: z.number().optional(),
  isLast: z.boolean().optional(),
  values: z.array(z.looseObject({ screenId: z.number(), tabId: z.number(), tabName: z.string() })),
})

/** So that the ids fit into an address, and the tabs of most screens into one page. */
const SCREENS_AT_ONCE = 50

export async function readCloud(jira: Jira, which: Which): Promise<Found<Screen>[]> {
  const filter = which === 'all' ? {} : 'id' in which ? { id: which.id } : { queryString: which.name }
  const all = await jira.all(SCREEN, '/rest/api/3/screens', filter)
  return readRows(
    jira,
    all.filter((row) => isMeant(which, row.name)),
  )
}

export async function readSome(jira: Jira, ids: readonly string[]): Promise<Found<Screen>[]> {
  const lists = lots(ids, SCREENS_AT_ONCE).map((id) => jira.all(SCREEN, '/rest/api/3/screens', { id }))
  return readRows(jira, (await Promise.all(lists)).flat())
}

/** Each asked for its tabs at once: the bulk list would have to be waited for. */
export async function readAtOnce(jira: Jira, ids: readonly string[]): Promise<Found<Screen>[]> {
  const tabs = Promise.all(ids.map((id) => readTabs(jira, Number(id), [])))
  const [rows, all] = await Promise.all([jira.all(SCREEN, '/rest/api/3/screens', { id: ids }), tabs])
  return rows.flatMap((row) => (row.scope ? [] : [found(row, all[ids.indexOf(String(row.id))] ?? [])]))
}

/** Those that show the field. */
export const screensWith = async (jira: Jira, field: string): Promise<string[]> =>
  (await jira.all(SCREEN, `/rest/api/3/field/${field}/screens`)).map(({ id }) => String(id))

async function readRows(jira: Jira, all: readonly Row[]): Promise<Found<Screen>[]> {
  const rows = all.filter((row) => !row.scope)
  const tabs = await tabsOfAll(jira, rows)
  return fewAtOnce(rows, async (row) => found(row, await readTabs(jira, row.id, tabs.get(row.id) ?? [])))
}

/** Its list has no filter by id, and nobody says whether it comes in pages or whole (jira-assumptions, screens). */
export async function readDataCenter(jira: Jira, which: Which): Promise<Found<Screen>[]> {
  const path = '/rest/api/2/screens'
  const filter = which !== 'all' && 'name' in which ? { search: which.name } : {}
  const first = await jira.get(z.union([z.array(SCREEN), z.looseObject({ values: z.array(SCREEN) })]), path, filter)
  const all = Array.isArray(first) ? first : await jira.all(SCREEN, path, filter)
  const rows = all.filter((row) => which === 'all' || 'name' in which || String(row.id) === which.id)
  return fewAtOnce(rows, async (row) => found(row, await readTabs(jira, row.id, [])))
}

const found = ({ id, name, description }: Row, tabs: Tab[]): Found<Screen> => ({
  id: String(id),
  value: { name, description: description ?? '', tabs },
})

async function tabsOfAll(jira: Jira, rows: readonly Row[]): Promise<Map<number, LiveTab[]>> {
  const ids = rows.map((row) => row.id)
  const all = (await Promise.all(lots(ids, SCREENS_AT_ONCE).map((lot) => bulkTabs(jira, lot)))).flat()
  const tabs = new Map<number, LiveTab[]>()
  for (const { screenId, tabId, tabName } of all)
    tabs.set(screenId, [...(tabs.get(screenId) ?? []), { id: tabId, name: tabName }])
  return tabs
}

/** Asks for the size of a page by `maxResult`, without an s (operation getBulkScreenTabs). */
async function bulkTabs(jira: Jira, screenId: readonly number[]) {
  const rows: z.infer<typeof BULK>['values'] = []
  for (;;) {
    const page = await jira.get(BULK, '/rest/api/3/screens/tabs', { screenId, startAt: rows.length, maxResult: 100 })
    rows.push(...page.values)
    const isLast = page.isLast ?? rows.length >= (page.total ?? 0)
    if (!isLast && page.values.length > 0) continue
    if (rows.length === (page.total ?? rows.length)) return rows
    throw new Fault('jira.broken', `${jira.site} changed the tabs of screens while we read them.`, { about: jira.site })
  }
}

/**
 * The bulk list has tabs that are long gone, and says nothing of order: only a screen's single tab is taken from it
 * (jira-assumptions, screens).
 */
async function readTabs(jira: Jira, id: number, known: readonly LiveTab[]): Promise<Tab[]> {
  const path = `${api(jira)}/screens/${id}/tabs`
  if (known.length === 1) {
    try {
      return await withFields(jira, path, known)
    } catch (error) {
      if (!isFault(error, 'jira.refused') && !isFault(error, 'jira.not-found')) throw error
    }
  }
  return withFields(jira, path, await jira.get(z.array(TAB), path))
}

async function withFields(jira: Jira, path: string, tabs: readonly LiveTab[]): Promise<Tab[]> {
  return Promise.all(
    tabs.map(async ({ id, name }) => ({
      name,
      fields: (await jira.get(z.array(FIELD), `${path}/${id}/fields`)).map((field) => field.id),
    })),
  )
}
