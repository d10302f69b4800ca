/** What an edit of an item would write, and where, before it is made: decided as the edit itself is, and nothing asked of Jira. */
import type { Json, Problem } from '../../base/index.ts'
import { ITEM_FIELDS, type ItemField } from '../../portfolio/index.ts'
import {
  type Aligned,
  alignmentOf,
  type Db,
  fieldNames,
  findItem,
  type ItemColumns,
  listIntegrations,
  membersOn,
  type StoredIntegration,
  type StoredItem,
  siteWords,
} from '../../store/index.ts'
import { FIELD_NAMES, type FieldMapping, isWalked, type People, toJira } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import type { PreviewView } from '../shapes/index.ts'
import { aroundOf } from './change-item.ts'
import { type FieldNames, nameFields } from './field-names.ts'
import { editOf, type WantedFields } from './item-edit.ts'
import { portfolioView } from './portfolio-view.ts'
import { type Names, showProblem, showRaw, showValue } from './show-value.ts'

type Write = PreviewView['writes'][number]

export async function previewEdit(
  { db, world }: Pick<Context, 'db' | 'world'>,
  name: string,
  wanted: WantedFields,
): Promise<PreviewView> {
  const item = await findItem(db, name)
  const { columns, problems } = editOf(item, wanted, await aroundOf(db, item))
  const names: Names = await portfolioView(db, world.now(), 'all')
  const pairs = await alignmentOf(db, { item: item.id })
  const integrations = await listIntegrations(db)
  const changed = ITEM_FIELDS.filter((field) => columns[field] !== undefined)
  const there = await Promise.all(
    pairs.map(async (pair) => {
      const integration = integrations.find(({ id }) => id === pair.integration)
      return integration && pair.issue
        ? inJira([item, { ...item, ...columns }], changed, pair, integration, await groundOf(db, integration, names))
        : []
    }),
  )
  const all = there.flat()
  return {
    writes: [...here(item, columns, names), ...all.flatMap(({ write }) => (write ? [write] : []))],
    problems: [...problems, ...all.flatMap(({ problem }) => (problem ? [problem] : []))].map(showProblem),
  }
}

interface Ground {
  readonly people: People
  readonly names: Names
  /** Names of the site's statuses by id. */
  readonly statuses: ReadonlyMap<string, string>
  readonly fields: FieldNames
}

async function groundOf(db: Db, { site }: StoredIntegration, names: Names): Promise<Ground> {
  const { statuses } = await siteWords(db, site.id)
  return {
    people: { members: await membersOn(db, site.id), deployment: site.deployment },
    names,
    statuses: new Map(statuses.map((status) => [status.id, status.name])),
    fields: await fieldNames(db, site.id),
  }
}

function here(item: StoredItem, columns: Partial<ItemColumns>, names: Names): Write[] {
  const before = item as unknown as Readonly<Record<string, Json>>
  return Object.entries(columns).map(([field, value]) => ({
    where: 'fairlead',
    what: `${item.code} ${item.name}`,
    field: (FIELD_NAMES as Readonly<Record<string, string>>)[field] ?? field,
    from: showValue(field, before[field] ?? null, names),
    to: showValue(field, value as Json, names),
    request: null,
  }))
}

type Told = { readonly write?: Write; readonly problem?: Problem }

function inJira(
  [before, after]: readonly [StoredItem, StoredItem],
  changed: readonly ItemField[],
  { issue }: Aligned,
  integration: StoredIntegration,
  ground: Ground,
): Told[] {
  if (!issue) return []
  const mapped = integration.fields.filter(({ field, flow }) => changed.includes(field) && flow !== 'from-jira')
  if (mapped.length === 0) return []
  if (issue.state !== 'seen')
    return [note(issue.key, 'issue-away', `${issue.key} cannot be seen in Jira now, so nothing is written there.`)]
  const paused = note(integration.name, 'paused', `${integration.name} is paused: Jira is written once it goes on.`)
  return [
    ...(integration.state === 'running' ? [] : [paused]),
    ...mapped.map((mapping): Told => {
      const value = after[mapping.field] as Json
      const was = before[mapping.field] as Json
      const converted = toJira(value, mapping, ground.people, { raw: issue.fields[mapping.jira] ?? null, was })
      if ('problem' in converted) return { problem: converted.problem }
      return { write: writeOf(value, mapping, issue, integration, ground) }
    }),
  ]
}

function writeOf(
  value: Json,
  mapping: FieldMapping,
  issue: NonNullable<Aligned['issue']>,
  { site }: StoredIntegration,
  { names, statuses, fields }: Ground,
): Write {
  const path = `${apiOf(site)}/issue/${issue.key}`
  const status = isWalked(mapping) ? (mapping.values?.[String(value)]?.[0] ?? '') : null
  return {
    where: 'jira',
    what: issue.key,
    field: nameFields(mapping.jira, fields),
    from: showRaw(issue.fields[mapping.jira]),
    to: status === null ? showValue(mapping.field, value, names) : (statuses.get(status) ?? status),
    request: status === null ? `PUT ${path}` : `POST ${path}/transitions`,
  }
}

export const apiOf = ({ deployment }: Pick<StoredIntegration['site'], 'deployment'>): string =>
  `/rest/api/${deployment === 'cloud' ? 3 : 2}`

function note(about: string, code: string, says: string): Told {
  return { problem: { severity: 'notes', code, about, says } }
}
