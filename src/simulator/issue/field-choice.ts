/** Which fields an answer shows: `*all`, `*navigable`, names, and names with a minus. */
import { traitsOf } from '../model/field-use.ts'
import type { Field } from '../records.ts'

export type FieldChoice = (field: Field) => boolean

/** `usual` stands in where the request names no field to show; `id` shows none. */
export function chooseFields(asked: readonly string[], usual: '*all' | '*navigable' | 'id'): FieldChoice {
  const names = asked
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter(Boolean)
  const wanted = new Set(names.filter((one) => !one.startsWith('-')))
  const unwanted = new Set(names.filter((one) => one.startsWith('-')).map((one) => one.slice(1)))
  if (wanted.size === 0) wanted.add(unwanted.size > 0 && usual === 'id' ? '*navigable' : usual)
  return (field) => {
    if (unwanted.has(field.id)) return false
    return wanted.has('*all') || wanted.has(field.id) || (wanted.has('*navigable') && traitsOf(field).navigable)
  }
}

/** True when nothing but ids and keys is asked for, which allows the longest pages. */
export function asksForIdsOnly(asked: readonly string[]): boolean {
  const names = asked.flatMap((one) => one.split(',')).map((one) => one.trim())
  return names.every((one) => one === 'id' || one === 'key' || one === '')
}
