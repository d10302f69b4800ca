/** Texts of the corpus, told in parts so that each site's own form of them is known without rewriting anything. */
import type { Row } from '../comparer/state.ts'

/** One reference: an object of a site by what people call it, and how the text writes it. */
export interface Named {
  readonly table: string
  readonly name: string
  /** `id`; `number` of a custom field; `name` as people call it, the same on both sites. */
  readonly as: 'id' | 'number' | 'name'
}
/** Of something that no other site can have: an option, a version, a sprint, an issue, or nothing at all. */
export interface Stranger {
  readonly stranger: string
}
export type Part = string | Named | Stranger

export interface Entry {
  readonly form: string
  readonly parts: readonly Part[]
  /** What must become of it. */
  readonly end: 'rewritten' | 'reported'
  /** Where the target's words are others than its own objects of the same name. */
  readonly there?: readonly Part[]
}

const isNamed = (part: Part): part is Named => typeof part !== 'string' && 'table' in part
export const countOf = ({ parts }: Entry): number => parts.filter((part) => typeof part !== 'string').length

export const id = (table: string, name: string): Named => ({ table, name, as: 'id' })
export const number = (name: string): Named => ({ table: 'fields', name, as: 'number' })
export const called = (table: string, name: string): Named => ({ table, name, as: 'name' })
export const stranger = (text: string): Stranger => ({ stranger: text })

/** The text as this site writes it. */
export const written = (state: Row, parts: readonly Part[]): string => parts.map((part) => word(state, part)).join('')

function word(state: Row, part: Part): string {
  if (!isNamed(part)) return typeof part === 'string' ? part : part.stranger
  if (part.as === 'name') return part.name
  const rows: readonly Row[] = state[part.table]
  const row = rows.find((one) => [one.key, one.email, one.name].includes(part.name))
  if (!row) throw new Error(`no ${part.table} ${part.name}`)
  const held = String(row.id ?? row.accountId)
  return part.as === 'number' ? held.replace('customfield_', '') : held
}
