/** Writing issues: create, edit, and the properties that mark what is ours. */
import { z } from 'zod'
import { Fault, isFault, type Json, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { createdFields, editBody } from './parent.ts'
import { api, ID, part } from './wire.ts'

/** Only what is named is written. `parent` is an issue's id as `{ id }`, or null, on either product. */
export async function editIssue(jira: Jira, id: string, fields: JsonObject): Promise<void> {
  await jira.send('PUT', api(jira, `/issue/${part(id)}`), await editBody(jira, fields))
}

/** By operations, `[{ add: … }, { remove: … }]` per field: what else stands in a set is left alone. */
export async function changeIssue(
  jira: Jira,
  id: string,
  update: Readonly<Record<string, readonly JsonObject[]>>,
): Promise<void> {
  await jira.send('PUT', api(jira, `/issue/${part(id)}`), { update })
}

const EDITABLE = z.looseObject({
  fields: z.record(z.string(), z.looseObject({ operations: z.array(z.string()).nullish() })),
})

/** What an edit of this issue may do to a field: `set`, `add`, `remove` …; none where it may not be edited. */
export async function operationsOn(jira: Jira, id: string, field: string): Promise<readonly string[]> {
  const { fields } = await jira.get(EDITABLE, api(jira, `/issue/${part(id)}/editmeta`))
  return (Object.hasOwn(fields, field) ? fields[field]?.operations : null) ?? []
}

const CREATED = z.looseObject({ id: ID, key: z.string() })

/** With its properties in the same request, so that an issue of unknown outcome can be told from others. */
export async function createIssue(
  jira: Jira,
  fields: JsonObject,
  properties: Readonly<Record<string, Json>>,
): Promise<{ readonly id: string; readonly key: string }> {
  const marks = Object.entries(properties).map(([key, value]) => ({ key, value }))
  const body = { fields: await createdFields(jira, fields), ...(marks.length === 0 ? {} : { properties: marks }) }
  const made = CREATED.safeParse(await jira.send('POST', api(jira, '/issue'), body))
  if (made.success) return { id: made.data.id, key: made.data.key }
  throw new Fault('jira.unknown', `${jira.site} took a new issue, but did not tell its id.`, { about: jira.site })
}

const WITH_PROPERTIES = z.looseObject({ properties: z.record(z.string(), z.unknown()).nullish() })

/**
 * Null where the issue has no such property. Read with the issue: asked for alone, a missing property and an issue that
 * is not to be seen are the same 404.
 */
export async function readIssueProperty(jira: Jira, id: string, name: string): Promise<Json | null> {
  const query = { fields: 'summary', properties: name }
  const { properties } = await jira.get(WITH_PROPERTIES, api(jira, `/issue/${part(id)}`), query)
  const value = properties && Object.hasOwn(properties, name) ? properties[name] : null
  return (value ?? null) as Json
}

/** Nothing happens where it is gone already. */
export async function removeIssueProperty(jira: Jira, id: string, name: string): Promise<void> {
  try {
    await jira.send('DELETE', api(jira, `/issue/${part(id)}/properties/${part(name)}`))
  } catch (error) {
    if (!isFault(error, 'jira.not-found')) throw error
  }
}

export interface BackLink {
  /** One link for each of these: a second one with the same replaces the first. */
  readonly globalId: string
  readonly url: string
  readonly title: string
  readonly summary: string
}

/** A link on the issue to what it belongs to elsewhere, made or brought up to date. */
export async function linkBack(jira: Jira, id: string, { globalId, url, title, summary }: BackLink): Promise<void> {
  const application = { type: 'fairlead', name: 'Fairlead' }
  const body = { globalId, application, object: { url, title, summary } }
  await jira.send('POST', api(jira, `/issue/${part(id)}/remotelink`), body)
}
