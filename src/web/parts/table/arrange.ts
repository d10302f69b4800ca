/** Which rows a list shows and in which order, out of its view: search, filters, sorting, groups. Pure. */
import type { View } from '../../view.ts'
import type { Filter, List } from './column.ts'

/** A filter's values stand in the address as `kind=screen,workflow`. */
export const chosen = (view: View, id: string): readonly string[] => view[id]?.split(',').filter(Boolean) ?? []

export function arrange<Row extends object>(rows: readonly Row[], list: List<Row>, view: View): readonly Row[] {
  const found = rows.filter((row) => fits(row, list, view))
  return ordered(found, list, view.sort)
}

export function fits<Row extends object>(row: Row, list: List<Row>, view: View): boolean {
  const words = (view.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const text = words.length > 0 ? textFor(row, list) : ''
  return words.every((word) => text.includes(word)) && (list.filters ?? []).every((filter) => passes(row, filter, view))
}

/** The text of a row may be all that it holds, and each key that is typed asks every row for it. */
const texts = new WeakMap<object, WeakMap<object, string>>()

function textFor<Row extends object>(row: Row, list: List<Row>): string {
  const known = texts.get(list) ?? new WeakMap<object, string>()
  texts.set(list, known)
  const text = known.get(row) ?? (list.textOf?.(row) ?? '').toLowerCase()
  known.set(row, text)
  return text
}

function passes<Row>(row: Row, filter: Filter<Row>, view: View): boolean {
  const wanted = chosen(view, filter.id)
  return wanted.length === 0 || valuesOf(row, filter).some((value) => wanted.includes(value))
}

export function valuesOf<Row>(row: Row, { of }: Filter<Row>): readonly string[] {
  const value = of(row)
  return typeof value === 'string' ? [value] : value
}

/** `name` sorts upwards, `-name` downwards. */
export function comparing<Row>(
  { columns }: List<Row>,
  sort: string | undefined,
): ((left: Row, right: Row) => number) | undefined {
  const down = sort?.startsWith('-') ?? false
  const order = columns.find(({ id }) => id === sort?.replace(/^-/, ''))?.order
  return order && ((left, right) => compareValues(order(left), order(right)) * (down ? -1 : 1))
}

/** Groups keep the order in which they come. */
function ordered<Row>(rows: readonly Row[], list: List<Row>, sort: string | undefined): readonly Row[] {
  const { groupOf } = list
  const order = comparing(list, sort)
  const groups = groupOf ? [...new Set(rows.map(groupOf))] : []
  const place = new Map(groups.map((group, index) => [group, index]))
  const compare = (left: Row, right: Row): number => {
    const apart = groupOf ? (place.get(groupOf(left)) ?? 0) - (place.get(groupOf(right)) ?? 0) : 0
    return apart !== 0 || !order ? apart : order(left, right)
  }
  return groupOf || order ? [...rows].sort(compare) : rows
}

function compareValues(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left).localeCompare(String(right), 'en', { numeric: true, sensitivity: 'base' })
}

/** The values there are, with how many rows have each. */
export function optionsOf<Row>(rows: readonly Row[], filter: Filter<Row>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const value of valuesOf(row, filter)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return inOrder([...counts], filter)
}

export function inOrder<Row>(
  counts: readonly (readonly [string, number])[],
  filter: Filter<Row>,
): readonly (readonly [string, number])[] {
  return counts.toSorted(([left], [right]) => compareValues(nameOf(filter, left), nameOf(filter, right)))
}

export const nameOf = <Row>({ name }: Filter<Row>, value: string): string => name?.(value) ?? value
