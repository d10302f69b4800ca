/** Fields on Data Center: /rest/api/2/field, a bare list of all, and /rest/api/2/customFields. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody, optionalText, requiredText } from '../body.ts'
import { showField } from '../cloud/show-field.ts'
import { type Ask, created, every, first, number, ok, Refusal, type Reply, type Route, refuse } from '../http.ts'
import { createField, refuseLocked, refuseWanted, removeField } from '../model/field.ts'
import { isGlobal } from '../model/field-scope.ts'
import { FIELD_TYPES } from '../model/field-type.ts'
import { lastUsed, projectsWith, screensWith, seesField } from '../model/field-use.ts'
import { may } from '../model/permission.ts'
import type { Field } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'

const FIELDS = '/rest/api/2/field'
const CUSTOM = '/rest/api/2/customFields'
const READ = { needs: 'login', scopes: [], method: 'GET' } as const
const ADMIN = { needs: 'administer', scopes: [] } as const

export const fieldRoutes: readonly Route[] = [
  { ...READ, needs: 'anyone', path: FIELDS, operation: 'getFields', handle: list },
  { ...ADMIN, method: 'POST', path: FIELDS, operation: 'createCustomField', handle: create },
  { ...READ, path: CUSTOM, operation: 'getCustomFields', handle: listCustom },
  { ...ADMIN, method: 'DELETE', path: CUSTOM, operation: 'bulkDeleteCustomFields', handle: removeSeveral },
]

function list(ask: Ask): Reply {
  const { site, user } = ask
  if (!user && !may(site, user, 'BROWSE_PROJECTS')) throw refuse(401, 'You are not authenticated.')
  return ok([...site.tables.fields.values()].map((one) => showField(site, one)))
}

/** Where it says so, for some projects and issue types only; `-1` means all types. */
function create(ask: Ask): Reply {
  const { site } = ask
  const body = objectBody(ask)
  const field = createField(site, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description', 40_000) ?? '',
    type: requiredText(body, 'type'),
    searcherKey: optionalText(body, 'searcherKey') ?? null,
    projectIds: idList(body, 'projectIds'),
    issueTypeIds: idList(body, 'issueTypeIds').filter((id) => id !== '-1'),
  })
  return created(showField(site, field))
}

/** Who administers Jira sees them all. */
export function visibleCustomFields({ site, user }: Ask): Field[] {
  const isAdministrator = may(site, user, 'ADMINISTER')
  return [...site.tables.fields.values()].filter((one) => one.custom && (isAdministrator || seesField(site, user, one)))
}

/** `startAt` counts pages here, and the first is 1 (docs/jira-assumptions.md, Data Center). */
function listCustom(ask: Ask): Reply {
  const { site } = ask
  const text = first(ask, 'search')?.toLowerCase() ?? ''
  const rows = visibleCustomFields(ask)
    .filter((one) => one.name.toLowerCase().includes(text))
    .sort((a, b) => a.name.localeCompare(b.name))
  const [startAt, maxResults] = [number(ask, 'startAt', 1), number(ask, 'maxResults', 50)]
  if (startAt < 0 || maxResults < 1) throw refuse(400, 'startAt and maxResults must not be negative.')
  const from = Math.max(0, startAt - 1) * maxResults
  const values = rows.slice(from, from + maxResults).map((one) => showCustomField(site, one))
  return ok({ maxResults, startAt, total: rows.length, isLast: from + maxResults >= rows.length, values })
}

/** The type by its display name alone: its key is told by the list of all fields. */
function showCustomField(site: Site, field: Field): JsonObject {
  const { id, name, description, type, searcherKey, locked, schema, contexts } = field
  const numericId = schema.customId ?? 0
  const at = lastUsed(site, field)
  return {
    id,
    name,
    description,
    type: FIELD_TYPES.get(type ?? '')?.name ?? type,
    ...(searcherKey === null ? {} : { searcherKey }),
    projectIds: distinct(contexts.flatMap((one) => one.projectIds)).map(Number),
    issueTypeIds: distinct(contexts.flatMap((one) => one.issueTypeIds)),
    self: site.api(`/customFields/${numericId}`),
    numericId,
    isLocked: locked,
    isManaged: locked,
    isAllProjects: contexts.some(isGlobal),
    isTrusted: true,
    projectsCount: projectsWith(site, field).length,
    screensCount: screensWith(site, id).length,
    ...(at === null ? {} : { lastValueUpdate: jiraTime(at) }),
    issuesWithValue: countWith(site, id),
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)]

function countWith(site: Site, fieldId: string): number {
  let count = 0
  for (const { values } of site.issues.written()) if ((values[fieldId] ?? null) !== null) count += 1
  return count
}

/** Each for itself; refused only where none could go. */
function removeSeveral(ask: Ask): Reply {
  const ids = every(ask, 'ids').flatMap((one) => one.split(','))
  const kept = new Map(ids.flatMap((id) => complaint(ask.site, id)))
  const gone = ids.filter((id) => !kept.has(id))
  if (gone.length === 0) throw refuse(400, 'No custom fields were deleted.', Object.fromEntries(kept))
  for (const field of [...ask.site.tables.fields.values()].filter(({ id }) => gone.includes(id)))
    removeField(ask.site, field)
  return ok({
    message: 'Custom fields bulk delete operation finished.',
    deletedCustomFields: gone,
    notDeletedCustomFields: Object.fromEntries(kept),
  })
}

function complaint(site: Site, id: string): [string, string][] {
  const field = site.tables.fields.get(id)
  if (!field?.custom) return [[id, 'The custom field does not exist.']]
  try {
    refuseLocked(field)
    refuseWanted(site, field)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [[id, error.message]]
  }
}
