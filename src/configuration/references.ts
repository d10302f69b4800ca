/** Walks the references of a value: collects them, or swaps each for something else (ids for keys, keys for ids). */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'
import type { Kind, Reference, Swap } from './kind.ts'

/** What becomes of a name in a text; names mean the same on every site, so most callers leave them as they are. */
export type SwapName = (reference: Reference, name: string) => string | undefined

/** A copy of the value with every reference swapped, then normalised. */
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

function swapAt(value: Json, reference: Reference, swap: Swap): Json {
  const result = go(value, reference.at.split('.'), '', reference, swap)
  return result === DROP ? null : result
}

/** `here` is the path so far, as `unit` spells it. A dropped unit travels up as DROP until its list takes it out. */
function go(
  value: Json | undefined,
  path: readonly string[],
  here: string,
  reference: Reference,
  swap: Swap,
): Json | typeof DROP {
  if (value === undefined || value === null) return null
  const [segment, ...rest] = path
  if (segment === undefined) return typeof value === 'string' ? (swap(reference, value) ?? DROP) : value
  const name = segment.replace('[]', '')
  const child = name === '' ? value : isObject(value) ? value[name] : undefined
  if (child === undefined || child === null) return value
  const below = here === '' ? segment : `${here}.${segment}`
  const next = segment.endsWith('[]')
    ? list(child, rest, below, reference, swap)
    : go(child, rest, below, reference, swap)
  if (next !== DROP) return name === '' ? next : { ...(value as JsonObject), [name]: next }
  const unitIsAbove = reference.unit !== undefined && below.length > reference.unit.length
  return unitIsAbove ? DROP : name === '' ? null : { ...(value as JsonObject), [name]: null }
}

function list(
  value: Json,
  rest: readonly string[],
  here: string,
  reference: Reference,
  swap: Swap,
): Json | typeof DROP {
  if (!isArray(value)) return value
  const swapped = value.map((element) => go(element, rest, here, reference, swap))
  const isUnit = reference.unit === undefined || reference.unit === here
  if (!isUnit && swapped.includes(DROP)) return DROP
  return swapped.filter((element) => element !== DROP) as Json[]
}
