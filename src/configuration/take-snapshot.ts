/** Reads a site's configuration, kind by kind, or what changed of it; what fails is partial with its reason, never absent. */
import { z } from 'zod'
import { Fault, type FaultCode, isFault } from '../base/index.ts'
import { isAdministrator, type Jira } from '../jira/index.ts'
import { askingOnce } from './asking-once.ts'
import { recordedSince } from './audit-log.ts'
import type { Key, Kind } from './kind.ts'
import { KeyIndex, type KeysBefore, nameObjects, type ReadKind } from './name-objects.ts'
import { allOf, type Last, type Refreshed, refreshKind, type Since, settleKind } from './refresh.ts'
import { mayCarry } from './signal.ts'
import { type Completeness, objectsByKey, type Snapshot } from './snapshot.ts'

export interface SnapshotOptions {
  readonly kinds: readonly Kind[]
  /** What tells this site from every other: Cloud's id, Data Center's address. */
  readonly identity: string
  /** Called when a kind has been read. */
  readonly tell?: (kind: string, completeness: Completeness) => void
  /** A snapshot of the same site: of kinds that tell their changes only these are read. Without it all is read. */
  readonly last?: Last
}

interface Reading extends Refreshed {
  readonly kind: Kind
  readonly completeness: Completeness
}

export async function takeSnapshot(jira: Jira, options: SnapshotOptions): Promise<Snapshot> {
  const { kinds, identity, tell, last } = options
  const takenAt = jira.world.now()
  const before = await rights(jira)
  const asking = askingOnce(jira)
  const readings = new Map<string, Promise<Reading>>()
  const since = last && isOf(last, jira, identity) ? sinceLast(asking, last, kinds, readings) : null
  for (const kind of kinds)
    readings.set(
      kind.name,
      readKind(asking, kind, since).then((reading) => {
        tell?.(kind.name, reading.completeness)
        return reading
      }),
    )
  const read = await Promise.all(readings.values())
  const settled = since === null ? read : await settleAll(asking, read, since)
  const after = await rights(jira)
  const seen = settled.map((reading) => believed(reading, before.administrator && after.administrator, jira.site))
  const objects = nameObjects(handedOver(seen), since === null ? [] : since.last.keys, last && objectsByKey(last))
  return {
    site: { name: jira.site, identity, deployment: jira.deployment },
    takenAt,
    account: objects.find((one) => one.kind === 'user' && one.id === after.account)?.key ?? null,
    kinds: Object.fromEntries(seen.map(({ kind, completeness }) => [kind.name, completeness])),
    objects,
  }
}

const isOf = ({ site }: Last, jira: Jira, identity: string): boolean =>
  site.identity === identity && site.deployment === jira.deployment

/** Nobody says how late a record may be told (docs/jira-assumptions.md, the audit log). */
const OVERLAP = 15 * 60_000

function sinceLast(
  jira: Jira,
  last: Last,
  kinds: readonly Kind[],
  readings: ReadonlyMap<string, Promise<Reading>>,
): Since | null {
  const now = jira.world.now()
  const carried = kinds.filter((kind) => mayCarry(kind, last.kinds[kind.name], last.takenAt, now))
  if (carried.length === 0) return null
  const at = last.takenAt + (jira.skew() ?? 0) - OVERLAP
  let asked: ReturnType<typeof recordedSince> | undefined
  const before = new KeyIndex()
  for (const { kind, id, key } of last.keys) before.set(kind, id, key)
  return {
    ...{ last, before, at, carried: new Set(carried.map(({ name }) => name)) },
    records: () => (asked ??= recordedSince(jira, at)),
    async appeared(kind) {
      const reading = await readings.get(kind)
      if (reading?.completeness.state !== 'complete' || last.kinds[kind]?.state !== 'complete') return null
      return reading.found.flatMap(({ id }) => (before.get({ kind }, id) === undefined ? [id] : []))
    },
  }
}

/** What the snapshot before had and this one has not; of kinds that could not be read nothing is known to be gone. */
function goneKeys(before: KeysBefore, read: readonly Reading[]): ReadonlySet<Key> {
  const complete = read.filter(({ completeness }) => completeness.state === 'complete')
  const there = new Map(
    complete.map(({ kind, found, carried }) => [kind.name, new Set([...found, ...carried].map(({ id }) => id))]),
  )
  return new Set(before.flatMap(({ kind, id, key }) => (there.get(kind)?.has(id) === false ? [key] : [])))
}

/** Without a login nothing can be read, and what is not Jira's answer says nothing of Jira. */
const ENDS_THE_READING: ReadonlySet<FaultCode> = new Set(['jira.unauthorized', 'jira.anonymous'])

async function readKind(jira: Jira, kind: Kind, since: Since | null): Promise<Reading> {
  if (kind.can[jira.deployment].read === null)
    return nothing(kind, 'unreadable', `${kind.plural} cannot be read through the API of this Jira.`)
  return orPartial(kind, async () =>
    whole(kind, (await refreshed(jira, kind, since)) ?? allOf(await kind.read(jira, 'all'))),
  )
}

function settleAll(jira: Jira, read: readonly Reading[], { last, before }: Since): Promise<Reading[]> {
  const gone = goneKeys(last.keys, read)
  return Promise.all(
    read.map((reading) =>
      reading.carried.length === 0
        ? reading
        : orPartial(reading.kind, async () =>
            whole(reading.kind, await settleKind(jira, reading.kind, reading, gone, before)),
          ),
    ),
  )
}

/** Each kind with what was read of it, which nobody else holds any longer. */
function* handedOver(readings: readonly Reading[]): Generator<ReadKind> {
  for (const { kind, found, carried } of readings) yield { kind, found: found.splice(0), carried }
}

function whole(kind: Kind, read: Refreshed): Reading {
  const count = read.found.length + read.carried.length
  return { ...read, kind, completeness: { state: 'complete', count, version: kind.version, ...read.how } }
}

async function orPartial(kind: Kind, read: () => Promise<Reading>): Promise<Reading> {
  try {
    return await read()
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('jira.') || ENDS_THE_READING.has(error.code)) throw error
    return nothing(kind, 'partial', error.message)
  }
}

const refreshed = async (jira: Jira, kind: Kind, since: Since | null): Promise<Refreshed | null> =>
  since?.carried.has(kind.name) ? refreshKind(jira, kind, since) : null

const nothing = (kind: Kind, state: 'unreadable' | 'partial', reason: string): Reading => ({
  ...{ ...allOf([]), kind, completeness: { state, count: 0, reason } },
})

/** A list that shows only what the account may see answers 200 to everyone; only an administrator's is whole. */
function believed(reading: Reading, administrator: boolean, site: string): Reading {
  if (administrator || reading.kind.seenByRight !== true || reading.completeness.state !== 'complete') return reading
  const reason = `The account is not Jira administrator on ${site} (or was not all the time), so it may not see all of them.`
  return { ...reading, completeness: { state: 'partial', count: reading.completeness.count, reason } }
}

const MYSELF = z.looseObject({ accountId: z.string().optional(), key: z.string().optional() })

async function rights(jira: Jira): Promise<{ administrator: boolean; account: string }> {
  const path = jira.deployment === 'cloud' ? '/rest/api/3/myself' : '/rest/api/2/myself'
  const [myself, administrator] = await Promise.all([jira.get(MYSELF, path), isAdministrator(jira)])
  const account = myself.accountId ?? myself.key
  if (account === undefined) throw new Fault('jira.anonymous', `${jira.site} does not say whose token this is.`)
  return { administrator, account }
}
