/** One change of one field of an issue, out of Jira's history: each field by its id, though Jira may tell only its name. */
import { z } from 'zod'
import type { Instant } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { fieldList } from './fields.ts'
import { EPIC_LINK } from './parent.ts'
import { AS_TOLD, ID, INSTANT } from './wire.ts'

export interface Change {
  readonly issueId: string
  /** The id of Jira's history entry: what was changed in one act has one. */
  readonly history: string
  readonly at: Instant
  /** Account id, on Data Center the user key; null where nobody is told. */
  readonly author: string | null
  /** Field id; a name of Jira's where there is no field, as for `Comment`. */
  readonly field: string
  readonly from: string | null
  readonly to: string | null
  readonly fromText: string | null
  readonly toText: string | null
}

/** An item is read by hand: `toString` of one that does not tell it is a function. */
const ITEM = AS_TOLD

export const HISTORY = z.object({
  id: ID,
  created: INSTANT,
  author: z
    .object({ accountId: z.string().nullish(), key: z.string().nullish(), name: z.string().nullish() })
    .nullish(),
  items: z.array(ITEM),
})
export type History = z.infer<typeof HISTORY>

/** In Jira's words, lower case, the ids of the fields that bear another name in histories (jira-assumptions, Issues and history). */
const SYSTEM: Readonly<Record<string, string>> = {
  'fix version': 'fixVersions',
  version: 'versions',
  component: 'components',
  key: 'issuekey',
  parent: 'parent',
  'parent issue': 'parent',
  issueparentassociation: 'parent',
  'issue type': 'issuetype',
  'due date': 'duedate',
  link: 'issuelinks',
  attachment: 'attachment',
}
/** Fields whose items may lack the id that Jira filters by. */
export const UNFILTERABLE: ReadonlySet<string> = new Set(['parent', 'issuekey', 'project'])

/** By the name of a custom field, the ids of all that bear it. */
export type Dictionary = ReadonlyMap<string, readonly string[]>

/**
 * Data Center tells names alone. Where several custom fields share one, a change may be of any of them and is told of
 * each: a conflict too many can be looked at, one too few is never seen. Epic Link is a parent besides.
 */
export async function dictionaryOf(jira: Jira): Promise<Dictionary> {
  if (jira.deployment === 'cloud') return new Map()
  const custom = (await fieldList(jira)).filter((field) => field.custom)
  return new Map(
    [...Map.groupBy(custom, ({ name }) => name)].map(([name, fields]) => [
      name,
      fields.flatMap(({ id, schema }) => (schema === EPIC_LINK ? [id, 'parent'] : [id])),
    ]),
  )
}

/** The oldest first. */
export function changesOf(
  issueId: string,
  histories: readonly History[],
  dictionary: Dictionary,
  isAsked: (field: string) => boolean = () => true,
): Change[] {
  return histories
    .toSorted((a, b) => a.created - b.created || Number(a.id) - Number(b.id))
    .flatMap(({ id, created, author, items }) =>
      items.flatMap((item) =>
        fieldsOf(item, dictionary)
          .filter(isAsked)
          .map((field) => ({
            issueId,
            history: id,
            at: created,
            author: author?.accountId ?? author?.key ?? author?.name ?? null,
            field,
            from: text(item, 'from'),
            to: text(item, 'to'),
            fromText: text(item, 'fromString'),
            toText: text(item, 'toString'),
          })),
      ),
    )
}

function fieldsOf(item: z.infer<typeof ITEM>, dictionary: Dictionary): readonly string[] {
  const name = text(item, 'field') ?? ''
  const system = SYSTEM[name.toLowerCase()]
  const id = text(item, 'fieldId')
  if (id) return [system === 'issuekey' ? system : id]
  return (
    (item.fieldtype === 'custom' ? dictionary.get(name) : undefined) ?? [system ?? dictionary.get(name)?.[0] ?? name]
  )
}

function text(item: z.infer<typeof ITEM>, name: string): string | null {
  const value = Object.hasOwn(item, name) ? item[name] : null
  return value === null || value === undefined ? null : String(value)
}
