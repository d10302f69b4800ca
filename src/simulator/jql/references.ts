/** Fields that name something: how JQL finds a status, a person or a version, and what an issue has of it. */
import { isArray, isObject, type Json } from '../../base/index.ts'
import type { Issue } from '../records.ts'
import type { Reference, Scope } from './subject.ts'

interface Named {
  readonly id: string
  readonly name: string
}

const NONE: Reference['functions'] = {}

export const noSuchValue = (field: string) => (text: string) =>
  `The value '${text}' does not exist for the field '${field}'.`

/** Values of a table's rows, found by id or by name whatever its case. */
export function tableReference(
  field: string,
  rows: () => Iterable<Named>,
  of: Reference['of'],
  more: Partial<Reference> = {},
): Reference {
  const find = (text: string) => {
    const name = text.toLowerCase()
    return [...rows()].filter((row) => row.id === text || row.name.toLowerCase() === name).map((row) => row.id)
  }
  const positions = () => new Map([...rows()].map((row, at) => [row.id, at]))
  let places: Map<string, number> | undefined
  const place = (id: string) => {
    places ??= positions()
    return places.get(id) ?? -1
  }
  return {
    kind: 'reference',
    field,
    of,
    find,
    missing: noSuchValue(field),
    functions: NONE,
    history: null,
    rank: null,
    order: (issue) => {
      const [first] = of(issue)
      return first === undefined ? null : place(first)
    },
    descends: false,
    ...more,
  }
}

/** On Cloud a person is an account id; Data Center knows user names and keys as well. */
export function peopleReference(scope: Scope, field: string, of: Reference['of'], history: string | null): Reference {
  const { users, groups } = scope.site.tables
  const find = (text: string) => {
    if (scope.site.kind === 'cloud') return users.has(text) ? [text] : []
    return [...users.values()].filter((one) => one.name === text || one.key === text).map((one) => one.accountId)
  }
  return {
    kind: 'reference',
    field,
    of,
    find,
    missing: noSuchValue(field),
    functions: {
      currentuser: () => (scope.user ? [scope.user.accountId] : []),
      membersof: (names) =>
        [...groups.values()]
          .filter((one) => one.name === names[0] || one.id === names[0])
          .flatMap((one) => one.members),
    },
    history,
    rank: null,
    order: (issue) => {
      const [first] = of(issue)
      return first === undefined ? null : (users.get(first)?.displayName.toLowerCase() ?? first)
    },
    descends: false,
  }
}

/** Whatever was written on an issue: every word exists. */
export function labelsReference(field: string, id: string): Reference {
  const of = (issue: Issue) => textsOf(issue.values[id]).map((label) => label.toLowerCase())
  return {
    kind: 'reference',
    field,
    of,
    find: (text) => [text.toLowerCase()],
    missing: noSuchValue(field),
    functions: NONE,
    history: null,
    rank: null,
    order: (issue) => of(issue).join(' ') || null,
    descends: false,
  }
}

/** Texts of a list, or the one text. */
export function textsOf(value: Json | undefined): string[] {
  if (isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** The ids under a name in `{ user: id }`, `{ option: id, child: id }`, or a list of those. */
export function idsUnder(value: Json | undefined, ...names: readonly string[]): string[] {
  if (isArray(value)) return value.flatMap((one) => idsUnder(one, ...names))
  if (!isObject(value)) return []
  return names.flatMap((name) => (typeof value[name] === 'string' ? [value[name]] : []))
}
