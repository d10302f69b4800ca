/** Small things that every question about issues needs: where it is asked, what ids are, and moments as Jira writes them. */
import { z } from 'zod'
import { Fault, type Instant, isFault, isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../client.ts'

/** A path of the API that the site's product has. */
export function api(jira: Pick<Jira, 'deployment'>, path: string): string {
  return `/rest/api/${jira.deployment === 'cloud' ? 3 : 2}${path}`
}

/** Ids come as text, and here and there as numbers. */
export const ID = z.union([z.string(), z.number()]).transform(String)

/** An object as it was told, not copied: there are millions, and most of each is nobody's to read. */
export const AS_TOLD = z.custom<JsonObject>((told) => isObject(told as Json), 'is no object')

/** An id or key of ours as one part of a path. */
export const part = (name: string): string => encodeURIComponent(name.toWellFormed())

/** `2026-02-07T07:26:55.864+0100`: the offset has no colon (jira-assumptions, Issues and history). */
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|([+-]\d\d):?(\d\d))$/
/** Histories read in bulk are shown with seconds in the document's example; milliseconds have three digits more. */
const FIRST_IN_MILLISECONDS = 100_000_000_000

/** NaN where it is none. */
export function momentOf(told: string | number): Instant {
  if (typeof told === 'number') return told < FIRST_IN_MILLISECONDS ? told * 1_000 : told
  const [, time, hours, minutes] = MOMENT.exec(told) ?? []
  return time === undefined ? Number.NaN : Date.parse(hours === undefined ? `${time}Z` : `${time}${hours}:${minutes}`)
}

export const INSTANT = z
  .union([z.string(), z.number()])
  .transform(momentOf)
  .refine((instant) => !Number.isNaN(instant), 'is no moment')

/** Fields are asked for by name: all of them (`*all`) would be read from a million issues for nothing. */
export function plainFields(fieldIds: readonly string[]): readonly string[] {
  const wrong = fieldIds.find((one) => !/^[a-z]\w*$/i.test(one))
  if (wrong === undefined) return [...new Set(fieldIds)]
  throw new Fault('input.invalid', `'${wrong}' is not the id of a field.`, {
    about: wrong,
    remedy: 'Name each field by its id, such as summary or customfield_10016.',
  })
}

/** Undefined where there is nothing to see for us: 404, and on Data Center 403 too. A token without the scope sees nothing at all. */
export async function unlessHidden<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isFault(error, 'jira.not-found') || isHidden(error)) return undefined
    throw error
  }
}

export const isHidden = (error: unknown): boolean => isFault(error, 'jira.forbidden') && error.facts.scope !== true
