/**
 * The issue above an issue. On Cloud it is the field `parent` for all. On Data Center that is for sub-tasks alone: an epic
 * stands in the field Epic Link, by its key, in values as in writes (jira-assumptions, Data Center).
 */
import { z } from 'zod'
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { fieldList } from './fields.ts'
import type { RawIssue } from './issue.ts'
import { api, part, unlessHidden } from './wire.ts'

export const EPIC_LINK = 'com.pyxis.greenhopper.jira:gh-epic-link'

/** By what all clients that come of one share. */
const known = new WeakMap<Jira['world'], string>()

/** The id of the field Epic Link; undefined where the site has none, and on Cloud. It never changes once it is there. */
export async function epicLinkOf(jira: Jira): Promise<string | undefined> {
  if (jira.deployment === 'cloud') return undefined
  const id = known.get(jira.world) ?? (await fieldList(jira)).find(({ schema }) => schema === EPIC_LINK)?.id
  if (id !== undefined) known.set(jira.world, id)
  return id
}

/** By the keys of epics, their ids; a key stands for itself where its epic is not to be seen, since it is there. */
export async function epicsOf(
  jira: Jira,
  epicLink: string | undefined,
  issues: readonly RawIssue[],
): Promise<ReadonlyMap<string, string>> {
  if (epicLink === undefined) return new Map()
  const ids = new Map(issues.map(({ key, id }) => [key, id]))
  const keys = new Set(issues.flatMap(({ fields }) => (typeof fields[epicLink] === 'string' ? [fields[epicLink]] : [])))
  const told = [...keys].map(async (key) => [key, ids.get(key) ?? (await named(jira, key))?.id ?? key] as const)
  return new Map(await Promise.all(told))
}

const NAMED = z.looseObject({ id: z.string(), key: z.string() })

function named(jira: Jira, idOrKey: string): Promise<z.infer<typeof NAMED> | undefined> {
  return unlessHidden(() => jira.get(NAMED, api(jira, `/issue/${part(idOrKey)}`), { fields: 'summary' }))
}

/** The body of an edit. A parent is given as `parent: { id }`, taken away as `parent: null`, on either product. */
export async function editBody(jira: Jira, fields: JsonObject): Promise<JsonObject> {
  const { parent, ...others } = fields
  if (parent === undefined) return { fields }
  if (jira.deployment === 'dataCenter') return { fields: { ...others, ...(await epicLinked(jira, parent)) } }
  if (parent !== null) return { fields }
  const update = { parent: [{ set: { none: true } }] }
  return Object.keys(others).length === 0 ? { update } : { fields: others, update }
}

const TYPE = z.looseObject({ subtask: z.boolean() })

/** The fields of a new issue: a sub-task keeps its parent as it is. */
export async function createdFields(jira: Jira, fields: JsonObject): Promise<JsonObject> {
  const { parent, ...others } = fields
  if (parent === undefined) return fields
  if (parent === null) return others
  const type = isObject(fields.issuetype) ? fields.issuetype.id : undefined
  if (jira.deployment === 'cloud' || type === undefined) return fields
  const { subtask } = await jira.get(TYPE, api(jira, `/issuetype/${part(String(type))}`))
  return subtask ? fields : { ...others, ...(await epicLinked(jira, parent)) }
}

/** Without such a field the parent stays as it was given: Jira refuses it in its own words. */
async function epicLinked(jira: Jira, parent: Json): Promise<JsonObject> {
  const epicLink = await epicLinkOf(jira)
  if (epicLink === undefined) return { parent }
  if (!isObject(parent)) return { [epicLink]: null }
  const key = typeof parent.key === 'string' ? parent.key : (await named(jira, String(parent.id)))?.key
  return { [epicLink]: key ?? String(parent.id) }
}
