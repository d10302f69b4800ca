/** One issue as we read it: what sync always needs, and the raw values of the fields that were asked for. */
import { z } from 'zod'
import { type Instant, isArray, isObject, type Json } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { fits } from '../fits.ts'
import { AS_TOLD, INSTANT, plainFields } from './wire.ts'

export type StatusCategory = 'new' | 'indeterminate' | 'done'

export interface SeenIssue {
  readonly id: string
  readonly key: string
  readonly projectId: string
  readonly projectKey: string
  readonly typeId: string
  readonly typeName: string
  readonly statusId: string
  readonly statusName: string
  readonly statusCategory: StatusCategory
  /** The id of the issue above, on Data Center of the epic too; there its key, where the account may not see the epic. */
  readonly parentId: string | null
  readonly summary: string
  readonly created: Instant
  readonly updated: Instant
  readonly archived: boolean
  /**
   * Values by field id, as Jira tells them but without addresses. One that is missing was not told: it is not empty, it
   * does not apply or was not read.
   */
  readonly fields: Readonly<Record<string, Json>>
}

const BASIC = ['project', 'issuetype', 'status', 'parent', 'summary', 'created', 'updated', 'archiveddate'] as const

/** What is asked of Jira for so many fields. */
export function withBasics(fieldIds: readonly string[], more: readonly string[] = []): string[] {
  return [...new Set([...BASIC, ...more, ...plainFields(fieldIds)])]
}

/** Statuses of old sites may have no category, which Jira calls `undefined`: nothing has begun there. */
export const CATEGORY = z
  .object({ key: z.string().nullish() })
  .nullish()
  .transform((category): StatusCategory => {
    const key = category?.key
    return key === 'done' || key === 'indeterminate' ? key : 'new'
  })

const FIELDS = z.object({
  project: z.object({ id: z.string(), key: z.string() }),
  issuetype: z.object({ id: z.string(), name: z.string() }),
  status: z.object({ id: z.string(), name: z.string(), statusCategory: CATEGORY }),
  parent: z.object({ id: z.string() }).nullish(),
  summary: z.string().nullish(),
  created: INSTANT,
  updated: INSTANT,
  archiveddate: z.unknown().optional(),
})

export const RAW = z.object({ id: z.string(), key: z.string(), fields: AS_TOLD })
export type RawIssue = z.infer<typeof RAW>

/** `parentId` where the field `parent` does not tell it. */
export function seen(jira: Jira, raw: RawIssue, fieldIds: readonly string[], parentId: string | null): SeenIssue {
  const { project, issuetype, status, parent, summary, created, updated, archiveddate } = fits(
    FIELDS,
    raw.fields as Json,
    `the issue ${raw.key}`,
    jira.site,
  )
  return {
    id: raw.id,
    key: raw.key,
    projectId: project.id,
    projectKey: project.key,
    typeId: issuetype.id,
    typeName: issuetype.name,
    statusId: status.id,
    statusName: status.name,
    statusCategory: status.statusCategory,
    parentId: parent?.id ?? parentId,
    summary: summary ?? '',
    created,
    updated,
    archived: (archiveddate ?? null) !== null,
    fields: Object.fromEntries(
      fieldIds.flatMap((id) => (raw.fields[id] === undefined ? [] : [[id, withoutAddresses(raw.fields[id] as Json)]])),
    ),
  }
}

/** Where a value and its pictures are to be found is no part of it, though of a person it is most of what is told. */
function withoutAddresses(value: Json): Json {
  if (isArray(value)) return value.map(withoutAddresses)
  if (!isObject(value) || typeof value.self !== 'string') return value
  const { self: _, avatarUrls: __, iconUrl: ___, ...others } = value
  return others
}
