/** The steps of a plan as boxes in waves: each step one, or, where there are many, one for each kind and verb of a wave. Pure. */
import { kindOf } from '../keys.ts'

export interface Step {
  readonly id: string
  /** From 1. */
  readonly wave: number
  readonly verb: 'create' | 'update' | 'delete'
  readonly about: string
  readonly after: readonly string[]
}

export interface Group extends Pick<Step, 'wave' | 'verb'> {
  readonly kind: string
  readonly count: number
  /** Null where several stand together. */
  readonly about: string | null
}

export interface Box extends Group {
  readonly id: string
  readonly place: { readonly x: number; readonly y: number }
}

export interface Folded {
  readonly boxes: readonly Box[]
  readonly lines: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  readonly waves: number
}

export const BOX = { width: 210, height: 30 } as const
const [ACROSS, DOWN, TOP] = [290, 38, 34]

/** Every step by itself. */
export function eachStep(steps: readonly Step[]): Folded {
  const known = new Set(steps.map(({ id }) => id))
  return folded(
    steps.map(({ id, wave, verb, about }) => ({ id, wave, verb, about, kind: kindOf(about), count: 1 })),
    steps.flatMap(({ id, after }) =>
      after.filter((before) => known.has(before)).map((before) => [before, id] as const),
    ),
  )
}

/** Those of one kind and verb in a wave together; lines name their ends by their places. */
export function byKind(groups: readonly Group[], lines: readonly (readonly [number, number])[]): Folded {
  const idOf = (place: number): string => `group ${place}`
  return folded(
    groups.map((group, place) => ({ ...group, id: idOf(place) })),
    lines.filter(([from, to]) => from !== to).map(([from, to]) => [idOf(from), idOf(to)] as const),
  )
}

function folded(boxes: readonly Omit<Box, 'place'>[], ends: readonly (readonly [string, string])[]): Folded {
  const filled = new Map<number, number>()
  const placed = boxes.map((box): Box => {
    const row = filled.get(box.wave) ?? 0
    filled.set(box.wave, row + 1)
    return { ...box, place: { x: (box.wave - 1) * ACROSS, y: TOP + row * DOWN } }
  })
  return {
    boxes: placed,
    lines: ends.map(([from, to]) => ({ id: `${from} > ${to}`, from, to })),
    waves: placed.reduce((most, { wave }) => Math.max(most, wave), 0),
  }
}

/** What a box waits for, and what waits for it, over any number of others. */
export function around(
  { lines }: Folded,
  id: string,
): { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } {
  const into = Map.groupBy(lines, ({ to }) => to)
  const outOf = Map.groupBy(lines, ({ from }) => from)
  const reach = (next: (box: string) => readonly string[]): ReadonlySet<string> => {
    const found = new Set<string>()
    const open = [id]
    for (let box = open.pop(); box !== undefined; box = open.pop())
      for (const other of next(box))
        if (!found.has(other)) {
          found.add(other)
          open.push(other)
        }
    return found
  }
  return {
    before: reach((box) => (into.get(box) ?? []).map(({ from }) => from)),
    after: reach((box) => (outOf.get(box) ?? []).map(({ to }) => to)),
  }
}
