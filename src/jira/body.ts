/** Reads what a site answered: JSON and nothing else, and nothing in it that would harm who uses it. */
import type { HttpResponse, Json } from '../base/index.ts'

/** The answer is no JSON of ours to read; what it is instead is nobody's to see. */
export const UNREADABLE = Symbol('unreadable')

/** A document of Jira's has some dozens; what is deeper would end in a stack that is full. */
const DEEPEST = 500

export function bodyOf({
  headers,
  body,
}: Pick<HttpResponse, 'headers' | 'body'>): Json | undefined | typeof UNREADABLE {
  if (body === '') return undefined
  if (!isJson(headers['content-type']) || isTooDeep(body)) return UNREADABLE
  try {
    return (ODD.test(body) ? JSON.parse(body, tamed as Reviver) : JSON.parse(body)) as Json
  } catch {
    return UNREADABLE
  }
}

/** Where none is told, the text decides. */
const isJson = (type: string | undefined): boolean =>
  type === undefined || /^\s*(application|text)\/([\w.-]+\+)?json\s*(;|,|$)/i.test(type)

function isTooDeep(text: string): boolean {
  if (text.length < 2 * DEEPEST) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // a text, to its end
        at = endOfText(text, at)
        break
      case 0x5b:
      case 0x7b:
        depth += 1
        if (depth > DEEPEST) return true
        break
      case 0x5d:
      case 0x7d:
        depth -= 1
    }
  }
  return false
}

function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return at
  }
  return text.length
}

/** What may need a second look: a name that is no name, a zero, half a letter, a number that a double cannot hold. */
const ODD = /__proto__|\\u(?:0000|005f|d[89a-f])|[\d.]{16}|\d[eE]\+?\d{2}/i

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
