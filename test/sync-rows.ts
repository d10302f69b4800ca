/** A connection with a running integration, its lease and its store: what tests of sync's rows begin with. */
import type { Instant } from '../src/base/index.ts'
import type { SeenIssue } from '../src/jira/index.ts'
import { acquireLease, type Db, ensureSite, type Lease, type SyncScope, syncStore } from '../src/store/index.ts'
import type { Integration, SyncStore } from '../src/sync/index.ts'

export const START: Instant = Date.UTC(2027, 2, 1, 9)
export const IN_DOUBT = 60_000

export interface Rows {
  readonly scope: SyncScope
  readonly store: SyncStore
  readonly integration: string
  /** The engine's clock, which a test may move. */
  readonly clock: { now: Instant }
}

export const MAPPING: Omit<Integration, 'id' | 'name' | 'connection' | 'level'> = {
  projects: ['10'],
  types: ['1'],
  fields: [
    { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' },
    { field: 'due', jira: 'duedate', flow: 'both', policy: 'ask' },
  ],
  createsItems: true,
  under: null,
  pushes: null,
  fills: {},
}

export async function syncRows(db: Db, name = 'acme'): Promise<Rows> {
  const where = {
    origin: `https://${name}.atlassian.net`,
    contextPath: '',
    cloudId: null,
    gateway: null,
    version: null,
  }
  const site = await ensureSite(db, { deployment: 'cloud', name, identity: `cloud:${name}`, ...where })
  const connection = await db
    .insertInto('connection')
    .values({ name, site_id: site.id, state: 'ok', report: '{}', checked_at: new Date(START), created_by: 'system' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const integration = await db
    .insertInto('integration')
    .values({
      name: `${name}'s initiatives`,
      connection_id: connection.id,
      state: 'running',
      level: 'initiative',
      mapping: JSON.stringify(MAPPING),
      created_by: 'system',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const clock = { now: START }
  const lease = await leaseOf(db, name, 'engine')
  const scope: SyncScope = {
    connection: connection.id,
    site: site.id,
    lease,
    inDoubt: IN_DOUBT,
    now: () => clock.now,
    actor: 'job:sync',
  }
  return { scope, store: syncStore(db, scope), integration: integration.id, clock }
}

export async function leaseOf(db: Db, name: string, holder: string): Promise<Lease> {
  const lease = await acquireLease(db, `sync:${name}`, holder, 600_000)
  if (!lease) throw new Error(`the lease of ${name} is taken`)
  return lease
}

export function issue(id: string, more: Partial<SeenIssue> = {}): SeenIssue {
  return {
    id,
    key: `PAY-${id}`,
    projectId: '10',
    projectKey: 'PAY',
    typeId: '1',
    typeName: 'Epic',
    statusId: '3',
    statusName: 'To Do',
    statusCategory: 'new',
    parentId: null,
    summary: `Issue ${id}`,
    created: START - 86_400_000,
    updated: START - 3_600_000,
    archived: false,
    fields: { summary: `Issue ${id}`, duedate: null },
    ...more,
  }
}

/** An item for each of these issues, observed and decided on. */
export async function pairsOf({ store, integration, clock }: Rows, ids: readonly string[]): Promise<string[]> {
  const issues = ids.map((id) => issue(id))
  await store.observe({ at: clock.now, issues, changes: [], states: [] })
  const links: string[] = []
  for (const { id, summary } of issues)
    links.push(
      await store.createItem({
        integration,
        issue: id,
        fields: {
          name: summary,
          description: null,
          stage: 'idea',
          owner: null,
          start: null,
          due: null,
          health: null,
          labels: [],
        },
        agreed: { name: summary, due: null },
      }),
    )
  return links
}
