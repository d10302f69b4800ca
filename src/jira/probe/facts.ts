/** What is kept of an answer: numbers, yes or no, and words of ours. Nothing that a customer wrote can be in it. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { RawAnswer } from '../raw.ts'

/** Text is one of our own words, never a piece of an answer. */
export type Facts = Readonly<Record<string, string | number | boolean>>

export function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (isArray(value)) return 'list'
  return typeof value === 'object' ? 'object' : typeof value === 'string' ? 'text' : typeof value
}

/** `at(body, 'values', 0, 'id')`: undefined wherever the way ends. */
export function at(value: Json | undefined, ...way: readonly (string | number)[]): Json | undefined {
  return way.reduce<Json | undefined>((here, step) => {
    if (typeof step === 'number') return isArray(here) ? here[step] : undefined
    return isObject(here) ? here[step] : undefined
  }, value)
}

/** The objects of a list; whatever else it holds is left out. */
export function rows(value: Json | undefined): JsonObject[] {
  return isArray(value) ? value.filter(isObject) : []
}

/** Which of these names something does not have; `nothing` when it has all. */
export function lacks(value: Json | undefined, ...names: readonly string[]): string {
  const missing = isObject(value) ? names.filter((name) => value[name] === undefined) : names
  return missing.join(', ') || 'nothing'
}

/** The same for each of a list. */
export function eachLacks(all: readonly JsonObject[], ...names: readonly string[]): string {
  return names.filter((name) => all.some((one) => one[name] === undefined)).join(', ') || 'nothing'
}

/** How an error body looks: Jira's own form, another kind of JSON, or text. */
export function errorForm({ body, text }: RawAnswer): string {
  if (isObject(body)) return isArray(body.errorMessages) && isObject(body.errors) ? 'messages and errors' : 'other JSON'
  return text === '' ? 'empty' : /^\s*</.test(text) ? 'a page' : 'text'
}

/** Only whether the words are those that we know. */
export const words = (known: boolean): string => (known ? 'known' : 'other')
