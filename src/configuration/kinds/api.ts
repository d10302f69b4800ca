/** Where the platform API begins, and what every kind that writes through it needs. */
import { equal, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import type { Which } from '../kind.ts'

export const api = (jira: Jira): string => (jira.deployment === 'cloud' ? '/rest/api/3' : '/rest/api/2')

/** Of the named members those that are not yet as wanted: Jira is never sent what it already has. */
export function changed<V extends JsonObject>(wanted: V, now: V, names: readonly (keyof V & string)[]): Partial<V> {
  return Object.fromEntries(
    names.flatMap((name) => (equal(wanted[name], now[name]) ? [] : [[name, wanted[name]]])),
  ) as Partial<V>
}

export const isEmpty = (body: JsonObject): boolean => Object.keys(body).length === 0

/** Jira finds names by a part of them: what else it found is not read any further. */
export const isMeant = (which: Which, name: string): boolean => which === 'all' || 'id' in which || which.name === name
