/** Drives a screen to what is wanted: fields leave before they come, and only what stands wrong is moved. */
import { z } from 'zod'
import { equal, Fault } from '../../../base/index.ts'
import { fits, type Jira } from '../../../jira/index.ts'
import { api, changed, isEmpty } from '../api.ts'
import { moved, movesTo } from '../order.ts'
import { TAB } from './read.ts'
import type { Screen, Tab } from './value.ts'

export const SCREENS = '/rest/api/3/screens'

/** A tab as it is by now. */
interface Live {
  readonly id: number
  name: string
  fields: readonly string[]
}

export async function updateScreen(jira: Jira, id: string, wanted: Screen, now: Screen): Promise<void> {
  const path = `${api(jira)}/screens/${id}`
  const details = changed(wanted, now, ['name', 'description'])
  if (!isEmpty(details)) await jira.send('PUT', path, details)
  if (equal(wanted.tabs, now.tabs)) return
  const tabs = `${path}/tabs`
  const live = await withIds(jira, tabs, now.tabs)
  const heirs = pairTabs(wanted.tabs, live)
  const kept = new Set(heirs.values())
  for (const tab of live) if (!kept.has(tab)) await jira.send('DELETE', `${tabs}/${tab.id}`)
  for (const [tab, heir] of heirs) await takeOff(jira, `${tabs}/${heir.id}/fields`, tab, heir)
  const settled: Live[] = []
  for (const tab of wanted.tabs) {
    const heir = await named(jira, tabs, tab, heirs.get(tab))
    await putOn(jira, tabs, tab, heir)
    settled.push(heir)
  }
  const made = settled.filter((tab) => !kept.has(tab))
  await orderTabs(jira, tabs, [...live.filter((tab) => kept.has(tab)), ...made], settled)
}

async function withIds(jira: Jira, path: string, now: readonly Tab[]): Promise<Live[]> {
  const rows = await jira.get(z.array(TAB), path)
  if (
    !equal(
      rows.map((row) => row.name),
      now.map((tab) => tab.name),
    )
  )
    throw new Fault('jira.conflict', `${jira.site} has other tabs on this screen than a moment ago.`)
  return now.map((tab, at) => ({ ...tab, id: rows[at]?.id ?? 0 }))
}

/** By name, else by a field they share, else whichever is left: a new screen has one tab already. */
function pairTabs(wanted: readonly Tab[], live: readonly Live[]): Map<Tab, Live> {
  const pairs = new Map<Tab, Live>()
  const rest = new Set(live)
  const pairIf = (suits: (tab: Tab, other: Live) => boolean): void => {
    for (const tab of wanted) {
      const heir = pairs.has(tab) ? undefined : [...rest].find((other) => suits(tab, other))
      if (heir === undefined) continue
      rest.delete(heir)
      pairs.set(tab, heir)
    }
  }
  pairIf((tab, other) => tab.name.toLowerCase() === other.name.toLowerCase())
  pairIf((tab, other) => tab.fields.some((field) => other.fields.includes(field)))
  pairIf(() => true)
  return pairs
}

async function takeOff(jira: Jira, path: string, wanted: Tab, live: Live): Promise<void> {
  for (const field of live.fields) if (!wanted.fields.includes(field)) await jira.send('DELETE', `${path}/${field}`)
  live.fields = live.fields.filter((field) => wanted.fields.includes(field))
}

async function named(jira: Jira, path: string, { name }: Tab, live: Live | undefined): Promise<Live> {
  if (live === undefined) return { ...fits(TAB, await jira.send('POST', path, { name }), path, jira.site), fields: [] }
  if (live.name !== name) await jira.send('PUT', `${path}/${live.id}`, { name })
  live.name = name
  return live
}

/** Jira puts a field that comes at the end of its tab. */
async function putOn(jira: Jira, tabs: string, wanted: Tab, live: Live): Promise<void> {
  const path = `${tabs}/${live.id}/fields`
  const added = wanted.fields.filter((field) => !live.fields.includes(field))
  for (const fieldId of added) await jira.send('POST', path, { fieldId })
  for (const { what, after } of movesTo([...live.fields, ...added], wanted.fields))
    await jira.send('POST', `${path}/${what}/move`, after === null ? { position: 'First' } : { after })
}

async function orderTabs(jira: Jira, path: string, now: readonly Live[], wanted: readonly Live[]): Promise<void> {
  let order = [...now]
  for (const { what, after } of movesTo(order, wanted)) {
    order = moved(order, { what: [what], after })
    await jira.send('POST', `${path}/${what.id}/move/${order.indexOf(what)}`)
  }
}
