/** Which rows of the portfolio a list asked for. Pure. */
import type { ItemRowView } from '../shapes/index.ts'

export interface ItemFilter {
  readonly level?: ItemRowView['level'] | undefined
  /** In the name or the code. */
  readonly search?: string | undefined
  readonly stage?: string | undefined
  readonly owner?: string | undefined
  /** As it is shown: what a person said, else what the facts suggest. */
  readonly health?: ItemRowView['health'] | undefined
  readonly label?: string | undefined
  readonly waiting?: boolean | undefined
  readonly linked?: boolean | undefined
  /** Items that the searched issue belongs to. */
  readonly byKey: ReadonlySet<string>
}

export function isHit(row: ItemRowView, { search, byKey, ...filter }: ItemFilter): boolean {
  const text = search?.toLowerCase()
  const same = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value
  return (
    same(filter.level, row.level) &&
    same(filter.stage, row.stage) &&
    same(filter.owner, row.owner?.id) &&
    same(filter.health, row.health ?? row.suggested?.health ?? null) &&
    same(filter.waiting, row.conflicts + row.problems > 0) &&
    same(filter.linked, row.issue !== null || row.rollUp.issues + row.rollUp.unknown > 0) &&
    (filter.label === undefined || row.labels.some((label) => label.toLowerCase() === filter.label?.toLowerCase())) &&
    (text === undefined || `${row.code} ${row.name}`.toLowerCase().includes(text) || byKey.has(row.id))
  )
}
