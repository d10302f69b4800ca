/** What differs between two values, place by place: lists by element, so that a reader sees the change and not its surroundings. Pure. */

export type Value = unknown
export type Members = Readonly<Record<string, Value>>

export interface Change {
  /** Names of members and labels of elements, from outside in. */
  readonly path: readonly string[]
  /** `order`: the same elements in another order; `before` and `after` are their labels then. */
  readonly what: 'added' | 'removed' | 'changed' | 'order'
  readonly before: Value
  readonly after: Value
}

export const isMembers = (value: Value): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function differ(before: Value, after: Value, path: readonly string[] = []): readonly Change[] {
  if (same(before, after)) return []
  if (isMembers(before) && isMembers(after))
    return membersOf(before, after).flatMap((name) => differ(before[name], after[name], [...path, name]))
  if (Array.isArray(before) && Array.isArray(after)) return differLists(before, after, path)
  const what = isNothing(before) ? 'added' : isNothing(after) ? 'removed' : 'changed'
  return [{ path, what, before, after }]
}

const isNothing = (value: Value): boolean => value === null || value === undefined || value === ''

function differLists(before: readonly Value[], after: readonly Value[], path: readonly string[]): readonly Change[] {
  const label = labelOf([before, after])
  const [old, now] = [byLabel(before, label), byLabel(after, label)]
  const changes: Change[] = []
  for (const [name, value] of old)
    if (!now.has(name)) changes.push({ path: [...path, name], what: 'removed', before: value, after: undefined })
  for (const [name, value] of now)
    if (old.has(name)) changes.push(...differ(old.get(name), value, [...path, name]))
    else changes.push({ path: [...path, name], what: 'added', before: undefined, after: value })
  const [was, is] = [[...old.keys()].filter((name) => now.has(name)), [...now.keys()].filter((name) => old.has(name))]
  if (!same(was, is)) changes.push({ path, what: 'order', before: [...old.keys()], after: [...now.keys()] })
  return changes
}

export type Label = (element: Value, index: number) => string

/** Names that people know things by come first. */
const NAMING = ['name', 'value', 'status', 'role', 'issueType', 'key', 'field', 'ruleKey', 'id']

/** How the elements of these lists are told apart: by a member that names each of them, else by all that they hold. */
export function labelOf(lists: readonly (readonly Value[])[]): Label {
  const elements = lists.flat()
  if (elements.length > 0 && elements.every(isMembers)) {
    const names = [...NAMING, ...Object.keys(elements[0] ?? {})]
    const naming = names.find((name) => lists.every((list) => namesEach(list as readonly Members[], name)))
    if (naming !== undefined) return (element) => String((element as Members)[naming])
  }
  return (element) => (isMembers(element) || Array.isArray(element) ? leavesOf(element).join(' · ') : String(element))
}

function namesEach(list: readonly Members[], name: string): boolean {
  const values = list.map((element) => element[name])
  return (
    values.every((value) => typeof value === 'string' || typeof value === 'number') &&
    new Set(values).size === values.length
  )
}

/** An element that occurs twice counts twice. */
function byLabel(list: readonly Value[], label: Label): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>()
  for (const [index, element] of list.entries()) {
    const name = label(element, index)
    let free = name
    for (let number = 2; found.has(free); number++) free = `${name} (${number})`
    found.set(free, element)
  }
  return found
}

/** Texts and numbers anywhere in a value, the flesh without the bones. */
export function leavesOf(value: Value): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (isMembers(value)) return membersOf(value).flatMap((name) => leavesOf(value[name]))
  return isNothing(value) || value === false ? [] : [String(value)]
}

const FIRST = ['name', 'key', 'value', 'permission', 'description']

/** Of one value or of two together, what names it first, then by the alphabet. */
export function membersOf(...values: readonly Members[]): readonly string[] {
  const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return [...new Set(values.flatMap((value) => Object.keys(value)))].sort(
    (left, right) => place(left) - place(right) || left.localeCompare(right),
  )
}

export function same(left: Value, right: Value): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((element, index) => same(element, right[index]))
  if (!isMembers(left) || !isMembers(right)) return false
  return membersOf(left, right).every((name) => same(left[name], right[name]))
}
