/** Reads what a site answered: JSON and nothing else, and nothing in it that would harm who uses it. */
import type { HttpResponse, Json } from '../base/index.ts'

/** The answer is no JSON of ours to read; what it is instead is nobody's to see. */
export const UNREADABLE = Symbol('unreadable')

/** A document of Jira's has some dozens; what is deeper would end in a stack that is full. */
const DEEPEST = 500
/** Digits that a double may not hold. */
const LONG = 16
const QUOTE = 0x22

export function bodyOf({
  headers,
  body,
}: Pick<HttpResponse, 'headers' | 'body'>): Json | undefined | typeof UNREADABLE {
  if (body === '') return undefined
  if (!isJson(headers['content-type'])) return UNREADABLE
  const found = lookOver(body)
  if (found === 'too-deep') return UNREADABLE
  try {
    const isOdd = found === 'odd-number' || ODD_TEXT.test(body)
    return (isOdd ? JSON.parse(body, tamed as Reviver) : JSON.parse(body)) as Json
  } catch {
    return UNREADABLE
  }
}

/** Where none is told, the text decides. */
const isJson = (type: string | undefined): boolean =>
  type === undefined || /^\s*(application|text)\/([\w.-]+\+)?json\s*(;|,|$)/i.test(type)

/** Past all texts, in which most of a body lies: ids in them may look like numbers with an exponent. */
function lookOver(text: string): 'too-deep' | 'odd-number' | 'plain' {
  let [depth, digits, isOdd] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === QUOTE) at = endOfText(text, at)
    else if (letter === 0x5b || letter === 0x7b) depth += 1
    else if (letter === 0x5d || letter === 0x7d) depth -= 1
    if (depth > DEEPEST) return 'too-deep'
    const isDigit = letter >= 0x30 && letter <= 0x39
    const isExponent = digits > 0 && (letter === 0x45 || letter === 0x65)
    digits = isDigit || (digits > 0 && letter === 0x2e) ? digits + 1 : 0
    isOdd ||= isExponent || digits >= LONG
  }
  return isOdd ? 'odd-number' : 'plain'
}

function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return at
  }
  return text.length
}

/** What may need a second look: a name that is no name, a zero, half a letter. */
const ODD_TEXT = /__proto__|\\u(?:0000|005[fF]|[dD][89a-fA-F])/

type Reviver = (key: string, value: unknown) => unknown

/**
 * An object named `__proto__` is left out; a text is not: Jira tells a project's roles by their names, and one may be
 * called so. A zero and half a letter, which no database keeps, become the sign for what cannot be shown; a whole number
 * that a double would round stays text, so that an id is the right one or refused, never another's.
 */
function tamed(key: string, value: unknown, { source }: { readonly source?: string }): unknown {
  if (key === '__proto__' && typeof value === 'object') return undefined
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd').toWellFormed()
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null
    return source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value) ? source : value
  }
  return isObject(value) ? withTamedNames(value) : value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function withTamedNames(value: Record<string, unknown>): Record<string, unknown> {
  const isTame = Object.keys(value).every((name) => !name.includes('\0') && name.isWellFormed())
  if (isTame) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name.replaceAll('\0', '\ufffd').toWellFormed(), one]),
  )
}
