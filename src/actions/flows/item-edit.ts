/** Decides what an edit makes of an item, and what keeps it from being made. Pure. */
import type { Json, Problem } from '../../base/index.ts'
import {
  canonicalFields,
  checkFields,
  checkMove,
  fromText,
  ITEM_FIELDS,
  type ItemField,
  type Level,
  type Measure,
  type Stage,
  sameField,
  type Tree,
  type Unestimated,
} from '../../portfolio/index.ts'
import type { ItemColumns, StoredIntegration, StoredItem } from '../../store/index.ts'

/** As a person asks for it. `text` is the description; a parent is named by its id or code. */
export interface WantedFields {
  readonly name?: string | undefined
  readonly text?: string | undefined
  /** The description as a document, where an earlier one is put back. */
  readonly description?: Json | undefined
  readonly stage?: string | undefined
  readonly owner?: string | null | undefined
  readonly start?: string | null | undefined
  readonly due?: string | null | undefined
  readonly health?: StoredItem['health'] | undefined
  readonly labels?: readonly string[] | undefined
  readonly parent?: string | null | undefined
  readonly position?: number | undefined
  readonly measure?: Measure | null | undefined
  readonly unestimated?: Unestimated | undefined
  /** Null: one. */
  readonly weight?: number | null | undefined
  /** By hand, in [0, 1]. */
  readonly share?: number | null | undefined
}

export interface Around {
  readonly tree: Tree<StoredItem>
  readonly stages: readonly Stage[]
  /** Ids of all members. */
  readonly members: ReadonlySet<string>
  /** Integrations that keep this item aligned, with the key of its issue there. */
  readonly aligned: readonly { readonly integration: StoredIntegration; readonly key: string }[]
}

export interface Edit {
  /** Only what differs. */
  readonly columns: Partial<ItemColumns>
  /** Of severity `blocks`: then nothing is written. */
  readonly problems: readonly Problem[]
}

/** What a new item begins as. */
export function blank(level: Level, stages: readonly Stage[]): StoredItem {
  return {
    id: '',
    code: '',
    level,
    parent: null,
    position: 0,
    name: '',
    description: null,
    stage: stages[0]?.id ?? '',
    owner: null,
    start: null,
    due: null,
    health: null,
    labels: [],
    measure: null,
    unestimated: null,
    weight: null,
    share: null,
    createdBy: '',
    createdAt: 0,
  }
}

export function editOf(before: StoredItem, wanted: WantedFields, around: Around): Edit {
  const { text, parent, position, measure, unestimated, weight, share, ...plain } = wanted
  const given = withoutUndefined(plain)
  const described = text === undefined ? {} : { description: fromText(text, before.description) }
  const after = { ...before, ...canonicalFields({ ...given, ...described }) }
  const changed = ITEM_FIELDS.filter((field) => !sameField(field, before[field] as never, after[field] as never))
  const place = parent === undefined ? before.parent : placeOf(parent, around.tree)
  const beside = withoutUndefined({
    position,
    measure,
    unestimated,
    weight,
    share,
    parent: place === before.parent ? undefined : place,
  })
  const isNew = before.id === ''
  const item = isNew ? { level: before.level } : before
  return {
    columns: { ...Object.fromEntries(changed.map((field) => [field, after[field]])), ...beside },
    problems: [
      ...checkFields(after, around.stages).filter(({ about }) => isNew || concerns(about, changed)),
      ...(place === before.parent ? [] : checkMove(around.tree, item, place)),
      ...unknownOwner(after, changed, around),
      ...changed.flatMap((field) => onlyJira(field, around)),
    ],
  }
}

/** What Jira made of an item long ago keeps nobody from editing something else. */
const concerns = (about: string, changed: readonly ItemField[]): boolean =>
  changed.some((field) => field === about || (field === 'start' && about === 'due'))

/** A name that no item has stays as it is: the tree says so. */
function placeOf(parent: string | null, tree: Tree<StoredItem>): string | null {
  if (parent === null) return null
  const name = parent.toLowerCase()
  return [...tree.byId.values()].find(({ id, code }) => id === name || code.toLowerCase() === name)?.id ?? name
}

function unknownOwner({ owner }: StoredItem, changed: readonly ItemField[], { members }: Around): Problem[] {
  if (owner === null || !changed.includes('owner') || members.has(owner)) return []
  return [blocks('owner', 'owner-unknown', 'There is no such member.', 'Choose one of the members.')]
}

function onlyJira(field: ItemField, { aligned }: Around): Problem[] {
  const says = aligned.find(({ integration }) =>
    integration.fields.some((mapping) => mapping.field === field && mapping.flow === 'from-jira'),
  )
  if (!says) return []
  const { integration, key } = says
  return [
    blocks(
      field,
      'jira-decides',
      `${integration.name} takes ${WORDS[field]} from ${key} only.`,
      `Edit it in Jira, at ${integration.site.origin}${integration.site.contextPath}/browse/${key}.`,
    ),
  ]
}

/** As sentences call them. */
export const WORDS: Readonly<Record<ItemField, string>> = {
  name: 'the name',
  description: 'the description',
  stage: 'the stage',
  owner: 'the owner',
  start: 'the start',
  due: 'the due date',
  health: 'the health',
  labels: 'the labels',
}

function blocks(about: string, code: string, says: string, remedy: string): Problem {
  return { severity: 'blocks', code, about, says, remedy }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const withoutUndefined = <T extends Readonly<Record<string, Json | undefined>>>(given: T): Present<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>
