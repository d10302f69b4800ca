/** How names go from one object to another in a plan: told from what each held and what it shall hold, not from the steps' order. */
import { type ConfigurationPlan, KINDS } from '../../../src/configuration/index.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

export const EXCHANGES = ['swap of names', 'ring of three names', 'chain of names', 'name for a new one'] as const

/** Which of these the plan holds. */
export function exchangesIn({ steps }: ConfigurationPlan): Set<(typeof EXCHANGES)[number]> {
  const found = new Set<(typeof EXCHANGES)[number]>()
  const holds = new Map<string, string>()
  const objects = [...Map.groupBy(steps, ({ about }) => about)].map(([about, own]) => {
    const [before, after] = [own[0]?.data.before ?? null, own.at(-1)?.data.after ?? null]
    const kind = BY_NAME.get(own[0]?.data.kind ?? '')
    const claims = (value: typeof before) =>
      (value === null ? [] : (kind?.claims?.(value) ?? [])).map((claim) => `${kind?.name} ${claim}`)
    for (const claim of claims(before)) holds.set(claim, about)
    return { about, isNew: before === null, claims: claims(after) }
  })
  /** Whose name each takes. */
  const takes = new Map<string, string>()
  for (const { about, isNew, claims } of objects)
    for (const claim of claims) {
      const holder = holds.get(claim)
      if (holder === undefined || holder === about) continue
      takes.set(about, holder)
      if (isNew) found.add('name for a new one')
    }
  for (const [about, first] of takes) {
    const second = takes.get(first)
    if (second === about) found.add('swap of names')
    else if (second !== undefined) found.add(takes.get(second) === about ? 'ring of three names' : 'chain of names')
  }
  return found
}
