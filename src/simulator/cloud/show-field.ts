/** How a field is shown: in the plain list, and in Cloud's search with what `expand` names. */
import type { JsonObject } from '../../base/index.ts'
import type { Ask } from '../http.ts'
import { plannedDeletion } from '../model/field.ts'
import { FIELD_TYPES } from '../model/field-type.ts'
import { clauseNamesOf, lastUsed, projectsWith, screensWith, traitsOf } from '../model/field-use.ts'
import type { Field } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { showAccount } from './show-user.ts'

export function showField({ kind }: Site, field: Field): JsonObject {
  const { id, name, custom, schema } = field
  const { orderable, navigable, searchable } = traitsOf(field)
  const isCloud = kind === 'cloud'
  return {
    id,
    ...(isCloud ? { key: id } : {}),
    name,
    ...(isCloud && custom ? { untranslatedName: name } : {}),
    custom,
    orderable,
    navigable,
    searchable,
    clauseNames: clauseNamesOf(field),
    schema,
  }
}

/** Expansions of operation getFieldsPaginated; `projectsCount` is in its example though not in its list. */
const EXPANSIONS: Readonly<Record<string, (site: Site, field: Field) => JsonObject>> = {
  key: (_, { id }) => ({ key: id }),
  stableId: (_, { name }) => ({ stableId: `sfid:${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}` }),
  isLocked: (_, { locked }) => ({ isLocked: locked }),
  searcherKey: (_, { searcherKey }) => (searcherKey === null ? {} : { searcherKey }),
  screensCount: (site, { id }) => ({ screensCount: screensWith(site, id).length }),
  contextsCount: (_, { contexts }) => ({ contextsCount: contexts.length }),
  projectsCount: (site, field) => ({ projectsCount: projectsWith(site, field).length }),
  lastUsed: (site, field) => ({ lastUsed: showLastUsed(site, field) }),
}

export function showFoundField(site: Site, field: Field, expanded: ReadonlySet<string>): JsonObject {
  const { id, name, description, schema, custom, type } = field
  const typeDisplayName = FIELD_TYPES.get(type ?? '')?.name
  const more = [...expanded].map((key) => EXPANSIONS[key]?.(site, field) ?? {})
  return {
    id,
    name,
    schema,
    ...(custom ? { description } : {}),
    ...(typeDisplayName === undefined ? {} : { typeDisplayName }),
    ...Object.assign({}, ...more),
  }
}

/** Only custom fields are watched. */
function showLastUsed(site: Site, field: Field): JsonObject {
  if (!field.custom) return { type: 'NOT_TRACKED' }
  const at = lastUsed(site, field)
  return at === null ? { type: 'NO_INFORMATION' } : { type: 'TRACKED', value: jiraTime(at) }
}

export function showTrashedField(ask: Ask, { id, name, description, schema, trashedAt, trashedBy }: Field): JsonObject {
  return {
    id,
    name,
    schema,
    description,
    key: id,
    ...(trashedAt === null
      ? {}
      : { trashedDate: jiraTime(trashedAt), plannedDeletionDate: jiraTime(plannedDeletion(trashedAt)) }),
    ...(trashedBy === undefined ? {} : { trashedBy: showAccount(ask, trashedBy) }),
  }
}
