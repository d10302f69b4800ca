/** A snapshot of a simulated site without asking it anything. */
import type { Json } from '../../../src/base/index.ts'
import { KINDS, type Kind, type Snapshot, type SnapshotObject } from '../../../src/configuration/index.ts'
import type { Found } from '../../../src/configuration/kind.ts'
import { nameObjects } from '../../../src/configuration/name-objects.ts'
import { accountsOf } from '../../../src/simulator/index.ts'
import type { Site } from '../../../src/simulator/site.ts'
import { FINDERS } from './found.ts'

export function snapshotOf(site: Site): Snapshot {
  const account = accountsOf(site).find(({ role }) => role === 'admin')?.accountId
  const read = KINDS.map((kind) => ({ kind, found: FINDERS[kind.name]?.(site) ?? [] }))
  return { ...snapshotWith(site.name, read, account ?? '') }
}

/** `account`: who would have read it. */
export function snapshotWith(
  name: string,
  read: readonly { readonly kind: Kind; readonly found: readonly Found<Json>[] }[],
  account: string,
): Snapshot {
  const objects: SnapshotObject[] = nameObjects(read)
  return {
    site: { name, identity: name, deployment: 'cloud' },
    takenAt: 0,
    account: objects.find(({ kind, id }) => kind === 'user' && id === account)?.key ?? null,
    kinds: Object.fromEntries(read.map(({ kind, found }) => [kind.name, { state: 'complete', count: found.length }])),
    objects,
  }
}
