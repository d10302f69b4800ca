/** What the target will hold when the plan is done. Pure. */
import type { Json } from '../../base/index.ts'
import type { Key, KindName } from '../kind.ts'
import type { Ground } from './check.ts'

/** The target's key → value, of one kind. */
export function later<V extends Json | object>(ground: Ground, kind: KindName): Map<Key, V> {
  const gone = new Set(ground.deleted.map(({ targetKey }) => targetKey))
  const values = new Map<Key, V>()
  for (const { key, value } of ground.onTarget.get(kind) ?? []) if (!gone.has(key)) values.set(key, value as V)
  for (const { targetKey, after } of ground.written.get(kind) ?? []) values.set(targetKey, after as V)
  return values
}
