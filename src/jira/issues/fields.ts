/** The fields of a site, and what a new issue of one type must and may have. */
import { z } from 'zod'
import type { Json, JsonObject } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { fits } from '../fits.ts'
import { api, ID, part } from './wire.ts'

export interface SiteField {
  readonly id: string
  readonly name: string
  /** `string`, `array`, `user` …; null for what is no value of an issue. */
  readonly type: string | null
  /** What an array holds. */
  readonly items: string | null
  readonly custom: boolean
  /** What kind of field it is: a custom field's type, or the name of a field of Jira's own. */
  readonly schema: string | null
  /** What it was called before Jira translated it for the account: its name as it was given, or Jira's in English. Cloud. */
  readonly untranslated?: string
  /** Of a team-managed project's own field: that project. */
  readonly project?: string
}

const FIELD = z.looseObject({
  id: z.string(),
  name: z.string(),
  untranslatedName: z.string().nullish(),
  custom: z.boolean().nullish(),
  scope: z.looseObject({ project: z.looseObject({ id: ID }).nullish() }).nullish(),
  schema: z
    .looseObject({
      type: z.string().nullish(),
      items: z.string().nullish(),
      custom: z.string().nullish(),
      system: z.string().nullish(),
    })
    .nullish(),
})

/** Those that the account has to do with: fields of projects that it may not browse are left out by Jira. */
export async function fieldList(jira: Jira): Promise<readonly SiteField[]> {
  const fields = await jira.get(z.array(FIELD), api(jira, '/field'))
  return fields.map(({ id, name, untranslatedName, custom, schema, scope }) => ({
    id,
    name,
    type: schema?.type ?? null,
    items: schema?.items ?? null,
    custom: custom ?? false,
    schema: schema?.custom ?? schema?.system ?? null,
    ...(untranslatedName ? { untranslated: untranslatedName } : {}),
    ...(scope?.project ? { project: scope.project.id } : {}),
  }))
}

export interface AskedField {
  readonly id: string
  readonly name: string
  readonly required: boolean
  /** Jira fills it itself when it is left out. */
  readonly hasDefault: boolean
  /** The values that there are to choose from; absent where anything goes, or where they must be searched for. */
  readonly allowed?: readonly Json[]
}

export const ASKED = z.looseObject({
  fieldId: z.string().nullish(),
  key: z.string().nullish(),
  name: z.string(),
  required: z.boolean(),
  hasDefaultValue: z.boolean().nullish(),
  allowedValues: z.array(z.unknown()).nullish(),
})

export function askedField(id: string, { name, required, hasDefaultValue, allowedValues }: z.infer<typeof ASKED>) {
  const allowed = allowedValues ? { allowed: allowedValues as Json[] } : {}
  return { id, name, required, hasDefault: hasDefaultValue ?? false, ...allowed } satisfies AskedField
}

const TOTAL = z.looseObject({ total: z.number().nullish(), isLast: z.boolean().nullish() })
/** More is refused with 400 here, not cut. */
const MOST = 200

/** What a new issue of the type is asked for; empty where the account may not create one. */
export async function createFields(jira: Jira, projectId: string, typeId: string): Promise<readonly AskedField[]> {
  const path = api(jira, `/issue/createmeta/${part(projectId)}/issuetypes/${part(typeId)}`)
  const fields: AskedField[] = []
  for (;;) {
    const page = await jira.get(z.looseObject({}), path, { startAt: fields.length, maxResults: MOST })
    const { total, isLast } = fits(TOTAL, page as JsonObject, path, jira.site)
    const rows = fits(z.array(ASKED), rowsOf(page as JsonObject), path, jira.site)
    fields.push(...rows.map((row) => askedField(row.fieldId ?? row.key ?? '', row)))
    if (rows.length === 0 || isLast === true || (total !== undefined && total !== null && fields.length >= total))
      return fields
  }
}

/** Cloud says `fields`, its document also `results`, Data Center `values` (jira-assumptions, Data Center). */
const rowsOf = ({ fields, results, values }: JsonObject): Json => fields ?? results ?? values ?? null

export interface Priority {
  readonly id: string
  readonly name: string
}

/** In Jira's order, the highest first. The newer paged list asks for an administrator's scope, this one does not. */
export async function priorities(jira: Jira): Promise<readonly Priority[]> {
  const list = await jira.get(z.array(z.looseObject({ id: ID, name: z.string() })), api(jira, '/priority'))
  return list.map(({ id, name }) => ({ id, name }))
}
