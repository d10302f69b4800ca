/** Values of Jira placed under ours: statuses under stages, options under healths. The first of each is the one that is written. Pure. */

export type Placed = Readonly<Record<string, readonly string[]>>

export const placeOf = (placed: Placed, value: string): string | undefined =>
  Object.keys(placed).find((place) => placed[place]?.includes(value))

/** Null takes the value out. */
export function place(placed: Placed, value: string, to: string | null): Placed {
  const rest = Object.entries(placed).map(([name, values]): [string, readonly string[]] => [
    name,
    values.filter((one) => one !== value),
  ])
  const next = new Map(rest)
  if (to !== null) next.set(to, [...(next.get(to) ?? []), value])
  return Object.fromEntries([...next].filter(([, values]) => values.length > 0))
}

export function writeFirst(placed: Placed, value: string): Placed {
  const to = placeOf(placed, value)
  if (to === undefined) return placed
  return { ...placed, [to]: [value, ...(placed[to] ?? []).filter((one) => one !== value)] }
}

const CATEGORIES = { new: 'proposed', indeterminate: 'underway', done: 'done' } as const

/** What has no place goes to the first stage of its status's category. */
export function placeByCategory(
  placed: Placed,
  statuses: readonly { readonly id: string; readonly category: keyof typeof CATEGORIES }[],
  stages: readonly { readonly id: string; readonly category: string }[],
): Placed {
  return statuses
    .filter(({ id }) => placeOf(placed, id) === undefined)
    .reduce((so, { id, category }) => {
      const stage = stages.find((one) => one.category === CATEGORIES[category])
      return stage ? place(so, id, stage.id) : so
    }, placed)
}
