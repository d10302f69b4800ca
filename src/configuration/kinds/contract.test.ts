/** What every kind promises, told once for all of them and proven on a simulated site. */
import { beforeAll, describe, expect, test } from 'vitest'
import { visit } from '../../../test/sites.ts'
import { dice } from '../../../test/world.ts'
import { canonical, equal, isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import { stateOf } from '../../simulator/index.ts'
import type { Found, Kind } from '../kind.ts'
import type { Snapshot, SnapshotObject } from '../snapshot.ts'
import { takeSnapshot } from '../take-snapshot.ts'
import { fillUnreadable } from '../translate.ts'
import { KINDS } from './index.ts'

/** What the contract must know of a kind besides what the kind says of itself. */
interface Terms {
  /** The table of the site's state, and which of its rows the kind shows. */
  readonly table: string
  readonly rows?: (row: JsonObject) => boolean
  /** The member of a row that holds its id, where that is not `id`. */
  readonly id?: string
  /** What Jira lets somebody make; everything when left out. */
  readonly made?: (value: JsonObject) => boolean
  /** The same object under a name that is free. Left out: `name` is the name, and nothing else must be unique. */
  readonly renamed?: (value: JsonObject, suffix: string) => JsonObject
  /** Whether one object may be changed into the other. */
  readonly alike?: (a: JsonObject, b: JsonObject) => boolean
  /** What Jira never changes: an update leaves it as the object was made. */
  readonly keeps?: readonly string[]
}

const TERMS: Readonly<Record<string, Terms>> = {
  status: { table: 'statuses', rows: (row) => row.projectId === null },
  'issue-type-scheme': { table: 'issueTypeSchemes' },
  'custom-field': {
    table: 'fields',
    rows: (row) => row.custom === true && row.trashedAt === null,
    alike: (a, b) => a.type === b.type,
  },
  screen: { table: 'screens' },
  'screen-scheme': { table: 'screenSchemes' },
  'issue-type-screen-scheme': { table: 'issueTypeScreenSchemes' },
  project: {
    table: 'projects',
    renamed: (value, suffix) => ({ ...value, name: `${value.name}${suffix}`, key: `P${suffix.trim()}X` }),
    keeps: ['projectTypeKey'],
  },
  'issue-type': {
    table: 'issueTypes',
    rows: (row) => row.projectId === null,
    made: (value) => Number(value.hierarchyLevel) < 1,
    alike: (a, b) => a.hierarchyLevel === b.hierarchyLevel,
  },
  workflow: { table: 'workflows', keeps: ['name'] },
  'workflow-scheme': { table: 'workflowSchemes', rows: (row) => row.isDefault === false },
  priority: { table: 'priorities' },
  resolution: { table: 'resolutions' },
  'system-field': { table: 'fields', rows: (row) => row.custom === false },
  'permission-scheme': { table: 'permissionSchemes' },
  filter: { table: 'filters' },
  'project-role': { table: 'projectRoles' },
  user: { table: 'users', id: 'accountId' },
  group: { table: 'groups', keeps: ['name'] },
}

/** How many changes of one object into another are tried, of all that there could be. */
const CHANGES = 25
/** And of these, how many are interrupted after each of their writes. */
const INTERRUPTED = 8
const STORY = 'acme'

const tidy = (kind: Kind, value: Json): Json => (kind.normalise ? kind.normalise(value) : value)

let names = 0
/** A copy of the value as another object, in its canonical form. */
function copyOf(kind: Kind, value: Json): Json {
  const suffix = ` ${++names}`
  const object = value as JsonObject
  const copy = TERMS[kind.name]?.renamed?.(object, suffix) ?? { ...object, name: `${String(object.name)}${suffix}` }
  return tidy(kind, copy)
}

/** As the engine does it: what Jira brings by itself belongs to what is wanted, and what the site does not tell does not. */
function wantedNew(kind: Kind, value: Json, { deployment }: Pick<Jira, 'deployment'>): Json {
  const whole = kind.merge && kind.born ? kind.merge(value, kind.born(value), new Set()) : value
  return fillUnreadable(whole, kind.untold?.[deployment], undefined)
}

async function read(jira: Jira, kind: Kind, id: string): Promise<Found<Json>> {
  const found = (await kind.read(jira, { id })).find((one) => one.id === id)
  if (!found) throw new Error(`${kind.name} ${id} is not there`)
  return found
}

async function drive(jira: Jira, kind: Kind, id: string, wanted: Json): Promise<void> {
  const now = (await read(jira, kind, id)).value
  if (!equal(tidy(kind, now), wanted)) await kind.update?.(jira, id, wanted, now, {})
}

async function make(jira: Jira, kind: Kind, wanted: Json): Promise<string> {
  const id = (await kind.create?.(jira, wanted)) ?? ''
  await drive(jira, kind, id, wanted)
  return id
}

const seen = async (jira: Jira, kind: Kind, id: string): Promise<Json> => tidy(kind, (await read(jira, kind, id)).value)

/** A client that loses the connection once it has sent so many writes: the last is carried out, its answer never comes. */
function cutAfter(jira: Jira, writes: number): Jira & { readonly sent: () => number } {
  let sent = 0
  return {
    ...jira,
    sent: () => sent,
    async send(method, path, body, query) {
      const answer = await jira.send(method, path, body, query)
      if (++sent === writes) throw new Error('cut')
      return answer
    },
  }
}

const DEPLOYMENTS = ['cloud', 'dataCenter'] as const

describe.each(DEPLOYMENTS)('on a site of %s where nothing is written', (deployment) => {
  const { jira, site } = visit(STORY, deployment)
  const readable = KINDS.filter((kind) => kind.can[deployment].read !== null)
  const state = stateOf(site)
  const ids = idsIn(state)
  let all: readonly SnapshotObject[]

  let kinds: Snapshot['kinds']

  beforeAll(async () => {
    const snapshot = await takeSnapshot(jira, { kinds: KINDS, identity: 'site' })
    all = snapshot.objects
    kinds = snapshot.kinds
  })

  test('every kind is complete, or cannot be read there at all', () => {
    const unread = KINDS.filter((kind) => kinds[kind.name]?.state !== 'complete')
    expect(unread.map((kind) => kind.name)).toEqual(
      KINDS.filter((kind) => kind.can[deployment].read === null).map((kind) => kind.name),
    )
    expect(unread.filter((kind) => kinds[kind.name]?.state !== 'unreadable')).toEqual([])
  })

  describe.each(readable.map((kind) => [kind.name, kind] as const))('%s is read', (name, kind) => {
    let objects: readonly SnapshotObject[]
    let found: readonly Found<Json>[]

    beforeAll(async () => {
      objects = all.filter((object) => object.kind === name)
      found = await kind.read(jira, 'all')
    })

    test('whole', () => {
      const terms = TERMS[name]
      const rows = (isArray(state[terms?.table ?? '']) ? (state[terms?.table ?? ''] as Json[]) : []) as JsonObject[]
      const shown = rows.filter(terms?.rows ?? (() => true))
      expect(terms).toBeDefined()
      expect(shown.length).toBeGreaterThan(0)
      expect(found.map((one) => one.id).sort()).toEqual(shown.map((row) => String(row[terms?.id ?? 'id'])).sort())
    })

    test('with every reference resolved', () => {
      expect(objects.length).toBeGreaterThan(0)
      expect(objects.flatMap(({ key, unresolved }) => (unresolved ? [{ key, unresolved }] : []))).toEqual([])
    })

    test('without an id of the site in its key or its value', () => {
      const told = objects.flatMap(({ key, value }) =>
        (`${key} ${canonical(value)}`.match(/[\w:-]+/g) ?? []).flatMap(parts),
      )
      expect(told.filter((word) => ids.has(word))).toEqual([])
    })

    test('one by one, by id and by name, as in the whole', async () => {
      for (const one of found.slice(0, 5)) {
        expect(await read(jira, kind, one.id)).toEqual(one)
        const named = await kind.read(jira, { name: kind.nameOf(one.value) })
        expect(named.find((other) => other.id === one.id)).toEqual(one)
      }
    })
  })
})

const WRITABLE = DEPLOYMENTS.flatMap((deployment) =>
  KINDS.filter((kind) => kind.can[deployment].create !== null).map((kind) => [kind.name, deployment, kind] as const),
)

describe.each(WRITABLE)('%s is written on %s', (name, deployment, kind) => {
  const { jira } = visit(STORY, deployment)
  let found: readonly Found<Json>[]
  let values: Json[]
  let changes: [Json, Json][]

  beforeAll(async () => {
    found = await kind.read(jira, 'all')
    values = found
      .filter((one) => one.locked === undefined && (TERMS[name]?.made?.(one.value as JsonObject) ?? true))
      .map((one) => tidy(kind, one.value))
    const alike = TERMS[name]?.alike ?? (() => true)
    const all = values.flatMap((from) =>
      values.flatMap((to): [Json, Json][] => (alike(from as JsonObject, to as JsonObject) ? [[from, to]] : [])),
    )
    // What can be made and not changed (a custom field of Data Center) is a person's to change.
    changes = kind.update && kind.can[deployment].update === null ? [] : chosen(all, CHANGES)
  })

  test('created, and read as wanted', async () => {
    for (const value of values) {
      const wanted = wantedNew(kind, copyOf(kind, value), jira)
      expect(await seen(jira, kind, await make(jira, kind, wanted))).toEqual(wanted)
    }
  })

  test('updated, and read as wanted', async () => {
    for (const [from, to] of changes) {
      const id = await make(jira, kind, wantedNew(kind, copyOf(kind, from), jira))
      const wanted = mergedWith(kind, copyOf(kind, to), await seen(jira, kind, id))
      await drive(jira, kind, id, wanted)
      expect(await seen(jira, kind, id)).toEqual(wanted)
    }
  })

  test('updated again after any interruption', async () => {
    for (const [from, to] of changes.slice(0, INTERRUPTED)) {
      for (let writes = 1, whole = false; !whole; writes++) {
        const id = await make(jira, kind, wantedNew(kind, copyOf(kind, from), jira))
        const wanted = mergedWith(kind, copyOf(kind, to), await seen(jira, kind, id))
        const cut = cutAfter(jira, writes)
        whole = await drive(cut, kind, id, wanted).then(
          () => true,
          (error: Error) => {
            if (error.message !== 'cut') throw error
            return false
          },
        )
        await drive(jira, kind, id, wanted)
        expect(await seen(jira, kind, id)).toEqual(wanted)
      }
    }
  })

  test('not at all when it is as wanted', async () => {
    for (const { id, value, locked } of found) {
      if (locked !== undefined) continue
      const counted = cutAfter(jira, Number.POSITIVE_INFINITY)
      await kind.update?.(counted, id, tidy(kind, value), value, {})
      expect(counted.sent()).toBe(0)
    }
  })

  test('and removed', async () => {
    if (!kind.remove || values[0] === undefined) return
    const id = await make(jira, kind, wantedNew(kind, copyOf(kind, values[0]), jira))
    await kind.remove(jira, id)
    await expect(read(jira, kind, id)).rejects.toThrow()
  })
})

function mergedWith(kind: Kind, wanted: Json, now: Json): Json {
  const keeps = TERMS[kind.name]?.keeps ?? []
  const kept = Object.fromEntries(keeps.map((name) => [name, (now as JsonObject)[name]]))
  const possible = { ...(wanted as JsonObject), ...kept }
  return kind.merge ? kind.merge(possible, now, new Set()) : possible
}

/** The same few every time. */
function chosen<T>(all: readonly T[], most: number): T[] {
  const roll = dice(7)
  return all
    .map((one) => ({ one, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one)
}

/** A number of a simulated site, or a UUID. */
const LONG = /\d{6}|[0-9a-f]{8}-[0-9a-f]{4}-/

/** Everything in the state that is an id of this site alone: its numbers are long, accounts and groups are no words. */
function idsIn(state: Json): Set<string> {
  const ids = new Set<string>()
  const look = (value: Json | undefined, name: string): void => {
    if (isArray(value)) for (const one of value) look(one, name)
    else if (isObject(value)) for (const [member, one] of Object.entries(value)) look(one, member)
    else if (/^(id|accountId|cloudId|key)$/.test(name) && LONG.test(String(value)))
      for (const part of parts(String(value))) ids.add(part)
  }
  look(state, '')
  return ids
}

/** `customfield_10040` is an id, and so is the number in it. */
const parts = (word: string): string[] => [word, ...(word.match(/\d{6,}/g) ?? [])]
