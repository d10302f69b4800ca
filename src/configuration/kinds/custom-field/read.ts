/** Reads custom fields from Cloud: one list of fields, then per field only what its type and its contexts can hold. */
import { z } from 'zod'
import { isFault, type JsonObject, type Query } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import type { Found, Which } from '../../kind.ts'
import { isMeant } from '../api.ts'
import { fewAtOnce } from '../few-at-once.ts'
import { fromWire } from './default-value.ts'
import { defaultTypeOf, hasOptions, mayHaveDefault } from './field-type.ts'
import { type Context, type CustomField, type Default, nameOf, type Option } from './value.ts'

export const FIELDS = '/rest/api/3/field'
const FIELD = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  isLocked: z.boolean().nullish(),
  searcherKey: z.string().nullish(),
  schema: z.object({ custom: z.string() }),
})
const CONTEXT = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  isGlobalContext: z.boolean(),
  isAnyIssueType: z.boolean(),
})
type ContextRow = z.infer<typeof CONTEXT>
const PROJECT = z.looseObject({ contextId: z.string(), projectId: z.string().nullish() })
const ISSUE_TYPE = z.looseObject({ contextId: z.string(), issueTypeId: z.string().nullish() })
const OPTION = z.looseObject({
  id: z.string(),
  value: z.string(),
  disabled: z.boolean().nullish(),
  optionId: z.string().nullish(),
})
const DEFAULT = z.looseObject({ contextId: z.string(), type: z.string().nullish() })

export async function readCloud(jira: Jira, which: Which): Promise<Found<CustomField>[]> {
  const filter = which === 'all' ? {} : 'id' in which ? { id: which.id } : { query: plainName(which.name) }
  const rows = await readRows(jira, filter)
  const meant = rows.filter(({ name, schema }) => isMeant(which, nameOf({ name, type: schema.custom })))
  return fewAtOnce(meant, async (row) => found(jira, row, await contextRows(jira, `${FIELDS}/${row.id}`)))
}

/** Their contexts need not wait for the list. */
export async function readSome(jira: Jira, ids: readonly string[]): Promise<Found<CustomField>[]> {
  const [rows, ...contexts] = await Promise.all([
    readRows(jira, { id: ids }),
    ...ids.map((id) => contextRows(jira, `${FIELDS}/${id}`)),
  ])
  return Promise.all(rows.map((row) => found(jira, row, contexts[ids.indexOf(row.id)] ?? [])))
}

const readRows = (jira: Jira, filter: Query) =>
  jira.all(FIELD, `${FIELDS}/search`, { type: 'custom', expand: 'isLocked,searcherKey', ...filter })

async function found(
  jira: Jira,
  { id, name, description, searcherKey, isLocked, schema }: z.infer<typeof FIELD>,
  contexts: readonly ContextRow[],
): Promise<Found<CustomField>> {
  return {
    id,
    value: {
      name,
      description: description ?? '',
      type: schema.custom,
      searcher: searcherKey ?? null,
      contexts: await readContexts(jira, `${FIELDS}/${id}`, schema.custom, contexts),
    },
    ...(isLocked ? { locked: 'Jira or an app has locked this field' } : {}),
  }
}

/** The field's own name in what `nameOf` made of it. */
export const plainName = (name: string): string => name.replace(/ \([^()]*\)$/, '')

export const contextRows = (jira: Jira, field: string) => jira.all(CONTEXT, `${field}/context`)

async function readContexts(jira: Jira, field: string, type: string, rows: readonly ContextRow[]): Promise<Context[]> {
  const [projects, issueTypes, trees, defaults] = await Promise.all([
    rows.every((row) => row.isGlobalContext) ? [] : jira.all(PROJECT, `${field}/context/projectmapping`),
    rows.every((row) => row.isAnyIssueType) ? [] : jira.all(ISSUE_TYPE, `${field}/context/issuetypemapping`),
    Promise.all(rows.map((row) => (hasOptions(type) ? readOptions(jira, `${field}/context/${row.id}`) : []))),
    rows.length > 0 && mayHaveDefault(type) ? readDefaults(jira, field) : [],
  ])
  return rows.map((row, at) => {
    const tree = trees[at] ?? []
    return {
      name: row.name,
      description: row.description ?? '',
      everyProject: row.isGlobalContext,
      projects: projects.flatMap((one) => (one.contextId === row.id ? (one.projectId ?? []) : [])),
      everyIssueType: row.isAnyIssueType,
      issueTypes: issueTypes.flatMap((one) => (one.contextId === row.id ? (one.issueTypeId ?? []) : [])),
      options: tree.map(withoutId),
      default: defaultOf(type, row.id, defaults, wordsOf(tree)),
    }
  })
}

type Defaults = readonly z.infer<typeof DEFAULT>[] | null

/** Null: Jira tells them no more. It said that these operations end in October 2026 (Jira Cloud changelog, CHANGE-3082). */
async function readDefaults(jira: Jira, field: string): Promise<Defaults> {
  try {
    return await jira.all(DEFAULT, `${field}/context/defaultValue`)
  } catch (error) {
    if (isFault(error) && (error.facts.status === 410 || error.facts.status === 404)) return null
    throw error
  }
}

function defaultOf(
  type: string,
  context: string,
  defaults: Defaults,
  words: ReadonlyMap<string, string>,
): Default | null {
  const usual = defaultTypeOf(type) ?? ''
  if (defaults === null) return { type: usual, notCarried: true }
  const set = defaults.find((one) => one.contextId === context)
  return set ? fromWire(set.type ?? usual, set as JsonObject, words) : null
}

/** An option as a site has it. */
export interface LiveOption {
  readonly id: string
  readonly value: string
  readonly disabled: boolean
  readonly children: readonly LiveOption[]
}

/** Jira lists the upper options first, then those below them, each in their order (operation getOptionsForContext). */
export async function readOptions(jira: Jira, context: string): Promise<LiveOption[]> {
  const rows = await jira.all(OPTION, `${context}/option`)
  const below = Map.groupBy(rows, (row) => row.optionId ?? null)
  const treeOf = (parent: string | null): LiveOption[] =>
    (below.get(parent) ?? []).map(({ id, value, disabled }) => ({
      id,
      value,
      disabled: disabled === true,
      children: treeOf(id),
    }))
  return treeOf(null)
}

const withoutId = ({ value, disabled, children }: LiveOption): Option => ({
  value,
  disabled,
  children: children.map(withoutId),
})

function wordsOf(tree: readonly LiveOption[]): Map<string, string> {
  return new Map(tree.flatMap((option): [string, string][] => [[option.id, option.value], ...wordsOf(option.children)]))
}
