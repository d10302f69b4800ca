/** What fields are called, so that each can be told from every other: where a name is not one field's alone, its id stands beside. Pure. */

interface Named {
  readonly id: string
  readonly name: string
}

/** Names that people take for the same: Jira lets several fields bear one, and one be called as another's id is. */
const alike = (name: string): string => name.trim().toLowerCase()

export function toldApart<T extends Named>(all: readonly T[]): readonly T[] {
  const bearers = Map.groupBy(
    all.flatMap(({ id, name }) => [...new Set([alike(id), alike(name)])].map((word) => ({ word, id }))),
    ({ word }) => word,
  )
  return all.map((one) =>
    (bearers.get(alike(one.name)) ?? []).some(({ id }) => id !== one.id)
      ? { ...one, name: `${one.name} (${one.id})` }
      : one,
  )
}
