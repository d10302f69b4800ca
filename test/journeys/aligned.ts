/** Acme's epics kept aligned with a portfolio, set up as a person sets it up: what the stories of sync begin with. */
import type { ApiByName } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import type { ServedSites } from './sites.ts'

export const ACME = 'acme'
export const SCOPE = ['PAR', 'ROU']

export type Integration = ApiByName['integrations.get']['output']
export type Mapping = Integration['mapping']
export type Item = ApiByName['items.list']['output']['items'][number]
export type Options = ApiByName['integrations.options']['output']

/** With the account that a Jira administrator made for Fairlead. */
export async function connectAcme(ada: Client, sites: ServedSites, projects: readonly string[] = SCOPE): Promise<void> {
  await ada.get('connections.create', { name: ACME, ...sites.candidate(ACME, 'service'), projects: [...projects] })
}

/** What the wizard suggests, as a draft. */
export async function integrate(
  ada: Client,
  change: (suggested: Mapping, options: Options) => Mapping = (suggested) => suggested,
  name = 'Epics',
): Promise<Integration> {
  const options = await ada.get('integrations.options', { name: ACME })
  if (!options.suggested) throw new Error(`nothing is suggested: ${JSON.stringify(options.problems)}`)
  const mapping = change(options.suggested, options)
  return ada.get('integrations.create', { name, connection: ACME, mapping })
}

export async function dryRun(
  ada: Client,
  { id: of }: Integration,
): Promise<ApiByName['integrations.getDryRun']['output']> {
  const { id } = await ada.get('integrations.dryRun', { id: of })
  const page = { id, limit: 1_000, offset: 0 }
  return ada.until('integrations.getDryRun', page, ({ state }) => state !== 'running')
}

/** Switched on, and read to the end of the first reading. */
export async function start(ada: Client, { id }: Integration): Promise<void> {
  await ada.get('integrations.start', { id })
  await statusUntil(ada, ({ state }) => state === 'running')
  await settled(ada)
}

type Status = ApiByName['sync.status']['output']['connections'][number]

export async function statusUntil(ada: Client, so: (now: Status) => boolean): Promise<Status> {
  const { connections } = await ada.until('sync.status', {}, (now) => now.connections.some(so))
  const found = connections.find(so)
  if (!found) throw new Error('acme has no sync')
  return found
}

/** After two more polls whatever the first had found is decided, and nothing waits to be written. */
export async function settled(ada: Client): Promise<void> {
  for (let polls = 0; polls < 2; polls++) {
    const [before] = (await ada.get('sync.status', {})).connections
    await statusUntil(
      ada,
      ({ polledAt, open }) => open === 0 && polledAt !== null && polledAt > (before?.polledAt ?? ''),
    )
  }
}

export async function itemOf(ada: Client, key: string): Promise<Item> {
  const { items } = await ada.get('items.list', {})
  const found = items.find(({ issue }) => issue?.key === key)
  if (!found) throw new Error(`no item stands for ${key}`)
  return found
}

/** Asks for the whole list until the item of that issue is so. */
export async function itemUntil(ada: Client, key: string, so: (item: Item) => boolean): Promise<Item> {
  const isSo = (one: Item) => one.issue?.key === key && so(one)
  const { items } = await ada.until('items.list', {}, (now) => now.items.some(isSo))
  const found = items.find(isSo)
  if (!found) throw new Error(`no item stands for ${key}`)
  return found
}
