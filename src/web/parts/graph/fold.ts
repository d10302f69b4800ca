/** The steps of a plan as boxes in waves: each step one, or, where there are many, one for each kind and verb of a wave. Pure. */
import { kindOf } from '../keys.ts'

export interface Step {
  readonly id: string
  readonly verb: 'create' | 'update' | 'delete'
  readonly about: string
  readonly after: readonly string[]
}

export interface Box {
  readonly id: string
  /** From 1. */
  readonly wave: number
  readonly verb: Step['verb']
  readonly kind: string
  /** Of one object; undefined where several stand together. */
  readonly about: string | undefined
  readonly count: number
  readonly place: { readonly x: number; readonly y: number }
}

export interface Folded {
  readonly boxes: readonly Box[]
  readonly lines: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  readonly waves: number
}

export const BOX = { width: 210, height: 30 } as const
const [ACROSS, DOWN, TOP] = [290, 38, 34]

export function fold(steps: readonly Step[], waves: ReadonlyMap<string, number>, together: boolean): Folded {
  const boxOf = (step: Step): string =>
    together ? `${waves.get(step.id)} ${step.verb} ${kindOf(step.about)}` : step.id
  const members = Map.groupBy(steps, boxOf)
  const filled = new Map<number, number>()
  const boxes = [...members].flatMap(([id, inside]): Box[] => {
    const [first] = inside
    if (!first) return []
    const wave = waves.get(first.id) ?? 1
    const row = filled.get(wave) ?? 0
    filled.set(wave, row + 1)
    const place = { x: (wave - 1) * ACROSS, y: TOP + row * DOWN }
    const about = inside.length === 1 ? first.about : undefined
    return [{ id, wave, verb: first.verb, kind: kindOf(first.about), about, count: inside.length, place }]
  })
  const byId = new Map(steps.map((step) => [step.id, boxOf(step)]))
  const lines = new Map<string, { from: string; to: string }>()
  for (const step of steps)
    for (const before of step.after) {
      const [from, to] = [byId.get(before), boxOf(step)]
      if (from !== undefined && from !== to) lines.set(`${from} > ${to}`, { from, to })
    }
  return {
    boxes,
    lines: [...lines].map(([id, line]) => ({ id, ...line })),
    waves: Math.max(0, ...boxes.map(({ wave }) => wave)),
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
