/** What people do to a site by hand, as verbs for the lists of drifts. */
import type { Instant } from '../../../base/index.ts'
import type { Field, FieldContext } from '../../records.ts'
import type { Site, Tables } from '../../site.ts'
import { contextNamed, fieldNamed, named } from '../build/named.ts'

/** What happened, with the thing’s name in ‘quotes’, and how. */
export type Drift = readonly [what: string, apply: (site: Site, at: Instant) => void]

type NamedTable = {
  [T in keyof Tables]: Tables[T] extends Map<string, { name: string }> ? T : never
}[keyof Tables]
type DescribedTable = {
  [T in keyof Tables]: Tables[T] extends Map<string, { name: string; description: string }> ? T : never
}[keyof Tables]

export function renamed(table: NamedTable, from: string, to: string): Drift {
  return [
    `‘${from}’ is now called ${to}`,
    (site) => {
      named<{ name: string }>(site.tables[table], from).name = to
    },
  ]
}

export function described(table: DescribedTable, name: string, description: string): Drift {
  return [
    `‘${name}’ is described in other words`,
    (site) => {
      named<{ name: string; description: string }>(site.tables[table], name).description = description
    },
  ]
}

/** Rows in another order; those not named keep theirs, behind. */
export function reorder<T extends { readonly id: string; readonly name: string }>(
  table: Map<string, T>,
  names: readonly string[],
): void {
  const first = names.map((name) => named(table, name))
  const rest = [...table.values()].filter((one) => !first.includes(one))
  table.clear()
  for (const one of [...first, ...rest]) table.set(one.id, one)
}

/** The field's context of that name, or its first one. */
export function inContext(
  fieldName: string,
  apply: (context: FieldContext, field: Field, site: Site) => void,
  contextName?: string,
) {
  return (site: Site): void => {
    const field = fieldNamed(site, fieldName)
    apply(contextNamed(field, contextName), field, site)
  }
}
