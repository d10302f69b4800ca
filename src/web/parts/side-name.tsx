/** A side of a plan by name: a site, or a snapshot as its site and its moment. */
import type { ReactNode } from 'react'
import { useAsk } from '../queries.ts'

const SNAPSHOT = 'snapshot:'
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export const snapshotIn = (side: string): string | undefined =>
  side.startsWith(SNAPSHOT) ? side.slice(SNAPSHOT.length) : undefined

export const momentText = (at: string): string => MOMENT.format(new Date(at))

/** Until a snapshot is known, it is called just that. */
export function useSideName(side: string): string {
  const id = snapshotIn(side)
  const found = useAsk('GET /snapshots/{id}', { id: id ?? '' }, { enabled: id !== undefined, fresh: 600_000 }).data
  if (id === undefined) return side
  return found ? `${found.connection}, ${momentText(found.takenAt ?? found.startedAt)}` : 'a snapshot'
}

export function SideName({ side }: { readonly side: string }): ReactNode {
  return useSideName(side)
}
