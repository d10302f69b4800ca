/**
 * The clicks that a person makes in Data Center's administration, in its own words
 * (docs/jira-assumptions.md, Data Center by hand). They name things as that site calls them, never by an id.
 */
import type { Json } from '../../base/index.ts'
import { type Key, type Kind, nameIn } from '../kind.ts'

/** A field of a form, and what to put into it. */
export type Entry = readonly [label: string, text: string]

export interface Form<V> {
  /** The page in the administration's Issues. */
  readonly place: string
  /** The button that opens the form. */
  readonly add: string
  readonly name: (value: V) => string
  readonly entries: (value: V) => readonly Entry[]
  /** What follows once the form is saved; `before` is null for what has just been made. */
  readonly further?: (after: V, before: V | null) => readonly string[]
}

export const openIssues = (place: string): string => `Open Administration → Issues → ${place}.`
export const called = (key: Key): string => `“${nameIn(key)}”`
export const enter = ([label, text]: Entry): string => (text === '' ? `${label}: leave it empty.` : `${label}: ${text}`)
export const listed = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '))

export function byForm<V extends Json>(form: Form<V>): NonNullable<Kind<V>['byHand']> {
  const { place, add, name, entries, further } = form
  return (verb, after, before) => {
    if (verb === 'delete' || after === null)
      return before === null ? [] : [openIssues(place), `Choose Delete beside “${name(before)}” and confirm.`]
    const more = further?.(after, before) ?? []
    if (before === null) {
      const filled = entries(after).filter(([, text]) => text !== '')
      return [openIssues(place), `Choose ${add}.`, ...filled.map(enter), 'Choose Add.', ...more]
    }
    const was = new Map(entries(before))
    const changed = entries(after).filter(([label, text]) => was.get(label) !== text)
    const edit =
      changed.length === 0 ? [] : [`Choose Edit beside “${name(before)}”.`, ...changed.map(enter), 'Choose Update.']
    return [openIssues(place), ...edit, ...more]
  }
}
