/** Walks the references of a value: collects them, or swaps each for something else (ids for keys, keys for ids). */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'
import type { Kind, Reference, Swap } from './kind.ts'

/** What becomes of a name in a text; names mean the same on every site, so most callers leave them as they are. */
export type SwapName = (reference: Reference, name: string) => string | undefined

/** The value with every reference swapped, then normalised; it shares what stays the same with the one given. */
export function swapAll(kind: Kind, value: Json, swap: Swap, rename: SwapName = (_, name) => name): Json {
  const structured = kind.references.reduce((result, reference) => swapAt(result, reference, swap), value)
  const inText: Swap = (reference, held) => (reference.named ? rename(reference, held) : swap(reference, held))
  const whole = kind.inside ? kind.inside(structured, inText) : structured
  return kind.normalise ? kind.normalise(whole) : whole
}

export interface Held {
  readonly reference: Reference
  readonly held: string
}

/** `keyOf` gives the key of what a name in a text means; without it such references are passed over. */
export function collect(kind: Kind, value: Json, keyOf: SwapName = () => undefined): Held[] {
  const found: Held[] = []
  const note: Swap = (reference, held) => {
    const key = reference.named ? keyOf(reference, held) : held
    if (key !== undefined) found.push({ reference, held: key })
    return held
  }
  for (const reference of kind.references) swapAt(value, reference, note)
  kind.inside?.(value, note)
  return found
}

const DROP = Symbol('drop')

/** One name on the way to a reference. */
interface Segment {
  readonly name: string
  readonly isList: boolean
  /** The way so far, as `unit` spells it. */
  readonly here: string
}

const ways = new WeakMap<Reference, readonly Segment[]>()

function wayTo(reference: Reference): readonly Segment[] {
  const known = ways.get(reference)
  if (known) return known
  const segments = reference.at.split('.')
  const way = segments.map((segment, at) => ({
    name: segment.replace('[]', ''),
    isList: segment.endsWith('[]'),
    here: segments.slice(0, at + 1).join('.'),
  }))
  ways.set(reference, way)
  return way
}

function swapAt(value: Json, reference: Reference, swap: Swap): Json {
  const result = go(value, wayTo(reference), 0, reference, swap)
  return result === DROP ? null : result
}

/** What nothing changes in is given back itself. A dropped unit travels up as DROP until its list takes it out. */
function go(
  value: Json | undefined,
  way: readonly Segment[],
  at: number,
  reference: Reference,
  swap: Swap,
): Json | typeof DROP {
  if (value === undefined || value === null) return null
  const segment = way[at]
  if (segment === undefined) return typeof value === 'string' ? (swap(reference, value) ?? DROP) : value
  const { name, isList, here } = segment
  const child = name === '' ? value : isObject(value) ? value[name] : undefined
  if (child === undefined || child === null) return value
  const next = isList ? list(child, way, at, reference, swap) : go(child, way, at + 1, reference, swap)
  if (next === child) return value
  if (next !== DROP) return name === '' ? next : { ...(value as JsonObject), [name]: next }
  const unitIsAbove = reference.unit !== undefined && here.length > reference.unit.length
  return unitIsAbove ? DROP : name === '' ? null : { ...(value as JsonObject), [name]: null }
}

function list(value: Json, way: readonly Segment[], at: number, reference: Reference, swap: Swap): Json | typeof DROP {
  if (!isArray(value)) return value
  let swapped: (Json | typeof DROP)[] | undefined
  for (let place = 0; place < value.length; place++) {
    const next = go(value[place], way, at + 1, reference, swap)
    if (next === value[place]) continue
    swapped ??= [...value]
    swapped[place] = next
  }
  if (!swapped) return value
  const isUnit = reference.unit === undefined || reference.unit === way[at]?.here
  if (!isUnit && swapped.includes(DROP)) return DROP
  return swapped.filter((element) => element !== DROP) as Json[]
}
