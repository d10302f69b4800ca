/** Reads a site's configuration, kind by kind; what fails is partial with its reason, never absent. */
import { z } from 'zod'
import { Fault, type FaultCode, isFault, type Json } from '../base/index.ts'
import { isAdministrator, type Jira } from '../jira/index.ts'
import { askingOnce } from './asking-once.ts'
import type { Found, Kind } from './kind.ts'
import { nameObjects } from './name-objects.ts'
import type { Completeness, Snapshot } from './snapshot.ts'

export interface SnapshotOptions {
  readonly kinds: readonly Kind[]
  /** What tells this site from every other: Cloud's id, Data Center's address. */
  readonly identity: string
  /** Called when a kind has been read. */
  readonly tell?: (kind: string, completeness: Completeness) => void
}

interface Reading {
  readonly kind: Kind
  readonly found: readonly Found<Json>[]
  readonly completeness: Completeness
}

export async function takeSnapshot(jira: Jira, { kinds, identity, tell }: SnapshotOptions): Promise<Snapshot> {
  const takenAt = jira.world.now()
  const before = await rights(jira)
  const asking = askingOnce(jira)
  const readings = await Promise.all(
    kinds.map(async (kind) => {
      const reading = await readKind(asking, kind)
      tell?.(kind.name, reading.completeness)
      return reading
    }),
  )
  const after = await rights(jira)
  const seen = readings.map((reading) => believed(reading, before.administrator && after.administrator, jira.site))
  const objects = nameObjects(seen)
  return {
    site: { name: jira.site, identity, deployment: jira.deployment },
    takenAt,
    account: objects.find((one) => one.kind === 'user' && one.id === after.account)?.key ?? null,
    kinds: Object.fromEntries(seen.map(({ kind, completeness }) => [kind.name, completeness])),
    objects,
  }
}

/** Without a login nothing can be read, and what is not Jira's answer says nothing of Jira. */
const ENDS_THE_READING: ReadonlySet<FaultCode> = new Set(['jira.unauthorized', 'jira.anonymous'])

async function readKind(jira: Jira, kind: Kind): Promise<Reading> {
  if (kind.can[jira.deployment].read === null)
    return {
      kind,
      found: [],
      completeness: {
        state: 'unreadable',
        count: 0,
        reason: `${kind.plural} cannot be read through the API of this Jira.`,
      },
    }
  try {
    const found = await kind.read(jira, 'all')
    return { kind, found, completeness: { state: 'complete', count: found.length } }
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('jira.') || ENDS_THE_READING.has(error.code)) throw error
    return { kind, found: [], completeness: { state: 'partial', count: 0, reason: error.message } }
  }
}

/** A list that shows only what the account may see answers 200 to everyone; only an administrator's is whole. */
function believed(reading: Reading, administrator: boolean, site: string): Reading {
  if (administrator || reading.kind.seenByRight !== true || reading.completeness.state !== 'complete') return reading
  const reason = `The account is not Jira administrator on ${site} (or was not all the time), so it may not see all of them.`
  return { ...reading, completeness: { state: 'partial', count: reading.found.length, reason } }
}

const MYSELF = z.looseObject({ accountId: z.string().optional(), key: z.string().optional() })

async function rights(jira: Jira): Promise<{ administrator: boolean; account: string }> {
  const myself = await jira.get(MYSELF, jira.deployment === 'cloud' ? '/rest/api/3/myself' : '/rest/api/2/myself')
  const account = myself.accountId ?? myself.key
  if (account === undefined) throw new Fault('jira.anonymous', `${jira.site} does not say whose token this is.`)
  return { administrator: await isAdministrator(jira), account }
}
